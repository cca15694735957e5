package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.tape.EventText;
import java.util.Arrays;

/**
 * Where a replay first left the tape: the first event of the transaction that differs, as two texts.
 *
 * @param entry number of the tape's entry, from 1
 * @param recorded the event on the tape; says so when there is none
 * @param replayed the event of the replay; says so when there is none
 */
public record ReplayDifference(long entry, String recorded, String replayed) {
    private static final String NOTHING = "(no event)\n";

    /** The engine refused the cause. */
    static ReplayDifference refused(long entry, Frame recorded, String why, EventText text) {
        FrameReader reader = new FrameReader().wrap(recorded);
        reader.next();
        return new ReplayDifference(entry, text(reader, true, text), "(refused: " + why + ")\n");
    }

    /** The first events that differ in two unequal transactions. */
    static ReplayDifference between(long entry, Frame recorded, Frame replayed, EventText text) {
        FrameReader left = new FrameReader().wrap(recorded);
        FrameReader right = new FrameReader().wrap(replayed);
        while (true) {
            boolean hasLeft = left.next();
            boolean hasRight = right.next();
            boolean same = hasLeft
                    && hasRight
                    && Arrays.equals(
                            recorded.bytes(),
                            left.offset(),
                            left.offset() + left.length(),
                            replayed.bytes(),
                            right.offset(),
                            right.offset() + right.length());
            if (!same) {
                return new ReplayDifference(entry, text(left, hasLeft, text), text(right, hasRight, text));
            }
        }
    }

    private static String text(FrameReader reader, boolean present, EventText text) {
        if (!present) {
            return NOTHING;
        }
        Event event = reader.type().create();
        reader.read(event);
        return text.yaml(event);
    }
}
