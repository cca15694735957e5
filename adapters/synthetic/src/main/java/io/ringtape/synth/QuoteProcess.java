package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The NBBO of one symbol: around the fair price, a cent or two wide in regular hours, with sizes leaning slightly in
 * the direction of the next move. Occasionally a quote is one-sided, locked or crossed; the next one is sound again.
 */
final class QuoteProcess {
    /** The header of the quotes file. */
    static final String HEADER = "ticker,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,conditions,"
            + "indicators,participant_timestamp,sequence_number,sip_timestamp,tape,trf_timestamp";

    private static final int[] REGULAR = {1};
    private static final int[] ONE_SIDED = {2};
    private static final int[] OPENING = {13};
    private static final int[] CLOSED = {15};
    private static final int[] RESUME = {16};
    private static final int[] PAUSED = {43};
    private static final int[] CROSSED = {84};
    private static final int[] LOCKED = {85};
    private static final int[] NBBO_INDICATOR = {604};
    private static final long AHEAD_NS = 2_000_000_000L;
    private static final double FAULT_SHARE = 3e-5;
    private static final int WANTED_FAULTS = 12;

    private final GzipCsv file;
    private final SyntheticInstrument instrument;
    private final byte[] ticker;
    private final SymbolDay day;
    private final PricePath path;
    private final DayShape shape;
    private final SeededRandom random;
    private final double tick;
    private final double faultShare;

    private long bidTicks;
    private int spread;
    private long bidLots;
    private long askLots;
    private long sequence;
    private double lean;

    QuoteProcess(GzipCsv file, SymbolDay day, SeededRandom random) {
        this.file = file;
        this.day = day;
        this.random = random;
        instrument = day.instrument();
        path = day.path();
        shape = day.shape();
        ticker = instrument.symbol().getBytes(StandardCharsets.US_ASCII);
        tick = Micros.toDouble(instrument.tickSize());
        faultShare = Math.max(FAULT_SHARE, (double) WANTED_FAULTS / Math.max(day.quotes(), 10_000));
        sequence = 1_000L + random.below(1_000);
    }

    /** Returns the best bid in micro-dollars. */
    long bid() {
        return bidTicks * instrument.tickSize();
    }

    /** Returns the best ask in micro-dollars. */
    long ask() {
        return (bidTicks + spread) * instrument.tickSize();
    }

    /** Whether the fair price has left the NBBO. */
    boolean isStale(long elapsedNs) {
        double fair = path.at(elapsedNs) / tick;
        return spread == 0 || fair < bidTicks - 0.1 || fair > bidTicks + spread + 0.1;
    }

    /** Moves the NBBO to the fair price and writes it. */
    void quote(long elapsedNs) throws IOException {
        move(elapsedNs);
        double fault = random.next() / faultShare;
        if (fault < 0.4) {
            boolean noBid = fault < 0.2;
            write(elapsedNs, noBid ? 0 : bid(), noBid ? 0 : bidLots, noBid ? ask() : 0, noBid ? askLots : 0, ONE_SIDED);
        } else if (fault < 0.7) {
            write(elapsedNs, bid(), bidLots, bid(), askLots, LOCKED);
        } else if (fault < 1) {
            write(elapsedNs, ask(), bidLots, bid(), askLots, CROSSED);
        } else {
            write(elapsedNs, bid(), bidLots, ask(), askLots, REGULAR);
        }
    }

    /** Writes the first quote of the regular session. */
    void open(long elapsedNs) throws IOException {
        move(elapsedNs);
        write(elapsedNs, bid(), bidLots, ask(), askLots, OPENING);
    }

    /** Writes the quote that announces a trading pause. */
    void pause(long elapsedNs) throws IOException {
        write(elapsedNs, bid(), bidLots, ask(), askLots, PAUSED);
    }

    /** Writes the quote that announces the resumption of trading. */
    void resume(long elapsedNs) throws IOException {
        move(elapsedNs);
        write(elapsedNs, bid(), bidLots, ask(), askLots, RESUME);
    }

    /** Writes the empty quote that ends the day. */
    void close(long elapsedNs) throws IOException {
        write(elapsedNs, 0, 0, 0, 0, CLOSED);
    }

    private void move(long elapsedNs) {
        if (spread == 0 || random.chance(0.12)) {
            spread = nextSpread(elapsedNs);
        }
        double fair = path.at(elapsedNs) / tick;
        if (Math.abs(fair - bidTicks - spread / 2.0) > 0.62) {
            bidTicks = (long) Math.floor(fair - spread / 2.0 + 0.5);
        }
        double ahead = (path.at(elapsedNs + AHEAD_NS) - path.at(elapsedNs)) / tick;
        double coming = Math.max(-1, Math.min(1, ahead / 5)) * 0.22;
        double flow = path.flow((int) (elapsedNs / 1_000_000_000L)) * 0.5;
        lean = 0.9 * lean + 0.1 * (coming + flow) * 1.5 + 0.08 * (random.next() - 0.5);
        double tilt = Math.max(-0.8, Math.min(0.8, lean));
        bidLots = nextLots(1 + tilt);
        askLots = nextLots(1 - tilt);
    }

    private int nextSpread(long elapsedNs) {
        int minute = (int) (elapsedNs / MINUTE_NS);
        double part = random.next();
        if (!shape.isRegular(minute)) {
            return part < 0.35 ? 2 : part < 0.65 ? 3 : part < 0.85 ? 4 : 5 + random.below(4);
        }
        if (minute < shape.openMinute() + 5) {
            return part < 0.40 ? 1 : part < 0.75 ? 2 : part < 0.93 ? 3 : 4 + random.below(3);
        }
        return part < 0.78 ? 1 : part < 0.965 ? 2 : part < 0.997 ? 3 : 4;
    }

    private long nextLots(double strength) {
        double mean = 7 * strength;
        double part = random.next() + random.next() + random.next();
        return 1 + (long) (mean * part / 1.5 + (random.chance(0.04) ? 20 * random.next() : 0));
    }

    private void write(long elapsedNs, long bid, long bidLots, long ask, long askLots, int[] condition)
            throws IOException {
        long sipNs = day.epochNs(elapsedNs);
        long unit = day.lots().quotesInLots() ? 1 : day.lots().shares();
        sequence += 1L + random.below(7);
        file.text(ticker)
                .number(ask == 0 ? 0 : Venues.lit(random))
                .decimal(ask)
                .number(askLots * unit)
                .number(bid == 0 ? 0 : Venues.lit(random))
                .decimal(bid)
                .number(bidLots * unit)
                .codes(condition, 1)
                .codes(NBBO_INDICATOR, condition == REGULAR ? 1 : 0)
                .number(sipNs - 15_000 - random.below(350_000))
                .number(sequence)
                .number(sipNs)
                .number(instrument.tape())
                .number(0)
                .endRow();
    }
}
