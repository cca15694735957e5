package io.ringtape.bench.session;

import io.ringtape.event.Frame;
import io.ringtape.tape.TapeFile;
import io.ringtape.tape.TapeReader;
import java.nio.file.Path;

/** The entries of a tape in memory as one array of bytes, so that no file is read during a measurement. */
public final class Transactions {
    /** The transactions of a session that is not in memory. */
    public static final Transactions NONE = new Transactions(new byte[0], new int[0]);

    private final byte[] bytes;
    private final int[] ends;

    private Transactions(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** Reads a complete tape, which must be below 2 GiB. */
    static Transactions read(Path folder) {
        try (TapeReader tape = TapeReader.open(folder)) {
            long room = tape.manifest().files().stream()
                    .mapToLong(TapeFile::bytes)
                    .max()
                    .orElseThrow();
            byte[] bytes = new byte[Math.toIntExact(room)];
            int[] ends = new int[Math.toIntExact(tape.manifest().entries())];
            Frame frame = new Frame();
            int end = 0;
            for (int i = 0; tape.next(frame); i++) {
                System.arraycopy(frame.bytes(), 0, bytes, end, frame.length());
                end += frame.length();
                ends[i] = end;
            }
            return new Transactions(bytes, ends);
        }
    }

    /** Returns the number of transactions. */
    public int count() {
        return ends.length;
    }

    /** Returns the bytes of all frames, one after the other. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns where frame {@code index}, from 0, begins. */
    public int offset(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Returns the bytes of frame {@code index}. */
    public int length(int index) {
        return ends[index] - offset(index);
    }
}
