package io.ringtape.engine;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Missing;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.StateHasher;
import io.ringtape.order.FeeSchedule;
import java.util.Arrays;

/**
 * Follows every signal through the market, whether promoted, blocked or expired, so that the effect of filters can be
 * measured. Sends nothing and takes no part in trading. Does not allocate after construction.
 *
 * <p>A signal is entered at its reference price when it is generated. Then, described for a long, the first of these
 * ends it:
 * <ul>
 * <li>a price-forming print at or below the stop: exit at the next usable bid, or at the stop if the bid is better;
 * <li>a print above the target, or a bid at it: exit at the target. A print at the target is not enough;
 * <li>the policy's time without progress, or the setup's longest time: exit at the bid;
 * <li>the time to be flat, or the regular close for a signal generated after it: exit at the bid.
 * </ul>
 *
 * <p>The last print replaces a missing usable bid. The stop is checked before the target. Costs are the charges of both
 * fills and slippage on each.
 */
final class ShadowBook {
    private final ShadowSettings settings;
    private final FeeSchedule fees;
    private final long flatNs;
    private final long closeNs;
    private final Effects effects;
    private final Shadow[][] shadows;
    private final int[] open;
    private final long[] bids;
    private final long[] asks;

    /** By instrument: whether the stop of a followed signal was hit, so that any quote ends that signal. */
    private final boolean[] waitsForQuote;

    private final long[] targetAbove;
    private final long[] targetBelow;
    private final SignalOutcome outcome = new SignalOutcome();

    /**
     * Creates an empty book.
     *
     * @param flatNs when trading must be flat
     * @param closeNs when the regular session ends
     */
    ShadowBook(ShadowSettings settings, FeeSchedule fees, long flatNs, long closeNs, int instruments, Effects effects) {
        this.settings = settings;
        this.fees = fees;
        this.flatNs = flatNs;
        this.closeNs = closeNs;
        this.effects = effects;
        shadows = new Shadow[instruments][settings.maxOpen()];
        for (Shadow[] ofInstrument : shadows) {
            Arrays.setAll(ofInstrument, place -> new Shadow());
        }
        open = new int[instruments];
        bids = new long[instruments];
        asks = new long[instruments];
        Arrays.fill(bids, Missing.LONG);
        Arrays.fill(asks, Missing.LONG);
        waitsForQuote = new boolean[instruments];
        targetAbove = new long[instruments];
        targetBelow = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            measure(i);
        }
    }

    /**
     * Starts following a signal.
     *
     * @param progressPrice price that counts as progress
     * @param hardStopNs longest time in the trade
     */
    void follow(int instrument, Signal signal, long progressPrice, long hardStopNs) {
        long timeNs = effects.now();
        boolean full = open[instrument] == settings.maxOpen();
        if (full) {
            effects.alert(instrument, AlertLevel.WARNING, AlertCode.SHADOWS_FULL, signal.signalId, "");
        }
        if (full || timeNs >= closeNs || !Shadow.isTrade(signal)) {
            leave(instrument, signal);
            return;
        }
        long endNs = timeNs < flatNs ? flatNs : closeNs;
        shadows[instrument][open[instrument]++].begin(signal, progressPrice, hardStopNs, timeNs, endNs);
        measure(instrument);
    }

    /** Handles a price-forming print. */
    void onPrice(int instrument, long price) {
        Shadow[] followed = shadows[instrument];
        boolean changed = false;
        for (int i = 0; i < open[instrument]; ) {
            OutcomeEnd end = followed[i].onPrice(price);
            changed |= end != null || followed[i].isStopped();
            i = settle(instrument, i, end);
        }
        if (changed) {
            measure(instrument);
        }
    }

    /** Handles a change of the NBBO. Both sides are missing when it cannot be traded on. */
    void onQuote(int instrument, long bid, long ask) {
        bids[instrument] = bid;
        asks[instrument] = ask;
        boolean usable = Missing.isPresent(bid) && Missing.isPresent(ask);
        boolean ends = waitsForQuote[instrument] || bid >= targetAbove[instrument] || ask <= targetBelow[instrument];
        if (!usable || !ends) {
            return;
        }
        Shadow[] followed = shadows[instrument];
        for (int i = 0; i < open[instrument]; ) {
            Shadow shadow = followed[i];
            i = settle(instrument, i, shadow.onTouch(touch(instrument, shadow)));
        }
        measure(instrument);
    }

    /** Computes which quotes can end any of the instrument's signals. */
    private void measure(int instrument) {
        boolean waits = false;
        long above = Long.MAX_VALUE;
        long below = Long.MIN_VALUE;
        for (int i = 0; i < open[instrument]; i++) {
            Shadow shadow = shadows[instrument][i];
            waits |= shadow.isStopped();
            if (shadow.side == Side.BUY) {
                above = Math.min(above, shadow.target());
            } else {
                below = Math.max(below, shadow.target());
            }
        }
        waitsForQuote[instrument] = waits;
        targetAbove[instrument] = above;
        targetBelow[instrument] = below;
    }

    /** Handles a beat of the clock. */
    void onTime(int instrument, long timeNs) {
        Shadow[] followed = shadows[instrument];
        for (int i = 0; i < open[instrument]; ) {
            i = settle(instrument, i, followed[i].onTime(timeNs));
        }
        measure(instrument);
    }

    /** Ends all open signals with the tape. */
    void end() {
        for (int instrument = 0; instrument < open.length; instrument++) {
            while (open[instrument] > 0) {
                settle(instrument, 0, shadows[instrument][0].atEnd());
            }
        }
    }

    /** Ends the signal at {@code place} unless {@code end} is null. Returns the next place to check. */
    private int settle(int instrument, int place, OutcomeEnd end) {
        if (end == null) {
            return place + 1;
        }
        Shadow shadow = shadows[instrument][place];
        write(instrument, shadow, end);
        int last = --open[instrument];
        for (int i = place; i < last; i++) {
            shadows[instrument][i] = shadows[instrument][i + 1];
        }
        shadows[instrument][last] = shadow;
        return place;
    }

    private void write(int instrument, Shadow shadow, OutcomeEnd end) {
        boolean buys = shadow.side == Side.BUY;
        long exit = shadow.exit(end, touch(instrument, shadow));
        long cost = 2 * settings.slippagePerShare()
                + fees.chargeAShare(Side.BUY, buys ? shadow.entry : exit)
                + fees.chargeAShare(Side.SELL, buys ? exit : shadow.entry);
        outcome.signalId = shadow.signalId;
        outcome.setup = shadow.setup;
        outcome.side = shadow.side;
        outcome.end = end;
        outcome.entry = shadow.entry;
        outcome.exit = exit;
        outcome.cost = cost;
        outcome.grossR = shadow.inR(exit);
        outcome.netR = outcome.grossR - (double) cost / Math.abs(shadow.entry - shadow.stop);
        outcome.bestR = shadow.inR(shadow.best);
        outcome.worstR = shadow.inR(shadow.worst);
        outcome.openedNs = shadow.openedNs;
        outcome.closedNs = effects.now();
        effects.emit(outcome, instrument);
    }

    private void leave(int instrument, Signal signal) {
        outcome.signalId = signal.signalId;
        outcome.setup = signal.setup;
        outcome.side = signal.side;
        outcome.end = OutcomeEnd.NOT_FOLLOWED;
        outcome.entry = signal.entry;
        outcome.exit = Missing.LONG;
        outcome.cost = Missing.LONG;
        outcome.grossR = Missing.STATISTIC;
        outcome.netR = Missing.STATISTIC;
        outcome.bestR = Missing.STATISTIC;
        outcome.worstR = Missing.STATISTIC;
        outcome.openedNs = effects.now();
        outcome.closedNs = effects.now();
        effects.emit(outcome, instrument);
    }

    private long touch(int instrument, Shadow shadow) {
        return shadow.side == Side.BUY ? bids[instrument] : asks[instrument];
    }

    /** Adds the book to the digest. */
    void hash(StateHasher hasher) {
        for (int instrument = 0; instrument < open.length; instrument++) {
            hasher.add(bids[instrument]);
            hasher.add(asks[instrument]);
            hasher.add((long) open[instrument]);
            for (int i = 0; i < open[instrument]; i++) {
                shadows[instrument][i].hash(hasher);
            }
        }
    }
}
