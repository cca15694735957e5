package io.ringtape.pipeline;

import io.ringtape.event.FrameReader;

/** The source of engine time. */
public interface TimeSource {
    /**
     * Returns the instant of a cause, epoch nanoseconds. {@code cause} is positioned on it. May go back; the engine
     * clock does not.
     */
    long timeNs(FrameReader cause);
}
