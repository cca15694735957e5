package io.ringtape.replay;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.nio.file.Path;

/** Walks the records of a tape once, from front to back, proving each entry on the way. */
public final class TapeWalk {
    private static final int PROGRESS_EVERY = 1 << 16;

    /** Sees every record of a type that this version knows. */
    public interface Visitor {
        /** A record of that entry, from 1; valid during the call. */
        void onRecord(long entry, FrameReader record);

        /** Asked after each entry: whether to go on. */
        default boolean goesOn() {
            return true;
        }
    }

    private TapeWalk() {}

    /**
     * Walks the tape in that folder.
     *
     * @return what the tape is
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged where it was read
     */
    public static TapeManifest of(Path folder, Visitor visitor, RunProgress progress) {
        try (TapeReader tape = TapeReader.open(folder)) {
            TapeManifest manifest = tape.manifest();
            progress.phase("read " + folder.getFileName(), "events", manifest.entries() == 0 ? -1 : manifest.entries());
            Frame frame = new Frame();
            FrameReader record = new FrameReader();
            do {
                if (!tape.next(frame)) {
                    return manifest;
                }
                record.wrap(frame);
                while (record.next()) {
                    if (record.type() != null) {
                        visitor.onRecord(tape.entry(), record);
                    }
                }
                if (tape.entry() % PROGRESS_EVERY == 0) {
                    progress.at(tape.entry());
                }
            } while (visitor.goesOn());
            return manifest;
        }
    }
}
