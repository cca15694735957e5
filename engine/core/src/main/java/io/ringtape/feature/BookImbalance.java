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

    /** End of the bucket that the last quote lies in. */
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
            hold(instrument, sipNs);
            begin(instrument, sipNs);
        } else if (sipNs > sinceNs[instrument]) {
            holdInBucket(instrument, sipNs);
        }
        values[instrument] = current(instrument);
    }

    private void begin(int instrument, long sipNs) {
        sinceNs[instrument] = sipNs;
        bucketEndNs[instrument] = (Math.floorDiv(sipNs, BUCKET_NS) + 1) * BUCKET_NS;
    }

    /** Adds the held value up to a time in the bucket of the last quote. */
    private void holdInBucket(int instrument, long untilNs) {
        double value = values[instrument];
        if (value != Missing.STATISTIC) {
            int at = (int) (bucketEndNs[instrument] / BUCKET_NS - 1) & RING - 1;
            long heldNs = untilNs - sinceNs[instrument];
            integrals[instrument][at] += value * heldNs;
            presentNs[instrument][at] += heldNs;
        }
        sinceNs[instrument] = untilNs;
    }

    /** Adds the held value up to a time in a later bucket. */
    private void hold(int instrument, long untilNs) {
        double[] integral = integrals[instrument];
        long[] present = presentNs[instrument];
        double value = values[instrument];
        long first = Math.floorDiv(sinceNs[instrument], BUCKET_NS);
        long last = Math.floorDiv(untilNs, BUCKET_NS);
        for (long bucket = Math.max(first, last - RING + 1); bucket <= last; bucket++) {
            int at = (int) (bucket & RING - 1);
            if (bucket != first) {
                integral[at] = 0;
                present[at] = 0;
            }
            if (value != Missing.STATISTIC) {
                long heldNs = overlap(sinceNs[instrument], untilNs, bucket);
                integral[at] += value * heldNs;
                present[at] += heldNs;
            }
        }
    }

    private static long overlap(long fromNs, long untilNs, long bucket) {
        return Math.min(untilNs, (bucket + 1) * BUCKET_NS) - Math.max(fromNs, bucket * BUCKET_NS);
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
        for (long bucket = start; bucket <= Math.floorDiv(since, BUCKET_NS); bucket++) {
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
