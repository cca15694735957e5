package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import java.util.Arrays;

/**
 * The imbalance of the NBBO's sizes, (bid size − ask size) / (bid size + ask size), −1 to 1, its time-weighted mean,
 * and the mid weighted by the opposite sizes. Missing while the NBBO is not usable; the mean covers only usable time.
 *
 * <p>SIP time is divided into buckets of 100 ms. The mean's window is a whole number of buckets, the last of which ends
 * at the requested time or after it: at a multiple of 100 ms the window has its full length, else up to 100 ms less. A
 * quote writes to its own bucket only; buckets without a quote are filled when a mean is requested.
 */
public final class BookImbalance implements Feature {
    private static final long BUCKET_NS = 100_000_000L;
    private static final int RING = 128;

    private final Nbbo nbbo;
    private final int window;
    private final double[] values;
    private final long[] sinceNs;

    /** The bucket of the last quote, and its end. */
    private final long[] buckets;

    private final long[] bucketEndNs;

    /** The bucket at each place of the ring, the imbalance when it began, and its sums. */
    private final long[][] bucketsAt;

    private final double[][] heldBefore;
    private final double[][] integrals;
    private final long[][] presentNs;

    BookImbalance(int instruments, int windowMillis, Nbbo nbbo) {
        this.nbbo = nbbo;
        window = windowMillis / 100;
        values = new double[instruments];
        Arrays.fill(values, Missing.STATISTIC);
        sinceNs = new long[instruments];
        Arrays.fill(sinceNs, Missing.LONG);
        buckets = new long[instruments];
        bucketEndNs = new long[instruments];
        bucketsAt = new long[instruments][RING];
        heldBefore = new double[instruments][RING];
        integrals = new double[instruments][RING];
        presentNs = new long[instruments][RING];
    }

    /** Takes a quote that the NBBO has taken already. */
    @Override
    public void onQuote(Quote quote) {
        int instrument = quote.instrument;
        long sipNs = quote.sipNs;
        if (sipNs >= bucketEndNs[instrument]) {
            holdInBucket(instrument, bucketEndNs[instrument]);
            begin(instrument, sipNs);
        } else if (sipNs > sinceNs[instrument]) {
            holdInBucket(instrument, sipNs);
        }
        values[instrument] = current(instrument);
    }

    /** Begins the later bucket of {@code sipNs} with the imbalance that has held in it so far. */
    private void begin(int instrument, long sipNs) {
        long bucket = sipNs / BUCKET_NS;
        buckets[instrument] = bucket;
        bucketEndNs[instrument] = (bucket + 1) * BUCKET_NS;
        sinceNs[instrument] = sipNs;
        set(instrument, bucket, values[instrument], sipNs - bucket * BUCKET_NS);
    }

    private void set(int instrument, long bucket, double held, long heldNs) {
        int at = (int) bucket & RING - 1;
        boolean present = held != Missing.STATISTIC;
        bucketsAt[instrument][at] = bucket;
        heldBefore[instrument][at] = held;
        integrals[instrument][at] = present ? held * heldNs : 0;
        presentNs[instrument][at] = present ? heldNs : 0;
    }

    /**
     * Adds the present imbalance from the last quote to {@code untilNs}, which lies in the same bucket or at its end.
     */
    private void holdInBucket(int instrument, long untilNs) {
        double value = values[instrument];
        if (value != Missing.STATISTIC) {
            int at = (int) buckets[instrument] & RING - 1;
            long heldNs = untilNs - sinceNs[instrument];
            integrals[instrument][at] += value * heldNs;
            presentNs[instrument][at] += heldNs;
        }
        sinceNs[instrument] = untilNs;
    }

    /** Fills the buckets without a quote, from {@code first} on, with the imbalance that held in them. */
    private void fillFrom(int instrument, long first) {
        double held = values[instrument];
        for (long bucket = buckets[instrument]; bucket >= first; bucket--) {
            int at = (int) bucket & RING - 1;
            if (bucketsAt[instrument][at] == bucket) {
                held = heldBefore[instrument][at];
            } else {
                set(instrument, bucket, held, BUCKET_NS);
            }
        }
    }

    private double current(int instrument) {
        if (!nbbo.isUsable(instrument)) {
            return Missing.STATISTIC;
        }
        double bid = nbbo.bidSize(instrument);
        double ask = nbbo.askSize(instrument);
        return (bid - ask) / (bid + ask);
    }

    /** Returns the imbalance of the NBBO. */
    public double imbalance(int instrument) {
        return values[instrument];
    }

    /**
     * Returns the time-weighted mean over the window that ends at {@code timeNs}, or at the last quote if that is
     * later.
     */
    public double mean(int instrument, long timeNs) {
        if (sinceNs[instrument] == Missing.LONG) {
            return Missing.STATISTIC;
        }
        long since = sinceNs[instrument];
        long endNs = Math.max(timeNs, since);
        long start = Math.floorDiv(endNs - 1, BUCKET_NS) + 1 - window;
        fillFrom(instrument, start);
        double integral = 0;
        long present = 0;
        for (long bucket = start; bucket <= buckets[instrument]; bucket++) {
            int at = (int) (bucket & RING - 1);
            integral += integrals[instrument][at];
            present += presentNs[instrument][at];
        }
        if (values[instrument] != Missing.STATISTIC) {
            long heldNs = endNs - Math.max(since, start * BUCKET_NS);
            integral += values[instrument] * heldNs;
            present += heldNs;
        }
        return present == 0 ? Missing.STATISTIC : integral / present;
    }

    /** Returns the mid weighted by the opposite sizes, dollars. */
    public double microprice(int instrument) {
        if (!nbbo.isUsable(instrument)) {
            return Missing.STATISTIC;
        }
        double bidSize = nbbo.bidSize(instrument);
        double askSize = nbbo.askSize(instrument);
        double bid = Micros.toDouble(nbbo.bid(instrument));
        double ask = Micros.toDouble(nbbo.ask(instrument));
        return (bid * askSize + ask * bidSize) / (bidSize + askSize);
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.imbalance = values[instrument];
        out.imbalanceMean = mean(instrument, timeNs);
        out.microprice = microprice(instrument);
    }
}
