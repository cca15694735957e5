package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.StateHasher;
import io.ringtape.order.TimeStop;

/** A signal followed to its target, stop or time stop. Reused. */
final class Shadow {
    long signalId;
    Setup setup = Setup.VWAP_RECLAIM;
    Side side = Side.BUY;
    long entry;
    long stop;
    long openedNs;

    /** Best and worst print so far; the entry before the first. */
    long best;

    long worst;

    private final TimeStop timeStop = new TimeStop();
    private int direction;
    private long target;
    private long endNs;
    private long last;
    private boolean stopped;

    /** Whether a signal's prices can be traded: stop and target on their sides of the entry. */
    static boolean isTrade(Signal signal) {
        return signal.side == Side.BUY
                ? Missing.isPresent(signal.stop) && signal.stop < signal.entry && signal.entry < signal.target
                : Missing.isPresent(signal.target) && signal.target < signal.entry && signal.entry < signal.stop;
    }

    /** Starts following a signal, which must be tradable and flat by {@code flatNs}. */
    void begin(Signal signal, long progress, long hardStop, long timeNs, long flatNs) {
        signalId = signal.signalId;
        setup = signal.setup;
        side = signal.side;
        direction = side == Side.BUY ? 1 : -1;
        entry = signal.entry;
        stop = signal.stop;
        target = signal.target;
        timeStop.begin(side, progress, Missing.isPresent(signal.timeStop) ? signal.timeStop : hardStop, hardStop);
        openedNs = timeNs;
        endNs = flatNs;
        best = entry;
        worst = entry;
        last = entry;
        stopped = false;
    }

    /** Handles a print. Returns what it ends the signal by, or null. A stop that is hit ends it at the next quote. */
    OutcomeEnd onPrice(long price) {
        if (stopped) {
            return null;
        }
        last = price;
        best = isBeyond(price, best) ? price : best;
        worst = isBeyond(worst, price) ? price : worst;
        stopped = !isBeyond(price, stop);
        if (stopped) {
            return null;
        }
        timeStop.onPrice(price);
        return isBeyond(price, target) ? OutcomeEnd.TARGET : null;
    }

    /** Handles a usable quote's price on the exit side. Returns what it ends the signal by, or null. */
    OutcomeEnd onTouch(long touch) {
        if (stopped) {
            return OutcomeEnd.STOP;
        }
        return isBeyond(target, touch) ? null : OutcomeEnd.TARGET;
    }

    /** Whether its stop was hit, so that the next quote ends it. */
    boolean isStopped() {
        return stopped;
    }

    long target() {
        return target;
    }

    /**
     * Handles a beat. Returns what it ends the signal by, or null. A stop that is hit waits for its quote, but not past
     * the end.
     */
    OutcomeEnd onTime(long timeNs) {
        if (stopped) {
            return timeNs >= endNs ? OutcomeEnd.STOP : null;
        }
        long age = timeNs - openedNs;
        if (timeNs >= endNs) {
            return OutcomeEnd.SESSION_END;
        }
        if (timeStop.isAtHardStop(age)) {
            return OutcomeEnd.HARD_STOP;
        }
        return timeStop.isStalled(age) ? OutcomeEnd.TIME_STOP : null;
    }

    /** Returns what ends it when the tape ends. */
    OutcomeEnd atEnd() {
        return stopped ? OutcomeEnd.STOP : OutcomeEnd.SESSION_END;
    }

    /** Returns the exit price for {@code end}. The last print replaces a missing touch. */
    long exit(OutcomeEnd end, long touch) {
        if (end == OutcomeEnd.TARGET) {
            return target;
        }
        long found = Missing.isPresent(touch) ? touch : last;
        return end == OutcomeEnd.STOP && isBeyond(found, stop) ? stop : found;
    }

    /** Returns the distance of a price from the entry in R, positive in the trade's favour. */
    double inR(long price) {
        return (double) (direction * (price - entry)) / Math.abs(entry - stop);
    }

    private boolean isBeyond(long price, long level) {
        return direction > 0 ? price > level : price < level;
    }

    void hash(StateHasher hasher) {
        hasher.add(signalId);
        hasher.choice("setup", setup, Setup.VALUES);
        hasher.choice("side", side, Side.VALUES);
        hasher.add(entry);
        hasher.add(stop);
        hasher.add(target);
        hasher.add(openedNs);
        hasher.add(endNs);
        timeStop.hash(hasher);
        hasher.add(best);
        hasher.add(worst);
        hasher.add(last);
        hasher.flag("stopped", stopped);
    }
}
