package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import java.util.Arrays;

/**
 * How much larger one side of the NBBO is than the other: (bid size − ask size) / (bid size + ask size), −1 to 1, its
 * time-weighted mean, and the mid weighted by the opposite sizes. Missing while the NBBO is not usable; the mean weighs
 * only the time in which it was.
 *
 * <p>Time is cut into buckets of 100 ms of SIP time. The mean's window ends at the time asked for, and begins with the
 * bucket that makes the window the whole number of buckets, the running one included.
 */
public final class BookImbalance implements Feature {
    private static final long BUCKET_NS = 100_000_000L;
    private static final int RING = 128;

    private final Nbbo nbbo;
    private final int window;
    private final double[] values;
    private final long[] sinceNs;

    /** Number of the bucket that the last quote lies in, and its end. */
    private final long[] buckets;

    private final long[] bucketEndNs;

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
        integrals = new double[instruments][RING];
        presentNs = new long[instruments][RING];
    }

    /** Takes the quote that the NBBO has just taken. */
    void onQuote(Quote quote) {
        int instrument = quote.instrument;
        long sipNs = quote.sipNs;
        if (sinceNs[instrument] == Missing.LONG) {
            begin(instrument, sipNs);
        } else if (sipNs >= bucketEndNs[instrument]) {
            holdUpTo(instrument, sipNs);
        } else if (sipNs > sinceNs[instrument]) {
            holdInBucket(instrument, sipNs);
        }
        values[instrument] = current(instrument);
    }

    private void begin(int instrument, long sipNs) {
        sinceNs[instrument] = sipNs;
        buckets[instrument] = Math.floorDiv(sipNs, BUCKET_NS);
        bucketEndNs[instrument] = (buckets[instrument] + 1) * BUCKET_NS;
    }

    /** Adds the held value up to a time in the bucket of the last quote, or its end. */
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

    /** Adds the held value up to a time in a later bucket. */
    private void holdUpTo(int instrument, long untilNs) {
        holdInBucket(instrument, bucketEndNs[instrument]);
        long first = buckets[instrument];
        begin(instrument, untilNs);
        long last = buckets[instrument];
        for (long bucket = Math.max(first + 1, last - RING + 1); bucket < last; bucket++) {
            fillBucket(instrument, bucket, BUCKET_NS);
        }
        fillBucket(instrument, last, untilNs - (bucketEndNs[instrument] - BUCKET_NS));
    }

    private void fillBucket(int instrument, long bucket, long heldNs) {
        int at = (int) bucket & RING - 1;
        double value = values[instrument];
        boolean present = value != Missing.STATISTIC;
        integrals[instrument][at] = present ? value * heldNs : 0;
        presentNs[instrument][at] = present ? heldNs : 0;
    }

    private double current(int instrument) {
        if (!nbbo.isUsable(instrument)) {
            return Missing.STATISTIC;
        }
        double bid = nbbo.bidSize(instrument);
        double ask = nbbo.askSize(instrument);
        return (bid - ask) / (bid + ask);
    }

    /** The imbalance at the NBBO. */
    public double imbalance(int instrument) {
        return values[instrument];
    }

    /** The time-weighted mean over the window that ends at that time, or at the last quote if that is later. */
    public double mean(int instrument, long timeNs) {
        if (sinceNs[instrument] == Missing.LONG) {
            return Missing.STATISTIC;
        }
        long since = sinceNs[instrument];
        long endNs = Math.max(timeNs, since);
        long start = Math.floorDiv(endNs, BUCKET_NS) - window + 1;
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

    /** The mid weighted by the opposite sizes, dollars. */
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
