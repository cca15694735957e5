package io.ringtape.engine;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.market.TradingSession;

/** When the engine has something to do without a cause: a beat every second, and the close of each minute's bars. */
final class DueTimes {
    private final TradingSession session;
    private final long barCloseDelayNs;
    private long nextBeatNs;
    private long minuteEndNs;
    private long minuteDueNs;
    private long nextDueNs;

    /**
     * Starts with the session's first beat and its first regular minute.
     *
     * @param barCloseDelayNs from the end of a minute to the close of its bars
     */
    DueTimes(TradingSession session, long barCloseDelayNs) {
        this.session = session;
        this.barCloseDelayNs = barCloseDelayNs;
        nextBeatNs = session.preOpenNs();
        awaitMinute(session.openNs() + MINUTE_NS);
    }

    private void awaitMinute(long endNs) {
        minuteEndNs = endNs;
        minuteDueNs = endNs <= session.closeNs() ? endNs + barCloseDelayNs : Long.MAX_VALUE;
        nextDueNs = Math.min(nextBeatNs, minuteDueNs);
    }

    /** Returns when something is due next, or {@link Long#MAX_VALUE} if nothing is. */
    long nextNs() {
        return nextDueNs;
    }

    /** Whether a minute's close is due next. It comes before a beat of the same instant. */
    boolean isMinuteNext() {
        return minuteDueNs == nextDueNs;
    }

    /** Returns the end of the minute whose bars are open. */
    long minuteEndNs() {
        return minuteEndNs;
    }

    /** Goes on to the next minute, whose bars are now open. */
    void onMinuteClosed() {
        awaitMinute(minuteEndNs + MINUTE_NS);
    }

    /** Goes on to the next beat; there is none after the session's end. */
    void onBeatDone() {
        nextBeatNs = nextBeatNs < session.endNs() ? nextBeatNs + SECOND_NS : Long.MAX_VALUE;
        nextDueNs = Math.min(nextBeatNs, minuteDueNs);
    }
}
