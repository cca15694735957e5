package io.ringtape.pipeline;

import io.ringtape.event.FrameReader;

/** The time of recorded data: when the cause was received then, or would have been. */
public final class HistoricalClock implements TimeSource {
    @Override
    public long timeNs(FrameReader cause) {
        return cause.receiveNs();
    }
}
