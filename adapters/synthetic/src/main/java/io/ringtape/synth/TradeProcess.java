package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The prints of one symbol: at the bid, at the ask or between, with aggressors leaning with the move, four in ten off
 * exchange and some of those reported late; and the crosses that open, close and reopen the market.
 */
final class TradeProcess {
    /** The header of the trades file. */
    static final String HEADER = "ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,"
            + "sip_timestamp,size,tape,trf_id,trf_timestamp";

    /** The share of prints off exchange. */
    static final double OFF_EXCHANGE_SHARE = 0.41;

    private static final int CROSS = 9;
    private static final int EXTENDED_HOURS = 12;
    private static final int SWEEP = 14;
    private static final int OFFICIAL_CLOSE = 15;
    private static final int OFFICIAL_OPEN = 16;
    private static final int ODD_LOT = 37;
    private static final int TRADE_THROUGH_EXEMPT = 41;
    private static final double STEADY = 0.35;

    private final GzipCsv file;
    private final SyntheticInstrument instrument;
    private final byte[] ticker;
    private final SymbolDay day;
    private final PricePath path;
    private final QuoteProcess quotes;
    private final PrintSizes sizes;
    private final TapeDirt dirt;
    private final SeededRandom random;
    private final Print print = new Print();
    private long sequence;
    private long ids = 52_000_000_000_000L;
    private boolean buys;
    private long crossPrice;
    private long crossSize;

    TradeProcess(GzipCsv file, SymbolDay day, QuoteProcess quotes, PrintSizes sizes, SeededRandom random) {
        this.file = file;
        this.day = day;
        this.quotes = quotes;
        this.sizes = sizes;
        this.random = random;
        instrument = day.instrument();
        path = day.path();
        ticker = instrument.symbol().getBytes(StandardCharsets.US_ASCII);
        dirt = new TapeDirt(path, sizes, random.split("dirt"), day.trades());
        sequence = 1_000L + random.below(1_000);
    }

    /** Writes a print at the NBBO. If {@code sound}, it is a round lot at a lit venue that counts for everything. */
    void trade(long elapsedNs, boolean sound) throws IOException {
        releaseFollowOns(elapsedNs);
        start(elapsedNs);
        if (!random.chance(STEADY)) {
            buys = random.chance(0.5 + 0.5 * lean(elapsedNs));
        }
        boolean offExchange = !sound && random.chance(OFF_EXCHANGE_SHARE);
        print.size = sound ? sizes.nextRound(random) : sizes.next(random, offExchange);
        if (offExchange) {
            offExchange(elapsedNs);
        } else {
            lit(sound);
        }
        if (!day.isRegular(elapsedNs)) {
            print.condition(EXTENDED_HOURS);
        } else if (!sound) {
            dirt.spoil(print);
        }
        if (print.size < sizes.lot() * Micros.ONE) {
            print.condition(ODD_LOT);
        }
        if (!sound) {
            dirt.correctLater(print);
        }
        write(print);
        if (!sound && dirt.isRepeated()) {
            repeat(print);
        }
    }

    /** Writes the opening cross. */
    void open(long elapsedNs, long shares) throws IOException {
        cross(elapsedNs, shares, instrument.isNasdaqListed() ? 25 : 17);
    }

    /** Writes the cross that ends a pause. */
    void reopen(long elapsedNs, long shares) throws IOException {
        cross(elapsedNs, shares, instrument.isNasdaqListed() ? 28 : 18);
    }

    /** Writes the closing cross. */
    void close(long elapsedNs, long shares) throws IOException {
        cross(elapsedNs, shares, instrument.isNasdaqListed() ? 8 : 19);
    }

    /** Writes the listing exchange's official open, a re-print of the last cross. */
    void officialOpen(long elapsedNs) throws IOException {
        reprint(elapsedNs, OFFICIAL_OPEN);
    }

    /** Writes the listing exchange's official close, a re-print of the last cross. */
    void officialClose(long elapsedNs) throws IOException {
        reprint(elapsedNs, OFFICIAL_CLOSE);
    }

    /** Writes the correction records due by {@code elapsedNs}. */
    void releaseFollowOns(long elapsedNs) throws IOException {
        for (Print record = dirt.followOn(elapsedNs); record != null; record = dirt.followOn(elapsedNs)) {
            write(record);
        }
    }

    private void start(long elapsedNs) {
        print.clear();
        print.publishedNs = elapsedNs;
        print.madeNs = elapsedNs - 15_000 - random.below(350_000);
        print.id = ++ids;
    }

    private double lean(long elapsedNs) {
        int minute = (int) (elapsedNs / MINUTE_NS);
        double price = path.at(elapsedNs);
        double move = (path.at(elapsedNs + 2 * SECOND_NS) - path.at(elapsedNs - 3 * SECOND_NS)) / price * 1e4;
        double usual = 0.2 * day.shape().atrBps(minute) * instrument.volatility();
        double withMove = 0.25 * Math.max(-1.5, Math.min(1.5, move / usual));
        double flow = path.flow((int) (elapsedNs / SECOND_NS));
        return Math.max(-0.9, Math.min(0.9, flow + withMove));
    }

    private void lit(boolean sound) {
        print.exchange = Venues.lit(random);
        long bid = quotes.bid();
        long ask = quotes.ask();
        print.price = buys ? ask : bid;
        boolean wide = ask - bid > instrument.tickSize();
        if (!sound && random.chance(wide ? 0.15 : 0.05)) {
            print.price = (bid + ask) / 2;
        } else if (random.chance(0.42)) {
            print.condition(SWEEP);
            if (random.chance(0.7)) {
                print.condition(TRADE_THROUGH_EXEMPT);
            }
        }
    }

    private void offExchange(long elapsedNs) {
        print.exchange = Venues.OFF_EXCHANGE;
        print.trfId = Venues.reportingFacility(random);
        long bid = quotes.bid();
        long ask = quotes.ask();
        if (random.chance(0.05)) {
            print.madeNs = elapsedNs - 300_000_000 - (long) (2 * SECOND_NS * random.exponential());
            long fair = Micros.ofDouble(path.at(print.madeNs)) / instrument.tickSize() * instrument.tickSize();
            bid = fair;
            ask = fair + instrument.tickSize();
        } else {
            print.madeNs = elapsedNs - 1_000_000 - random.below(90_000_000);
        }
        print.reportedNs = elapsedNs - 12_000 - random.below(600_000);
        double part = random.next();
        if (part < 0.33) {
            print.price = (bid + ask) / 2;
        } else if (part < 0.68) {
            long improved = 100L * (1 + random.below((int) ((ask - bid) / 200)));
            print.price = buys ? ask - improved : bid + improved;
        } else {
            print.price = buys ? ask : bid;
        }
        if (random.chance(0.12)) {
            print.condition(TRADE_THROUGH_EXEMPT);
        }
    }

    private void cross(long elapsedNs, long shares, int kind) throws IOException {
        crossPrice = Micros.ofDouble(path.at(elapsedNs)) / instrument.tickSize() * instrument.tickSize();
        crossSize = shares * Micros.ONE;
        startCross(elapsedNs, kind);
        if (instrument.isNasdaqListed()) {
            print.condition(CROSS);
        }
        print.condition(TRADE_THROUGH_EXEMPT);
        write(print);
    }

    private void reprint(long elapsedNs, int kind) throws IOException {
        startCross(elapsedNs, kind);
        write(print);
    }

    private void startCross(long elapsedNs, int kind) throws IOException {
        releaseFollowOns(elapsedNs);
        start(elapsedNs);
        print.exchange = instrument.isNasdaqListed() ? Venues.NASDAQ : Venues.ARCA;
        print.price = crossPrice;
        print.size = crossSize;
        print.condition(kind);
    }

    private void write(Print row) throws IOException {
        sequence += 1L + random.below(9);
        repeat(row);
    }

    private void repeat(Print row) throws IOException {
        file.text(ticker)
                .codes(row.conditions(), row.count())
                .number(row.correction)
                .number(row.exchange)
                .number(row.id)
                .number(day.epochNs(row.madeNs))
                .decimal(row.price)
                .number(sequence)
                .number(day.epochNs(row.publishedNs))
                .decimal(row.size)
                .number(instrument.tape())
                .number(row.trfId)
                .number(row.trfId == 0 ? 0 : day.epochNs(row.reportedNs))
                .endRow();
    }
}
