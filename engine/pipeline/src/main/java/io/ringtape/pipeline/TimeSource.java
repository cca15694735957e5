package io.ringtape.pipeline;

import io.ringtape.event.FrameReader;

/** Where engine time comes from. */
public interface TimeSource {
    /** The instant of a cause, epoch nanoseconds; the reader stands on the cause. May go back: the engine clock does not. */
    long timeNs(FrameReader cause);
}
