package io.ringtape.polygon;

import io.ringtape.event.Event;
import java.io.IOException;
import java.util.BitSet;

/** Converts the rows of a session's files to events of one type, and passes them to the sorter. */
abstract class TickRows implements RowReader {
    private final SessionRows session;
    private final RecordSorter sorter;
    private final BitSet seen = new BitSet();
    private long count;

    TickRows(SessionRows session, RecordSorter sorter) {
        this.session = session;
        this.sorter = sorter;
    }

    /** Returns the number of events. */
    final long count() {
        return count;
    }

    /** Returns the ids of instruments with at least one event. */
    final BitSet seen() {
        return seen;
    }

    final SessionRows session() {
        return session;
    }

    /** Sets the receive time of {@code event} and passes it to the sorter. */
    final void add(Event event, long sipNs, long sipSequence) throws IOException {
        event.receiveNs = sipNs + session.feedDelayNs();
        sorter.add(event, sipNs, TapeOrder.rank(event.type(), sipSequence));
        seen.set(event.instrument);
        count++;
    }
}
