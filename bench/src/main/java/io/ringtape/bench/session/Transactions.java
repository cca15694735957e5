package io.ringtape.bench.session;

import io.ringtape.event.Frame;
import io.ringtape.tape.TapeFile;
import io.ringtape.tape.TapeReader;
import java.nio.file.Path;

/** The entries of a tape in memory, one flat array of bytes: nothing is read or parsed while something is measured. */
public final class Transactions {
    /** Stands for a session that is not in memory. */
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

    /** How many there are. */
    public int count() {
        return ends.length;
    }

    /** Returns all their bytes, one frame after the other. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the frame begins; they are counted from 0. */
    public int offset(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Bytes of the frame. */
    public int length(int index) {
        return ends[index] - offset(index);
    }
}
