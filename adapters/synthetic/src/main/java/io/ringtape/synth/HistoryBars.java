package io.ringtape.synth;

import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes minute bars of one symbol's prior sessions: a random walk that ends where the session begins, with typical
 * volume.
 */
final class HistoryBars {
    /** The header of the bars file. */
    static final String HEADER = "ticker,volume,open,close,high,low,window_start,transactions";

    private static final double DEVIATION_TO_RANGE = 0.5;
    private static final double OVERNIGHT_BPS = 25;
    private static final double GAP_BPS = 20;

    private final GzipCsv file;
    private final SyntheticInstrument instrument;
    private final byte[] ticker;
    private final long seed;
    private final List<DayShape> days;

    HistoryBars(GzipCsv file, SyntheticInstrument instrument, List<TradingSession> history, SeededRandom random) {
        this.file = file;
        this.instrument = instrument;
        this.ticker = instrument.symbol().getBytes(StandardCharsets.US_ASCII);
        this.seed = random.nextLong();
        this.days = history.stream().map(DayShape::new).toList();
    }

    /**
     * Writes all bars. A first walk finds out where it ends; the same walk is then repeated from the matching start
     * price.
     */
    void write(PrintSizes sizes, long prints) throws IOException {
        double end = walk(1, null, prints);
        walk(Micros.toDouble(instrument.startPrice()) / end, sizes, prints);
    }

    private double walk(double start, PrintSizes sizes, long prints) throws IOException {
        SeededRandom random = new SeededRandom(seed);
        double price = start;
        for (DayShape day : days) {
            ExpectedVolume volume =
                    sizes == null ? null : new ExpectedVolume(day, new EventBudget(day, printsOf(day, prints)), sizes);
            double busyDay = StrictMath.exp(0.18 * random.gaussian());
            for (int m = 0; m < day.minutes(); m++) {
                price = walkMinute(day, m, price, busyDay, volume, random);
            }
            price *= 1 + OVERNIGHT_BPS * 1e-4 * random.gaussian();
        }
        return price * (1 + GAP_BPS * 1e-4 * random.gaussian());
    }

    private double walkMinute(
            DayShape day, int minute, double open, double busyDay, ExpectedVolume volume, SeededRandom random)
            throws IOException {
        double deviation = day.atrBps(minute) * 1e-4 * instrument.volatility() * DEVIATION_TO_RANGE;
        double close = open * (1 + deviation * random.gaussian());
        double high = Math.max(open, close) + open * deviation * 0.55 * Math.abs(random.gaussian());
        double low = Math.min(open, close) - open * deviation * 0.55 * Math.abs(random.gaussian());
        double busy = busyDay * StrictMath.exp(0.2 * random.gaussian() - 0.02);
        if (volume == null) {
            return close;
        }
        long shares = Math.round(volume.minute(minute) * busy);
        if (shares > 0) {
            file.text(ticker)
                    .number(shares)
                    .decimal(ticks(open))
                    .decimal(ticks(close))
                    .decimal(ticks(high))
                    .decimal(ticks(low))
                    .number(day.startNs(minute))
                    .number(Math.max(1, Math.round(volume.prints(minute) * busy)))
                    .endRow();
        }
        return close;
    }

    /**
     * Returns the prints of {@code day}. A half day has fewer in total because its minutes are like those of a full
     * day.
     */
    private static long printsOf(DayShape day, long prints) {
        double regularMinutes = day.closeMinute() - day.openMinute();
        return Math.min(prints, (long) (prints * Math.min(1, regularMinutes / 390)));
    }

    private long ticks(double price) {
        return Micros.ofDouble(price / Micros.toDouble(instrument.tickSize())) / Micros.ONE * instrument.tickSize();
    }
}
