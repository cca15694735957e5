package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.util.Arrays;

/**
 * A decision of a run.
 *
 * @param event with its own ids
 * @param signalId of the signal it belongs to; missing if it has none
 * @param orderId of the order it belongs to; missing if it has none
 * @param content the event without what only locates it in its run, the only record of the frame
 * @param known number of bytes of the record that its writer knew
 */
record Decision(Event event, long signalId, long orderId, Frame content, int known) {
    /** Whether both have the same content, at the same time, in all fields that both writers knew. */
    boolean hasContentOf(Decision other) {
        int end = Math.min(known, other.known);
        return isOfKind(other)
                && event.timeNs == other.event.timeNs
                && Arrays.equals(
                        content.bytes(),
                        FrameReader.HEAD_BYTES,
                        end,
                        other.content.bytes(),
                        FrameReader.HEAD_BYTES,
                        end);
    }

    /** Whether both are events of one type on one instrument. */
    boolean isOfKind(Decision other) {
        return event.type() == other.event.type() && event.instrument == other.event.instrument;
    }
}
