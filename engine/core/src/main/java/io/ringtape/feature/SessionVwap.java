package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;

/**
 * Volume-weighted average price since 09:30 and the volume-weighted population deviation about it, dollars.
 *
 * <p>Sums distances from the first price: at a price of 600 the plain sum of squares would lose the deviation to
 * cancellation.
 */
public final class SessionVwap implements Feature {
    private final double bandSigmas;
    private final long zFromNs;
    private final long[] firsts;
    private final double[] shares;
    private final double[] sums;
    private final double[] squares;

    SessionVwap(int instruments, double bandSigmas, long zFromNs) {
        this.bandSigmas = bandSigmas;
        this.zFromNs = zFromNs;
        firsts = new long[instruments];
        Arrays.fill(firsts, Missing.LONG);
        shares = new double[instruments];
        sums = new double[instruments];
        squares = new double[instruments];
    }

    /** Takes a print of the regular session, with what it counts for. */
    @Override
    public void onTrade(Trade trade, int mask) {
        if ((mask & ConditionTable.VWAP) != 0) {
            add(trade.instrument, trade.price, trade.size);
        }
    }

    /** Adds an eligible print. */
    void add(int instrument, long price, long size) {
        if (firsts[instrument] == Missing.LONG) {
            firsts[instrument] = price;
        }
        double quantity = Micros.toDouble(size);
        double distance = Micros.toDouble(price - firsts[instrument]);
        shares[instrument] += quantity;
        sums[instrument] += quantity * distance;
        squares[instrument] += quantity * distance * distance;
    }

    /** Returns the VWAP; missing before the first eligible print. */
    public double vwap(int instrument) {
        if (firsts[instrument] == Missing.LONG) {
            return Missing.STATISTIC;
        }
        return Micros.toDouble(firsts[instrument]) + sums[instrument] / shares[instrument];
    }

    /** Returns the deviation about VWAP, 0 or more; missing before the first eligible print. */
    public double sigma(int instrument) {
        if (firsts[instrument] == Missing.LONG) {
            return Missing.STATISTIC;
        }
        double mean = sums[instrument] / shares[instrument];
        return Math.sqrt(Math.max(0, squares[instrument] / shares[instrument] - mean * mean));
    }

    /** Returns the VWAP plus the settings' number of deviations. */
    public double bandUpper(int instrument) {
        return band(instrument, bandSigmas);
    }

    /** Returns the VWAP minus the settings' number of deviations. */
    public double bandLower(int instrument) {
        return band(instrument, -bandSigmas);
    }

    /** Returns VWAP plus {@code sigmas} deviations, which may be negative. */
    public double band(int instrument, double sigmas) {
        if (firsts[instrument] == Missing.LONG) {
            return Missing.STATISTIC;
        }
        return vwap(instrument) + sigmas * sigma(instrument);
    }

    /**
     * Returns the number of deviations by which the price lies above VWAP; missing in the first minutes of the session,
     * without a price, and while the deviation is 0.
     */
    public double z(int instrument, long price, long timeNs) {
        double sigma = sigma(instrument);
        if (timeNs < zFromNs || price == Missing.LONG || !(sigma > 0)) {
            return Missing.STATISTIC;
        }
        return (Micros.toDouble(price) - vwap(instrument)) / sigma;
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.vwap = vwap(instrument);
        out.sigma = sigma(instrument);
        out.bandUpper = bandUpper(instrument);
        out.bandLower = bandLower(instrument);
        out.z = z(instrument, out.last, timeNs);
    }
}
