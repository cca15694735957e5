package io.ringtape.polygon;

import io.ringtape.event.Event;
import java.io.IOException;
import java.util.BitSet;

/** Makes events of one type of the rows of a session's files, and hands them to the sorter. */
abstract class TickRows implements RowReader {
    private final SessionRows session;
    private final RecordSorter sorter;
    private final BitSet seen = new BitSet();
    private long count;

    TickRows(SessionRows session, RecordSorter sorter) {
        this.session = session;
        this.sorter = sorter;
    }

    /** How many events there were. */
    final long count() {
        return count;
    }

    /** Ids of the instruments that it has an event of. */
    final BitSet seen() {
        return seen;
    }

    /** What the rows of all files have in common. */
    final SessionRows session() {
        return session;
    }

    /** Sets when the event of a sound row reached this machine, and hands it on. */
    final void add(Event event, long sipNs, long sipSequence) throws IOException {
        event.receiveNs = sipNs + session.feedDelayNs();
        sorter.add(event, sipNs, TapeOrder.rank(event.type(), sipSequence));
        seen.set(event.instrument);
        count++;
    }
}
