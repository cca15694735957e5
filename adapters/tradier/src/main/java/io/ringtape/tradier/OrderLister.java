package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.Calls;
import io.ringtape.tradier.api.RateClass;
import io.ringtape.tradier.api.UnreadableAnswerException;

/**
 * Reads the list of orders, page by page, one list at a time. A list counts when its last page has arrived; one with an
 * unreadable page says nothing. For one thread.
 */
final class OrderLister implements QueuedCall.Owner {
    /** A page with fewer orders than the broker's own page size is the last one, whatever it made of our limit. */
    static final int SHORTEST_FULL_PAGE = 25;

    /** Time after which a page counts as unanswered; what it says then is older than what another list will. */
    private static final long MUTE_NS = 3 * SECOND_NS / 2;

    /** Least time between two lists, however often one is asked for. */
    private static final long LEAST_GAP_NS = 100 * MILLI_NS;

    /** Requests of a window that are kept for other questions. */
    private static final int KEPT_QUESTIONS = 6;

    /** Takes complete lists. */
    interface Reader {
        void onList(OrderList list, long nowNs);

        /** A list could not be read to its end; nothing is known. */
        void onNoList(String reason, long nowNs);
    }

    private final Calls calls;
    private final CallQueue queue;
    private final Reader reader;
    private long askedNs = Long.MIN_VALUE;
    private long begunNs = Long.MIN_VALUE;
    private boolean isReading;
    private boolean provesAbsence;
    private boolean isSoon;
    private boolean isSoonProof;

    /** Since when a list has been due that no complete one has followed; missing without one. */
    private long owedSinceNs = Missing.LONG;

    private ListPages pages = new ListPages();

    /** Requests that the last complete list took. */
    private int requestsOfList = 1;

    /** The call for the current page, and when it went out; missing while it waits. */
    private QueuedCall current;

    private long sentNs = Missing.LONG;

    OrderLister(Calls calls, CallQueue queue, Reader reader) {
        this.calls = calls;
        this.queue = queue;
        this.reader = reader;
    }

    /** Asks for a list that is newer than now, before the regular one is due. */
    void soon(boolean proof) {
        isSoon = true;
        isSoonProof |= proof;
    }

    /**
     * Begins a list that is due.
     *
     * @param everyNs time between two regular lists
     * @param proof whether the list must prove absence
     */
    void onTime(long everyNs, boolean proof, long nowNs) {
        if (isReading && isMute(everyNs, nowNs)) {
            isReading = false;
            isSoon = true;
            isSoonProof |= provesAbsence;
        }
        if (!isReading && nowNs >= dueNs(everyNs, nowNs)) {
            isReading = true;
            provesAbsence = proof || isSoonProof;
            isSoon = false;
            isSoonProof = false;
            begunNs = nowNs;
            askedNs = nowNs;
            owedSinceNs = Missing.isPresent(owedSinceNs) ? owedSinceNs : nowNs;
            pages = new ListPages();
            ask();
        }
    }

    /** Whether a page is not answered for so long that another list is begun beside it. */
    private boolean isMute(long everyNs, long nowNs) {
        return Missing.isPresent(sentNs) && nowNs >= muteNs(everyNs);
    }

    private long muteNs(long everyNs) {
        return sentNs + Math.min(everyNs, MUTE_NS);
    }

    /** Returns when the next list is due, or a page counts as unanswered. */
    long nextDueNs(long everyNs, long nowNs) {
        if (isReading) {
            return Missing.isPresent(sentNs) ? muteNs(everyNs) : Long.MAX_VALUE;
        }
        return dueNs(everyNs, nowNs);
    }

    private long dueNs(long everyNs, long nowNs) {
        if (begunNs == Long.MIN_VALUE) {
            return nowNs;
        }
        long wantedNs = isSoon ? Math.min(everyNs, LEAST_GAP_NS) : everyNs;
        return begunNs + Math.max(wantedNs, pacedNs(everyNs, nowNs));
    }

    /**
     * Returns the time between two lists that spreads what is left of the budget over what is left of its window, or
     * nothing while every other regular list up to its end could be paid for besides. A window that is used up early
     * would leave us blind to its end.
     */
    private long pacedNs(long everyNs, long nowNs) {
        long windowNs = queue.windowEndNs(RateClass.STANDARD, nowNs) - nowNs;
        long affordable = Math.max(1, (queue.left(RateClass.STANDARD, nowNs) - KEPT_QUESTIONS) / requestsOfList);
        boolean leavesOver = affordable > windowNs / (2 * everyNs) + 1;
        return leavesOver ? 0 : windowNs / affordable;
    }

    /** Returns since when a list has been due that no complete one has followed; missing without one. */
    long owedSinceNs() {
        return owedSinceNs;
    }

    private void ask() {
        sentNs = Missing.LONG;
        current = new QueuedCall(calls.orders(pages.next()), Urgency.QUESTION, new Object(), this);
        queue.add(current);
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {
        if (call == current) {
            sentNs = nowNs;
            askedNs = pages.next() == 1 ? nowNs : askedNs;
        }
    }

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        if (call != current || !isReading) {
            return; // another list was begun, because this page took too long
        }
        try {
            pages.add(AnswerReader.orders(answer));
        } catch (UnreadableAnswerException unreadable) {
            end();
            reader.onNoList(unreadable.getMessage(), nowNs);
            return;
        }
        boolean isLast = pages.isProven() || (!provesAbsence && pages.isShort(SHORTEST_FULL_PAGE));
        if (isLast) {
            requestsOfList = pages.next() - 1;
            owedSinceNs = Missing.LONG;
            end();
            reader.onList(pages.list(askedNs, provesAbsence), nowNs);
        } else if (pages.isEndless()) {
            end();
            reader.onNoList("the list of orders does not end", nowNs);
        } else {
            ask();
        }
    }

    private void end() {
        isReading = false;
        sentNs = Missing.LONG;
    }
}
