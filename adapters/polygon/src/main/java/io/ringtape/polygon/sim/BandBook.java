package io.ringtape.polygon.sim;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import io.ringtape.event.Trade;
import io.ringtape.market.TradingSession;

/**
 * Price bands (limit up, limit down) of the regular session: 5 % around the mean price of the last five minutes, twice
 * that in the first fifteen and the last twenty-five minutes. A band is sent again when the mean, looked at every half
 * minute, has moved by 1 %. For one thread.
 */
final class BandBook {
    static final int RESTATED = 16;
    static final int SUSPENDED = 17;
    static final int REOPENED = 18;
    static final int BAND = 21;

    private static final int NASDAQ_LISTED = 3;
    private static final long STEP_NS = 30 * Nanos.SECOND_NS;
    private static final int STEPS = 10;
    private static final double WIDTH = 0.05;
    private static final double MOVED = 0.01;
    private static final long CENT = Micros.ONE / 100;

    private final TradingSession session;
    private final ReferencePrice[] references;

    /** The mean price of one instrument. */
    private static final class ReferencePrice {
        private final double[] sums = new double[STEPS];
        private final long[] counts = new long[STEPS];
        private long step = Long.MIN_VALUE;
        private double price;
        private boolean wide;
        private long sequence;
        private int tape = NASDAQ_LISTED;
    }

    BandBook(TradingSession session, int ids) {
        this.session = session;
        references = new ReferencePrice[ids];
        for (int i = 0; i < ids; i++) {
            references[i] = new ReferencePrice();
        }
    }

    /** Learns on which tape an instrument is. */
    void learnTape(int instrument, int tape) {
        if (tape > 0) {
            references[instrument].tape = tape;
        }
    }

    /** Whether LULD events tell of halts of the instrument: those of Nasdaq-listed securities alone. */
    boolean tellsOfHalts(int instrument) {
        return references[instrument].tape == NASDAQ_LISTED;
    }

    /** Adds a print that forms a price. Returns a band to send, or null. */
    PriceBand add(Trade trade) {
        if (!session.isRegular(trade.sipNs)) {
            return null;
        }
        ReferencePrice reference = references[trade.instrument];
        long step = Math.floorDiv(trade.sipNs, STEP_NS);
        boolean isNext = step > reference.step;
        int place = (int) (step % STEPS);
        if (isNext) {
            long missed = reference.step == Long.MIN_VALUE ? STEPS : Math.min(STEPS, step - reference.step);
            for (long i = 0; i < missed; i++) {
                int old = (int) ((step - i) % STEPS);
                reference.sums[old] = 0;
                reference.counts[old] = 0;
            }
            reference.step = step;
        }
        double price = Micros.toDouble(trade.price);
        reference.sums[place] += price;
        reference.counts[place]++;
        return isNext ? moved(reference, trade) : null;
    }

    private PriceBand moved(ReferencePrice reference, Trade trade) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < STEPS; i++) {
            sum += reference.sums[i];
            count += reference.counts[i];
        }
        double mean = sum / count;
        boolean isFirst = reference.price == 0;
        boolean wide = isWide(trade.sipNs);
        if (!isFirst && wide == reference.wide && Math.abs(mean / reference.price - 1) < MOVED) {
            return null;
        }
        reference.price = mean;
        reference.wide = wide;
        return band(trade.instrument, trade.sipNs, isFirst ? BAND : RESTATED);
    }

    private boolean isWide(long sipNs) {
        return sipNs < session.openNs() + 15 * Nanos.MINUTE_NS || sipNs >= session.closeNs() - 25 * Nanos.MINUTE_NS;
    }

    /** Returns an event with the present band and an indicator. */
    PriceBand band(int instrument, long timeNs, int indicator) {
        ReferencePrice reference = references[instrument];
        double width = reference.wide ? 2 * WIDTH : WIDTH;
        long lower = cents(reference.price * (1 - width));
        long upper = cents(reference.price * (1 + width));
        PriceBand.Origin origin = new PriceBand.Origin(reference.tape, ++reference.sequence);
        Codes indicators = new Codes();
        indicators.add(indicator);
        return new PriceBand(instrument, lower, upper, timeNs, indicators, origin);
    }

    private static long cents(double dollars) {
        return Math.round(dollars * 100) * CENT;
    }
}
