package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;

/**
 * The search of the lists for an order that may be at the broker or not: often after its call has ended without a clear
 * answer, later only as often as positions are compared, because each search reads a list to its last page, or when a list
 * can be read again. For one thread.
 */
final class PlacedSearch {
    /** Ages of an unclear answer at which the lists are searched. */
    private static final long[] AGES_NS = {500 * MILLI_NS, SECOND_NS, 2 * SECOND_NS, 4 * SECOND_NS, 8 * SECOND_NS};

    private final GatewayParts parts;
    private long sinceNs = Missing.LONG;
    private int searches;
    private long dueNs = Long.MAX_VALUE;
    private long askedNs = Missing.LONG;
    private long absentSinceNs = Missing.LONG;

    PlacedSearch(GatewayParts parts) {
        this.parts = parts;
    }

    /** Begins at the end of a call whose answer does not tell whether the order arrived. */
    void begin(long nowNs) {
        await(nowNs);
        dueNs = nowNs + AGES_NS[0];
    }

    /** Waits for the lists to show an order that the broker took; they are read without being asked for. */
    void await(long nowNs) {
        sinceNs = nowNs;
        searches = 0;
        absentSinceNs = Missing.LONG;
        dueNs = Long.MAX_VALUE;
    }

    /** Goes on seldom. */
    void slowDown(long nowNs) {
        searches = AGES_NS.length;
        dueNs = nowNs + everyNs();
    }

    private long everyNs() {
        return parts.terms().settings().watch().reconcileEveryNs();
    }

    /** Returns the time after a search within which no other follows, so that lists that prove nothing are read too. */
    private long leastGapNs() {
        return 2 * parts.terms().settings().watch().pollEveryNs();
    }

    /** Asks for a list when the next search is due. */
    void onTime(long nowNs) {
        while (nowNs >= dueNs) {
            parts.lister().soon(true);
            askedNs = nowNs;
            searches++;
            dueNs = searches < AGES_NS.length ? sinceNs + AGES_NS[searches] : nowNs + everyNs();
        }
    }

    /** Returns when a search that has found nothing has lasted too long to be waited for. */
    long endsNs() {
        return sinceNs
                + AGES_NS[AGES_NS.length - 1]
                + parts.terms().settings().answers().answerWithinNs();
    }

    /** Returns when the next search is due. */
    long nextDueNs() {
        return dueNs;
    }

    /** Takes note of a list that shows the order. */
    void onFound() {
        absentSinceNs = Missing.LONG;
    }

    /**
     * Takes note of a list that does not show the order. Returns whether it is absent: from two lists {@code apartNs}
     * apart that were asked for after its call had ended and read to their last page.
     */
    boolean isAbsent(OrderList list, long apartNs) {
        if (list.askedNs() < sinceNs) {
            return false;
        }
        if (!list.provesAbsence()) {
            dueNs = Math.min(dueNs, Missing.isPresent(askedNs) ? askedNs + leastGapNs() : list.askedNs());
            return false;
        }
        if (!Missing.isPresent(absentSinceNs)) {
            absentSinceNs = list.askedNs();
            dueNs = Math.min(dueNs, absentSinceNs + apartNs);
            return false;
        }
        return list.askedNs() - absentSinceNs >= apartNs;
    }
}
