package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;

/**
 * Cumulative volume delta since 09:30: bought minus sold shares by aggressor side, of all eligible prints and of lit
 * venues alone, with windows of the last seconds. Micro-shares, exact.
 *
 * <p>The side follows Lee and Ready. Above the mid of the NBBO before the print the buyer crossed the spread, below it
 * the seller. At the mid, or while the NBBO is not usable, the tick test compares with the last different eligible
 * price. The first prints of a session may stay unknown: they count for the volume of the windows only.
 *
 * <p>The NBBO of a back-filled print's time was not seen: the tick test alone decides, and compares it with the prints
 * before it in its back-fill. Live prints are compared with live ones only.
 *
 * <p>A window covers whole seconds of SIP time. In a snapshot at the close of a bar it ends where the bar ends, so that
 * the window of 60 seconds is the bar's own delta; in any other it ends at the snapshot's time, rounded up to a second.
 * Prints stamped after its end do not count.
 *
 * <p>Each second of SIP time keeps the totals at its end, so that a window is one difference. A late print is added to
 * its own second and all later ones.
 */
public final class VolumeDelta implements Feature {
    /** The buyer crossed the spread. */
    public static final int BUYER = 1;

    /** It is unknown who crossed the spread. */
    public static final int UNKNOWN = 0;

    /** The seller crossed the spread. */
    public static final int SELLER = -1;

    /** The longest window, seconds. */
    public static final int MAX_WINDOW_SECONDS = 300;

    private static final int RING = 512;

    private final Nbbo nbbo;
    private final long[] deltas;
    private final long[] litDeltas;
    private final long[] lastPrices;
    private final int[] tickSides;

    /** The tick test of the prints of a back-fill. */
    private final long[] filledPrices;

    private final int[] filledSides;

    private final int[] sides;
    private final long[] signedSizes;
    private final boolean[] byTick;
    private final long[] lastSeconds;
    private final long[][] deltaTotals;
    private final long[][] volumeTotals;

    /** The second at which the last closed bar ended. */
    private final long[] barEnds;

    VolumeDelta(int instruments, Nbbo nbbo) {
        this.nbbo = nbbo;
        deltas = new long[instruments];
        Arrays.fill(deltas, Missing.LONG);
        litDeltas = new long[instruments];
        Arrays.fill(litDeltas, Missing.LONG);
        lastPrices = new long[instruments];
        Arrays.fill(lastPrices, Missing.LONG);
        tickSides = new int[instruments];
        filledPrices = new long[instruments];
        Arrays.fill(filledPrices, Missing.LONG);
        filledSides = new int[instruments];
        sides = new int[instruments];
        signedSizes = new long[instruments];
        byTick = new boolean[instruments];
        lastSeconds = new long[instruments];
        deltaTotals = new long[instruments][RING];
        volumeTotals = new long[instruments][RING];
        barEnds = new long[instruments];
    }

    /** Takes a print of the regular session, with what it counts for. */
    @Override
    public void onTrade(Trade trade, int mask) {
        signedSizes[trade.instrument] = 0;
        if ((mask & ConditionTable.DELTA) != 0) {
            int side = trade.backfilled
                    ? classifyFilled(trade.instrument, trade.price)
                    : classify(trade.instrument, trade.price);
            add(trade.instrument, side, trade.size, trade.sipNs, trade.isLit());
        }
    }

    /** Begins a back-fill, whose prints are compared with none before them. */
    void beginBackfill(int instrument) {
        filledPrices[instrument] = Missing.LONG;
        filledSides[instrument] = UNKNOWN;
    }

    /** Adds an eligible print of {@code side}. */
    private void add(int instrument, int side, long size, long sipNs, boolean lit) {
        if (deltas[instrument] == Missing.LONG) {
            deltas[instrument] = 0;
            litDeltas[instrument] = 0;
            lastSeconds[instrument] = sipNs / SECOND_NS;
        }
        sides[instrument] = side;
        long signed = side * size;
        deltas[instrument] += signed;
        if (lit) {
            litDeltas[instrument] += signed;
        }
        signedSizes[instrument] = signed;
        addToSeconds(instrument, sipNs / SECOND_NS, signed, size);
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        if (barOrNull != null) {
            barEnds[instrument] = (barOrNull.startNs + MINUTE_NS) / SECOND_NS;
        }
    }

    @Override
    public void forgetMinutes(int instrument) {
        barEnds[instrument] = 0;
    }

    private int classifyFilled(int instrument, long price) {
        byTick[instrument] = true;
        return tick(filledPrices, filledSides, instrument, price);
    }

    /** Compares the price with the last one, which it becomes. Returns the side of the last change. */
    private static int tick(long[] last, int[] sides, int instrument, long price) {
        long before = last[instrument];
        last[instrument] = price;
        if (before != Missing.LONG && price != before) {
            sides[instrument] = price > before ? BUYER : SELLER;
        }
        return sides[instrument];
    }

    private int classify(int instrument, long price) {
        int ticked = tick(lastPrices, tickSides, instrument, price);
        if (nbbo.isUsable(instrument)) {
            long fromMid = 2 * price - nbbo.bid(instrument) - nbbo.ask(instrument);
            if (fromMid != 0) {
                byTick[instrument] = false;
                return fromMid > 0 ? BUYER : SELLER;
            }
        }
        byTick[instrument] = true;
        return ticked;
    }

    private void addToSeconds(int instrument, long second, long signed, long size) {
        long[] delta = deltaTotals[instrument];
        long[] volume = volumeTotals[instrument];
        long last = lastSeconds[instrument];
        if (second == last) {
            int at = (int) (second & RING - 1);
            delta[at] += signed;
            volume[at] += size;
            return;
        }
        if (second <= last - RING + 1) {
            return; // adds the same to every second that is kept, and changes no difference
        }
        if (second > last) {
            int from = (int) (last & RING - 1);
            for (long gap = Math.max(last + 1, second - RING + 1); gap <= second; gap++) {
                int at = (int) (gap & RING - 1);
                delta[at] = delta[from];
                volume[at] = volume[from];
            }
            lastSeconds[instrument] = second;
            last = second;
        }
        for (long later = second; later <= last; later++) {
            int at = (int) (later & RING - 1);
            delta[at] += signed;
            volume[at] += size;
        }
    }

    /** Folds the tick test of the back-fill into the digest. */
    void hash(StateHasher hasher) {
        for (int i = 0; i < filledPrices.length; i++) {
            hasher.add(filledPrices[i]);
            hasher.add((long) filledSides[i]);
        }
    }

    /** Returns the delta of all eligible prints since 09:30; missing before the first. */
    public long cvd(int instrument) {
        return deltas[instrument];
    }

    /**
     * Returns the delta of the eligible prints of lit venues since 09:30; missing before the first eligible print of
     * any venue.
     */
    public long cvdLit(int instrument) {
        return litDeltas[instrument];
    }

    /**
     * Returns the delta of the 1 to 300 seconds before {@code endSecond}, a second of the epoch. Missing before the
     * first eligible print, and when one is stamped 511 seconds or more after the window's start, because the window's
     * totals are no longer kept.
     */
    public long delta(int instrument, int seconds, long endSecond) {
        return window(deltaTotals[instrument], instrument, seconds, endSecond);
    }

    /** Returns the shares of either side that are eligible for the delta in the same window. */
    public long volume(int instrument, int seconds, long endSecond) {
        return window(volumeTotals[instrument], instrument, seconds, endSecond);
    }

    private long window(long[] totals, int instrument, int seconds, long endSecond) {
        long last = lastSeconds[instrument];
        long before = endSecond - 1 - seconds;
        if (deltas[instrument] == Missing.LONG || last - before >= RING) {
            return Missing.LONG;
        }
        long through = Math.min(endSecond - 1, last);
        return before >= last ? 0 : totals[(int) (through & RING - 1)] - totals[(int) (before & RING - 1)];
    }

    /**
     * Returns the signed size of the last print of the regular session: bought above 0, sold below 0, 0 when not
     * eligible.
     */
    long signedSize(int instrument) {
        return signedSizes[instrument];
    }

    /** Returns the aggressor side of the last eligible print: {@link #BUYER}, {@link #SELLER} or {@link #UNKNOWN}. */
    int aggressor(int instrument) {
        return sides[instrument];
    }

    /** Whether the side came from the tick test rather than from the NBBO. */
    boolean isByTickTest(int instrument) {
        return byTick[instrument];
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.cvd = deltas[instrument];
        out.cvdLit = litDeltas[instrument];
        boolean isBar = out.trigger == SnapshotTrigger.BAR;
        long end = isBar ? barEnds[instrument] : (timeNs + SECOND_NS - 1) / SECOND_NS;
        out.delta30 = delta(instrument, 30, end);
        out.delta60 = delta(instrument, 60, end);
        out.delta90 = delta(instrument, 90, end);
        out.delta300 = delta(instrument, 300, end);
        out.volume30 = volume(instrument, 30, end);
        out.volume60 = volume(instrument, 60, end);
        out.volume90 = volume(instrument, 90, end);
        out.volume300 = volume(instrument, 300, end);
    }
}
