package io.ringtape.pipeline;

import io.ringtape.engine.Transactor;
import io.ringtape.event.Alert;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;

/** An engine that numbers causes and emits for each trade an alert carrying the number of trades so far. */
final class ToyEngine implements Transactor {
    private final FrameReader reader = new FrameReader();
    private final FrameWriter writer = new FrameWriter();
    private final Alert alert = new Alert();
    private long sequence;
    private long trades;

    @Override
    public void process(Frame frame, long timeNs) {
        reader.wrap(frame).next();
        reader.stamp(++sequence, timeNs);
        if (reader.type() == EventType.TRADE) {
            alert.sequence = ++sequence;
            alert.timeNs = timeNs;
            alert.value = ++trades;
            writer.append(frame, alert);
        }
    }
}
