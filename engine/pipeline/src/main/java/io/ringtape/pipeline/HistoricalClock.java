package io.ringtape.pipeline;

import io.ringtape.event.FrameReader;

/** The time of recorded data: the receive time of the cause. */
public final class HistoricalClock implements TimeSource {
    @Override
    public long timeNs(FrameReader cause) {
        return cause.receiveNs();
    }
}
