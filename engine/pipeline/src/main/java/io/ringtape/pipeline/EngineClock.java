package io.ringtape.pipeline;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;

/** The engine's only "now": read once per cause, strictly increasing. For the engine's thread only. */
public final class EngineClock {
    private final TimeSource source;
    private final FrameReader cause = new FrameReader();
    private long lastNs;

    /** Creates a clock for a new session. */
    public EngineClock(TimeSource source) {
        this(source, 0);
    }

    /** Creates a clock that continues after {@code lastNs}, the engine time of the last transaction on the tape. */
    public EngineClock(TimeSource source, long lastNs) {
        this.source = source;
        this.lastNs = lastNs;
    }

    /**
     * Returns the engine time of the frame's cause: that of the source, or a nanosecond after the last one if that is
     * later.
     */
    long next(Frame frame) {
        if (!cause.wrap(frame).next()) {
            throw new IllegalStateException("a frame without a cause has no time");
        }
        lastNs = Math.max(lastNs + 1, source.timeNs(cause));
        return lastNs;
    }
}
