package io.ringtape.pipeline;

import io.ringtape.engine.EngineSettings;
import io.ringtape.market.TradingSession;

/**
 * When the engine is woken though the market is silent: each whole second, and whenever a minute's bars close, so that
 * what is decided then leaves then. From the first market event on.
 */
public final class Beats {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final TradingSession session;
    private final long lastCloseNs;
    private long secondNs = Long.MAX_VALUE;
    private long barCloseNs = Long.MAX_VALUE;

    /** The beats of a session, none before the first market event. */
    public Beats(EngineSettings settings) {
        session = settings.session();
        lastCloseNs = session.closeNs() + settings.features().barCloseDelayNs();
    }

    /** Whether the first market event has come. */
    public boolean isRunning() {
        return secondNs != Long.MAX_VALUE;
    }

    /** Begins after that instant. */
    public void startAfter(long timeNs) {
        secondNs = next(Math.max(timeNs, session.preOpenNs()), session.preOpenNs(), SECOND_NS);
        barCloseNs = upToClose(next(timeNs, session.openNs() + lastCloseNs - session.closeNs(), MINUTE_NS));
    }

    /** The next beat; {@link Long#MAX_VALUE} before the first market event. */
    public long dueNs() {
        return Math.min(secondNs, barCloseNs);
    }

    /** Goes on to the beat after the next. */
    public void advance() {
        long beatNs = dueNs();
        if (secondNs == beatNs) {
            secondNs += SECOND_NS;
        }
        if (barCloseNs == beatNs) {
            barCloseNs = upToClose(barCloseNs + MINUTE_NS);
        }
    }

    private long upToClose(long timeNs) {
        return timeNs <= lastCloseNs ? timeNs : Long.MAX_VALUE;
    }

    /** The first instant after that one which lies whole steps after the origin, not before its first step. */
    private static long next(long afterNs, long originNs, long stepNs) {
        return originNs + (Math.max(0, Math.floorDiv(afterNs - originNs, stepNs)) + 1) * stepNs;
    }
}
