package io.ringtape.polygon.stream;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Missing;
import io.ringtape.market.TradingSession;

/**
 * The SIP times that events of a session can have. An event that is only late has one of them: the engine decides what
 * it counts for.
 *
 * @param earliestNs first instant, epoch nanoseconds
 * @param latestNs last instant, epoch nanoseconds
 * @param mostAheadNs how far an event may be ahead of the clock that gives receive times
 */
public record SoundTimes(long earliestNs, long latestNs, long mostAheadNs) {
    /** Any time at all. */
    static final SoundTimes ANY = new SoundTimes(0, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Beyond the day's pre-market and after-hours, far enough for the overnight sessions on both sides. */
    private static final long MARGIN_NS = 12 * HOUR_NS;

    /** Returns the times of a session, whose events may be ahead of the clock by {@code mostAheadNs}. */
    public static SoundTimes of(TradingSession session, long mostAheadNs) {
        return new SoundTimes(session.preOpenNs() - MARGIN_NS, session.endNs() + MARGIN_NS, mostAheadNs);
    }

    /** Returns what is wrong with an event of {@code sipNs}, which may be missing, or null. */
    EventFault faultOrNull(long sipNs, long receiveNs) {
        if (sipNs == Missing.LONG) {
            return null;
        }
        if (sipNs < earliestNs || sipNs > latestNs) {
            return NOT_OF_THE_SESSION;
        }
        return sipNs - receiveNs > mostAheadNs ? AHEAD_OF_THE_CLOCK : null;
    }
}
