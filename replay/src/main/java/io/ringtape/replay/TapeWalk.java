package io.ringtape.replay;

import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.nio.file.Path;

/** Walks the events of a tape once, from front to back, proving each entry on the way. */
public final class TapeWalk {
    private static final int PROGRESS_EVERY = 1 << 16;

    /** Receives the events of a tape. */
    public interface Visitor extends EventListener {
        /** Called before the events of an entry, which count from 1; the record is its cause, valid during the call. */
        default void onEntry(long entry, FrameReader cause) {}

        /** Whether to go on; asked after each entry. */
        default boolean goesOn() {
            return true;
        }
    }

    private TapeWalk() {}

    /**
     * Walks the tape in {@code folder}.
     *
     * @return the tape's manifest
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged in the part that was read
     */
    public static TapeManifest of(Path folder, Visitor visitor, RunProgress progress) {
        try (TapeReader tape = TapeReader.open(folder)) {
            TapeManifest manifest = tape.manifest();
            progress.phase(
                    "read " + folder.getFileName(), "entries", manifest.entries() == 0 ? -1 : manifest.entries());
            Frame frame = new Frame();
            FrameReader cause = new FrameReader();
            EventDispatcher events = new EventDispatcher(visitor);
            do {
                if (!tape.next(frame)) {
                    return manifest;
                }
                if (cause.wrap(frame).next()) {
                    visitor.onEntry(tape.entry(), cause);
                    events.dispatch(frame);
                }
                if (tape.entry() % PROGRESS_EVERY == 0) {
                    progress.at(tape.entry());
                }
            } while (visitor.goesOn());
            return manifest;
        }
    }
}
