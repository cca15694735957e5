package io.ringtape.pipeline;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;

/** The engine's only "now": read once for each cause and strictly increasing. Used by the engine's thread alone. */
public final class EngineClock {
    private final TimeSource source;
    private final FrameReader cause = new FrameReader();
    private long lastNs;

    /** A clock of a session without a past. */
    public EngineClock(TimeSource source) {
        this(source, 0);
    }

    /** A clock that goes on after {@code lastNs}, the engine time of the last transaction on the tape. */
    public EngineClock(TimeSource source, long lastNs) {
        this.source = source;
        this.lastNs = lastNs;
    }

    /** Engine time of the frame's cause: the source's, or a nanosecond after the last where that is later. */
    long next(Frame frame) {
        if (!cause.wrap(frame).next()) {
            throw new IllegalStateException("a frame without a cause has no time");
        }
        lastNs = Math.max(lastNs + 1, source.timeNs(cause));
        return lastNs;
    }
}
