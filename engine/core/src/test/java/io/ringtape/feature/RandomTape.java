package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketRules;
import io.ringtape.market.PlausibilitySettings;
import io.ringtape.market.QuoteRule;
import io.ringtape.market.ReadingSettings;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import io.ringtape.setting.Defaults;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded session of two instruments with all that goes wrong on a tape: gaps, late and repeated prints, corrections,
 * odd conditions, prints at night, absent, crossed and forbidden quotes; and a week of history before it.
 */
final class RandomTape {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    static final LocalDate HALF_DAY = LocalDate.of(2026, 3, 11);
    static final long CLOSE_DELAY_NS = 20_000_000L;
    static final long CENT = 10_000L;

    static final List<Instrument> INSTRUMENTS =
            List.of(new Instrument(0, "SPY", CENT, 40, false), new Instrument(1, "QQQ", CENT, 40, false));

    /** Judges quotes by their conditions and sizes; believes every price. */
    static final QuoteRule QUOTES = new MarketRules(
                    session(), INSTRUMENTS, new ReadingSettings(Masks.table(), true, PlausibilitySettings.OFF))
            .quotes();

    static final SessionOpens OPENS = new SessionOpens() {
        @Override
        public long openNs(int yyyymmdd) {
            return isTradingDate(TradingDate.of(yyyymmdd)) ? at(TradingDate.of(yyyymmdd), 9, 30) : Missing.LONG;
        }

        @Override
        public long closeNs(int yyyymmdd) {
            LocalDate date = TradingDate.of(yyyymmdd);
            return isTradingDate(date) ? at(date, date.equals(HALF_DAY) ? 13 : 16, 0) : Missing.LONG;
        }
    };

    /** The close of the minute that ended at {@code endNs}, a delay earlier. */
    record MinuteEnd(long endNs) {}

    /** The beginning or the end of a back-fill of an instrument. */
    record Backfill(int instrument, boolean begins) {}

    /**
     * Something that happens at an engine time: a {@link Trade}, a {@link Quote}, a {@link Backfill} or a
     * {@link MinuteEnd}.
     */
    record TapedEvent(long timeNs, Object what) {}

    final List<MinuteBar> history = new ArrayList<>();
    final List<TapedEvent> steps = new ArrayList<>();

    private final Random random;
    private final long[] prices = {600 * Micros.ONE, 480 * Micros.ONE};
    private final List<Trade> trades = new ArrayList<>();
    private long sequence = 1;

    RandomTape(long seed) {
        random = new Random(seed);
        for (int day = 9; day <= 13; day++) {
            addHistory(LocalDate.of(2026, 3, day));
        }
        addToday();
    }

    /** Returns the defaults with a close delay that suits the tape, wider bands and less history. */
    static Defaults<FeatureSettings> settings() {
        return Defaults.of(FeatureSettings.class, "features")
                .with("barCloseDelayNs", CLOSE_DELAY_NS)
                .with("bandSigmas", 2)
                .with("imbalanceWindowMillis", 1_000)
                .with("rvolSessions", 3)
                .with("rvolMinSessions", 2)
                .with("crossesInVwap", false);
    }

    static TradingSession session() {
        return new TradingSession(TODAY, at(TODAY, 4, 0), at(TODAY, 9, 30), at(TODAY, 16, 0), at(TODAY, 20, 0), false);
    }

    static long at(LocalDate date, int hour, int minute) {
        return date.atTime(LocalTime.of(hour, minute)).atZone(NEW_YORK).toEpochSecond() * SECOND_NS;
    }

    private static boolean isTradingDate(LocalDate date) {
        return date.getDayOfWeek().getValue() <= 5;
    }

    private void addHistory(LocalDate date) {
        long end = at(date, 20, 0);
        for (long start = at(date, 4, 0); start < end; start += MINUTE_NS) {
            for (int instrument = 0; instrument < INSTRUMENTS.size(); instrument++) {
                if (random.nextInt(20) > 0) {
                    addBar(instrument, date, start);
                }
                if (random.nextInt(50) == 0) {
                    addBar(instrument, date, start - random.nextInt(3) * MINUTE_NS);
                }
            }
        }
    }

    private void addBar(int instrument, LocalDate date, long startNs) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = instrument;
        bar.date = TradingDate.yyyymmdd(date);
        bar.startNs = startNs;
        bar.open = walk(instrument);
        bar.close = walk(instrument);
        bar.high = Math.max(bar.open, bar.close) + random.nextInt(5) * CENT;
        bar.low = Math.min(bar.open, bar.close) - random.nextInt(5) * CENT;
        bar.volume = random.nextInt(5_000_000) * 1_000L;
        history.add(bar);
    }

    private void addToday() {
        addTrade(at(TODAY, 3, 0), at(TODAY, 3, 0));
        long sipNs = at(TODAY, 9, 20) + random.nextInt(1_000_000_000);
        long timeNs = sipNs;
        long minuteEndNs = at(TODAY, 9, 21);
        while (sipNs < at(TODAY, 16, 3)) {
            sipNs += pause();
            timeNs = Math.max(timeNs + 1, sipNs + random.nextInt(20_000_000));
            for (; timeNs >= minuteEndNs + CLOSE_DELAY_NS; minuteEndNs += MINUTE_NS) {
                steps.add(new TapedEvent(minuteEndNs + CLOSE_DELAY_NS, new MinuteEnd(minuteEndNs)));
                if (isRare(10)) {
                    steps.add(new TapedEvent(timeNs, new Backfill(random.nextInt(2), random.nextBoolean())));
                }
            }
            if (random.nextInt(3) == 0) {
                addTrade(timeNs, isRare(50) ? sipNs - lateness() : sipNs);
            } else {
                addQuote(timeNs, isRare(100) ? sipNs - random.nextInt(500_000_000) : sipNs);
            }
        }
        addTrade(at(TODAY, 20, 30), at(TODAY, 20, 30));
    }

    private long pause() {
        int kind = random.nextInt(1000);
        long span = kind < 700 ? 200_000_000L : kind < 950 ? 3 * SECOND_NS : kind < 999 ? MINUTE_NS : 12 * MINUTE_NS;
        return (long) (random.nextDouble() * span);
    }

    private long lateness() {
        return (long) (random.nextDouble() * (isRare(3) ? 700 : 5) * SECOND_NS);
    }

    private void addTrade(long timeNs, long sipNs) {
        if (isRare(40) && !trades.isEmpty()) {
            steps.add(new TapedEvent(timeNs, trades.get(random.nextInt(trades.size()))));
            return;
        }
        Trade trade = new Trade();
        trade.instrument = random.nextInt(2);
        trade.price = walk(trade.instrument) + (isRare(4) ? random.nextInt(100) * 100L : 0);
        trade.size = isRare(30) ? 1 + random.nextInt(2_000_000) : (1 + random.nextInt(500)) * Micros.ONE;
        trade.sipNs = sipNs;
        trade.exchangeNs = sipNs - random.nextInt(1_000_000);
        sequence += 1 + random.nextInt(9);
        trade.sipSequence = sequence;
        trade.exchange = isRare(2) ? 4 : 1 + random.nextInt(20);
        trade.trfId = trade.exchange == 4 && !isRare(9) ? 201 + random.nextInt(3) : Missing.CODE;
        trade.correction = isRare(20) ? random.nextInt(13) : Missing.CODE;
        for (int count = random.nextInt(3); count > 0 && isRare(2); count--) {
            trade.conditions.add(Masks.IDS[random.nextInt(Masks.IDS.length)]);
        }
        if (isRare(40)) {
            trade.backfilled = true;
            trade.sipNs -= lateness();
        }
        if (isRare(200)) {
            trade.size = 0;
        }
        trades.add(trade);
        steps.add(new TapedEvent(timeNs, trade));
    }

    private void addQuote(long timeNs, long sipNs) {
        Quote quote = new Quote();
        quote.instrument = random.nextInt(2);
        quote.sipNs = sipNs;
        quote.bid = isRare(40) ? Missing.LONG : prices[quote.instrument];
        quote.ask = isRare(40) ? Missing.LONG : prices[quote.instrument] + (random.nextInt(6) - 1) * CENT;
        quote.bidSize = isRare(40) ? Missing.LONG : (20 + random.nextInt(50) * 20) * Micros.ONE;
        quote.askSize = isRare(40) ? Missing.LONG : (20 + random.nextInt(50) * 20) * Micros.ONE;
        if (isRare(10)) {
            quote.conditions.add(1 + random.nextInt(84));
        }
        steps.add(new TapedEvent(timeNs, quote));
    }

    private long walk(int instrument) {
        prices[instrument] += (random.nextInt(5) - 2) * CENT;
        return prices[instrument];
    }

    private boolean isRare(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
