package io.ringtape.feature;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.feature.RandomTape.OPENS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.RandomTape.Backfill;
import io.ringtape.feature.RandomTape.MinuteEnd;
import io.ringtape.feature.RandomTape.TapedEvent;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Computes every feature from all past events each time it is asked, in the plainest way. */
final class NaiveFeatures {
    private static final MathContext EXACT = new MathContext(50);
    private static final Comparator<Trade> BY_TIME =
            Comparator.<Trade>comparingLong(trade -> trade.sipNs).thenComparingLong(trade -> trade.sipSequence);

    private final FeatureSettings settings;
    private final TradingSession session;
    private final List<MinuteBar> history;
    private final List<TapedEvent> past = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();

    /** A closed bar. */
    record NaiveBar(long startNs, Ohlc prices, long volume, long delta) {
        static final NaiveBar MISSING = new NaiveBar(
                Missing.LONG,
                new Ohlc(Missing.LONG, Missing.LONG, Missing.LONG, Missing.LONG),
                Missing.LONG,
                Missing.LONG);

        static NaiveBar of(Bar bar) {
            return new NaiveBar(bar.startNs, new Ohlc(bar.open, bar.high, bar.low, bar.close), bar.volume, bar.delta);
        }
    }

    /** The prices of a bar. */
    record Ohlc(long open, long high, long low, long close) {}

    /** A print that counts for the delta, with its side. */
    record Signed(Trade trade, int side) {}

    NaiveFeatures(FeatureSettings settings, TradingSession session, List<MinuteBar> history) {
        this.settings = settings;
        this.session = session;
        this.history = history;
    }

    void on(TapedEvent step) {
        if (step.what() instanceof Trade trade) {
            boolean first = seen.add(List.of(trade.instrument, trade.sipSequence, trade.trfId, trade.exchangeNs));
            if (!first || trade.correction >= 10 || trade.size <= 0) {
                return;
            }
        }
        past.add(step);
    }

    FeatureSnapshot snapshot(int instrument, long timeNs, SnapshotTrigger trigger) {
        FeatureSnapshot out = new FeatureSnapshot();
        out.trigger = trigger;
        out.instrument = instrument;
        out.timeNs = timeNs;
        prices(instrument, out);
        vwap(instrument, timeNs, out);
        prior(instrument, out);
        bars(instrument, out);
        rvol(instrument, out);
        fives(instrument, out);
        usualRange(instrument, out);
        delta(instrument, windowEnd(instrument, timeNs, trigger), out);
        quote(instrument, timeNs, out);
        return out;
    }

    private List<Trade> regular(int instrument, int bit) {
        return past.stream()
                .filter(step -> step.what() instanceof Trade)
                .map(step -> (Trade) step.what())
                .filter(trade -> trade.instrument == instrument && session.isRegular(trade.sipNs))
                .filter(trade -> (Masks.of(trade.conditions, true) & bit) != 0)
                .toList();
    }

    private void prices(int instrument, FeatureSnapshot out) {
        long lastNs = Long.MIN_VALUE;
        for (Trade trade : regular(instrument, ConditionTable.PRICE)) {
            if (trade.sipNs >= lastNs && !trade.backfilled) {
                lastNs = trade.sipNs;
                out.last = trade.price;
            }
        }
        List<Trade> inOrder = regular(instrument, ConditionTable.PRICE).stream()
                .sorted(BY_TIME)
                .toList();
        for (Trade trade : inOrder) {
            out.open = inOrder.get(0).price;
            if (out.high == Missing.LONG || trade.price > out.high) {
                out.high = trade.price;
                out.highNs = trade.sipNs;
            }
            if (out.low == Missing.LONG || trade.price < out.low) {
                out.low = trade.price;
                out.lowNs = trade.sipNs;
            }
        }
        for (TapedEvent step : past) {
            if (step.what() instanceof Trade trade
                    && trade.instrument == instrument
                    && trade.sipNs >= session.preOpenNs()
                    && trade.sipNs < session.openNs()
                    && (Masks.of(trade.conditions, false) & ConditionTable.PRICE) != 0) {
                out.preMarketHigh = Math.max(out.preMarketHigh, trade.price);
                out.preMarketLow =
                        out.preMarketLow == Missing.LONG ? trade.price : Math.min(out.preMarketLow, trade.price);
            }
        }
        openingRange(instrument, out);
    }

    private void openingRange(int instrument, FeatureSnapshot out) {
        long endNs = session.openNs() + settings.windows().openingRangeMinutes() * MINUTE_NS;
        List<Long> prices = new ArrayList<>();
        boolean frozen = false;
        for (TapedEvent step : past) {
            if (step.what() instanceof MinuteEnd minute) {
                frozen |= minute.endNs() >= endNs;
            }
            if (step.what() instanceof Trade trade
                    && trade.instrument == instrument
                    && session.isRegular(trade.sipNs)
                    && trade.sipNs < endNs
                    && (!frozen || trade.backfilled)
                    && (Masks.of(trade.conditions, true) & ConditionTable.PRICE) != 0) {
                prices.add(trade.price);
            }
        }
        if (frozen) {
            out.openingHigh = prices.stream().max(Long::compare).orElse(Missing.LONG);
            out.openingLow = prices.stream().min(Long::compare).orElse(Missing.LONG);
        }
    }

    private void vwap(int instrument, long timeNs, FeatureSnapshot out) {
        BigDecimal shares = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (Trade trade : regular(instrument, ConditionTable.VWAP)) {
            boolean cross = Arrays.stream(Masks.AUCTIONS).anyMatch(trade.conditions::contains);
            if (settings.crossesInVwap() || !cross) {
                BigDecimal price = BigDecimal.valueOf(trade.price, 6);
                BigDecimal size = BigDecimal.valueOf(trade.size, 6);
                shares = shares.add(size);
                sum = sum.add(size.multiply(price));
                squares = squares.add(size.multiply(price).multiply(price));
            }
        }
        if (shares.signum() == 0) {
            return;
        }
        BigDecimal mean = sum.divide(shares, EXACT);
        BigDecimal variance = squares.divide(shares, EXACT).subtract(mean.multiply(mean), EXACT);
        out.vwap = mean.doubleValue();
        out.sigma = Math.sqrt(Math.max(0, variance.doubleValue()));
        out.bandUpper = out.vwap + settings.vwap().bandSigmas() * out.sigma;
        out.bandLower = out.vwap - settings.vwap().bandSigmas() * out.sigma;
        boolean late = timeNs >= session.openNs() + settings.vwap().zAfterMinutes() * MINUTE_NS;
        if (late && out.sigma > 0 && out.last != Missing.LONG) {
            out.z = (out.last / 1e6 - out.vwap) / out.sigma;
        }
    }

    /**
     * Returns the bars of each prior regular session by minute: the first of each minute, without bars out of order.
     */
    private NavigableMap<Integer, NavigableMap<Integer, MinuteBar>> sessions(int instrument) {
        NavigableMap<Integer, NavigableMap<Integer, MinuteBar>> sessions = new TreeMap<>();
        for (MinuteBar bar : history) {
            long open = OPENS.openNs(bar.date);
            if (bar.instrument == instrument && bar.startNs >= open && bar.startNs < OPENS.closeNs(bar.date)) {
                NavigableMap<Integer, MinuteBar> minutes = sessions.computeIfAbsent(bar.date, date -> new TreeMap<>());
                int minute = (int) ((bar.startNs - open) / MINUTE_NS);
                if (minutes.isEmpty() || minute > minutes.lastKey()) {
                    minutes.put(minute, bar);
                }
            }
        }
        return sessions;
    }

    private void prior(int instrument, FeatureSnapshot out) {
        Map<Integer, MinuteBar> last = sessions(instrument).lastEntry().getValue();
        out.priorHigh = last.values().stream().mapToLong(bar -> bar.high).max().getAsLong();
        out.priorLow = last.values().stream().mapToLong(bar -> bar.low).min().getAsLong();
        last.values().forEach(bar -> out.priorClose = bar.close);
    }

    /** Returns today's bars as the features last took them: when they closed, or when a back-fill ended. */
    List<NaiveBar> today(int instrument) {
        return today(instrument, lastFill(instrument));
    }

    /** Returns the last of today's bars that the features took, as it is. */
    NaiveBar lastBar(int instrument) {
        List<NaiveBar> bars = today(instrument);
        if (bars.isEmpty()) {
            return NaiveBar.MISSING;
        }
        long startNs = bars.get(bars.size() - 1).startNs();
        return today(instrument, past.size()).stream()
                .filter(bar -> bar.startNs() == startNs)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the number of steps before the last end of a back-fill, 0 if none has ended. */
    private int lastFill(int instrument) {
        for (int i = past.size() - 1; i >= 0; i--) {
            if (past.get(i).what() instanceof Backfill fill && fill.instrument() == instrument && !fill.begins()) {
                return i;
            }
        }
        return 0;
    }

    /** Returns today's bars with the prints before their close, and the back-filled ones of the first steps. */
    private List<NaiveBar> today(int instrument, int steps) {
        List<Signed> signed = signed(instrument);
        Map<Long, List<Trade>> filled = byMinute(instrument, steps, trade -> trade.backfilled);
        List<NaiveBar> bars = new ArrayList<>();
        Map<Long, List<Trade>> minutes = new TreeMap<>();
        for (TapedEvent step : past) {
            if (step.what() instanceof Trade trade
                    && trade.instrument == instrument
                    && session.isRegular(trade.sipNs)) {
                minutes.computeIfAbsent(minuteStartNs(trade), start -> new ArrayList<>())
                        .add(trade);
            } else if (step.what() instanceof MinuteEnd end) {
                long startNs = end.endNs() - MINUTE_NS;
                Set<Trade> minute = Collections.newSetFromMap(new IdentityHashMap<>());
                minute.addAll(minutes.getOrDefault(startNs, List.of()));
                minute.addAll(filled.getOrDefault(startNs, List.of()));
                long[] prices = minute.stream()
                        .filter(trade -> counts(trade, ConditionTable.PRICE))
                        .sorted(BY_TIME)
                        .mapToLong(trade -> trade.price)
                        .toArray();
                if (prices.length > 0) {
                    bars.add(bar(startNs, prices, minute, signed));
                }
            }
        }
        return bars;
    }

    /** Returns those of the regular prints of the first steps that are wanted, by the start of their minute. */
    private Map<Long, List<Trade>> byMinute(int instrument, int steps, Predicate<Trade> wanted) {
        return upTo(steps, instrument, session.openNs(), session.closeNs()).stream()
                .filter(wanted)
                .collect(Collectors.groupingBy(this::minuteStartNs));
    }

    private long minuteStartNs(Trade trade) {
        return trade.sipNs - (trade.sipNs - session.openNs()) % MINUTE_NS;
    }

    /** Returns the regular prints of the first steps with a SIP time in the span, in order of arrival. */
    private List<Trade> upTo(int steps, int instrument, long fromNs, long untilNs) {
        return past.subList(0, steps).stream()
                .filter(step -> step.what() instanceof Trade)
                .map(step -> (Trade) step.what())
                .filter(trade -> trade.instrument == instrument && session.isRegular(trade.sipNs))
                .filter(trade -> trade.sipNs >= fromNs && trade.sipNs < untilNs)
                .toList();
    }

    /** Returns the number of live prints that came after their minute was closed and count for something. */
    long late(int instrument) {
        long late = 0;
        long closedNs = 0;
        for (TapedEvent step : past) {
            if (step.what() instanceof MinuteEnd end) {
                closedNs = end.endNs();
            } else if (step.what() instanceof Trade trade
                    && trade.instrument == instrument
                    && !trade.backfilled
                    && session.isRegular(trade.sipNs)
                    && trade.sipNs < closedNs
                    && counts(trade, ConditionTable.ALL)) {
                late++;
            }
        }
        return late;
    }

    private static NaiveBar bar(long startNs, long[] prices, Set<Trade> minute, List<Signed> signed) {
        long volume = minute.stream()
                .filter(trade -> counts(trade, ConditionTable.VOLUME))
                .mapToLong(trade -> trade.size)
                .sum();
        long delta = signed.stream()
                .filter(print -> minute.contains(print.trade()))
                .mapToLong(print -> print.side() * print.trade().size)
                .sum();
        long high = Arrays.stream(prices).max().getAsLong();
        long low = Arrays.stream(prices).min().getAsLong();
        return new NaiveBar(startNs, new Ohlc(prices[0], high, low, prices[prices.length - 1]), volume, delta);
    }

    private static boolean counts(Trade trade, int bit) {
        return (Masks.of(trade.conditions, true) & bit) != 0;
    }

    private void bars(int instrument, FeatureSnapshot out) {
        List<Double> closes = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        MinuteBar before = null;
        for (MinuteBar bar : sessions(instrument).lastEntry().getValue().values()) {
            closes.add(bar.close / 1e6);
            if (before != null) {
                ranges.add((Math.max(bar.high, before.close) - Math.min(bar.low, before.close)) / 1e6);
            }
            before = bar;
        }
        Ohlc previous = null;
        for (NaiveBar bar : today(instrument)) {
            Ohlc prices = bar.prices();
            closes.add(prices.close() / 1e6);
            if (previous != null) {
                ranges.add(
                        (Math.max(prices.high(), previous.close()) - Math.min(prices.low(), previous.close())) / 1e6);
            }
            previous = prices;
        }
        out.ema20 = ema(closes, 20);
        out.ema50 = ema(closes, 50);
        out.atr14 = wilder(ranges, 14);
        double change = out.ema20
                - ema(closes.subList(0, closes.size() - settings.windows().slopeBars()), 20);
        out.ema20SlopePercent = 100 * (change / settings.windows().slopeBars() * 5) / closes.get(closes.size() - 1);
        out.ema20SlopeAtr = change / settings.windows().slopeBars() / out.atr14;
    }

    static double ema(List<Double> closes, int length) {
        if (closes.size() < length) {
            return Missing.STATISTIC;
        }
        double alpha = 2.0 / (length + 1);
        double mean = closes.subList(0, length).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .getAsDouble();
        for (double close : closes.subList(length, closes.size())) {
            mean = alpha * close + (1 - alpha) * mean;
        }
        return mean;
    }

    static double wilder(List<Double> ranges, int length) {
        if (ranges.size() < length) {
            return Missing.STATISTIC;
        }
        double mean = ranges.subList(0, length).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .getAsDouble();
        for (double range : ranges.subList(length, ranges.size())) {
            mean += (range - mean) / length;
        }
        return mean;
    }

    /** Returns the last prior sessions that are at least as long as today's. */
    private List<NavigableMap<Integer, MinuteBar>> wholeSessions(int instrument) {
        List<NavigableMap<Integer, MinuteBar>> full = new ArrayList<>();
        sessions(instrument).forEach((date, minutes) -> {
            if (date != TradingDate.yyyymmdd(RandomTape.HALF_DAY)) {
                full.add(minutes);
            }
        });
        return full.subList(Math.max(0, full.size() - settings.volumeCurve().rvolSessions()), full.size());
    }

    private void fives(int instrument, FeatureSnapshot out) {
        List<Double> closes = new ArrayList<>();
        NavigableMap<Integer, Long> fives = new TreeMap<>();
        sessions(instrument).lastEntry().getValue().forEach((minute, bar) -> fives.put(minute / 5, bar.close));
        fives.values().forEach(close -> closes.add(close / 1e6));
        fives.clear();
        for (NaiveBar bar : today(instrument)) {
            fives.put(
                    (int) ((bar.startNs() - session.openNs()) / MINUTE_NS / 5),
                    bar.prices().close());
        }
        long minutes = past.stream()
                .filter(step -> step.what() instanceof MinuteEnd end
                        && end.endNs() > session.openNs()
                        && end.endNs() <= session.closeNs())
                .count();
        fives.headMap((int) (minutes / 5)).values().forEach(close -> closes.add(close / 1e6));
        out.ema20Of5 = ema(closes, 20);
        out.ema50Of5 = ema(closes, 50);
    }

    private void usualRange(int instrument, FeatureSnapshot out) {
        List<NavigableMap<Integer, MinuteBar>> last = wholeSessions(instrument);
        List<Long> openings = new ArrayList<>();
        List<Long> days = new ArrayList<>();
        for (NavigableMap<Integer, MinuteBar> minutes : last) {
            range(minutes).ifPresent(days::add);
            range(minutes.headMap(settings.windows().openingRangeMinutes())).ifPresent(openings::add);
        }
        out.openingWidth = overMedian(out.openingHigh, out.openingLow, openings);
        out.rangeRatio = overMedian(out.high, out.low, days);
    }

    private static Optional<Long> range(Map<Integer, MinuteBar> minutes) {
        return minutes.isEmpty()
                ? Optional.empty()
                : Optional.of(minutes.values().stream()
                                .mapToLong(bar -> bar.high)
                                .max()
                                .getAsLong()
                        - minutes.values().stream()
                                .mapToLong(bar -> bar.low)
                                .min()
                                .getAsLong());
    }

    private double overMedian(long high, long low, List<Long> ranges) {
        if (high == Missing.LONG
                || low == Missing.LONG
                || ranges.size() < settings.volumeCurve().rvolMinSessions()) {
            return Missing.STATISTIC;
        }
        List<Long> sorted = ranges.stream().sorted().toList();
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
        return median > 0 ? (high - low) / median : Missing.STATISTIC;
    }

    private void rvol(int instrument, FeatureSnapshot out) {
        regular(instrument, ConditionTable.VOLUME)
                .forEach(trade -> out.volume = out.volume == Missing.LONG ? trade.size : out.volume + trade.size);
        List<NavigableMap<Integer, MinuteBar>> last = wholeSessions(instrument);
        int lastEnd = -1;
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i).what() instanceof MinuteEnd end
                    && end.endNs() > session.openNs()
                    && end.endNs() <= session.closeNs()) {
                lastEnd = i;
            }
        }
        if (lastEnd < 0) {
            return;
        }
        long closedNs = ((MinuteEnd) past.get(lastEnd).what()).endNs();
        int counted = Math.max(lastEnd, lastFill(instrument));
        long volumeAtClose = upTo(counted, instrument, session.openNs(), closedNs).stream()
                .filter(trade -> counts(trade, ConditionTable.VOLUME))
                .mapToLong(trade -> trade.size)
                .sum();
        int minute = (int) ((closedNs - session.openNs()) / MINUTE_NS) - 1;
        if (last.size() < settings.volumeCurve().rvolMinSessions() || volumeAtClose == 0) {
            return;
        }
        out.rvol = volumeAtClose / median(last, 0, minute);
        List<NaiveBar> today = today(instrument);
        if (!today.isEmpty()) {
            NaiveBar bar = today.get(today.size() - 1);
            int of = (int) ((bar.startNs() - session.openNs()) / MINUTE_NS);
            double usual = median(last, of, of);
            out.rvolBar = usual > 0 ? bar.volume() / usual : Missing.STATISTIC;
        }
    }

    private static double median(List<NavigableMap<Integer, MinuteBar>> sessions, int from, int to) {
        long[] volumes = sessions.stream()
                .mapToLong(minutes -> minutes.subMap(from, true, to, true).values().stream()
                        .mapToLong(bar -> bar.volume)
                        .sum())
                .sorted()
                .toArray();
        int middle = volumes.length / 2;
        return volumes.length % 2 == 1 ? volumes[middle] : (volumes[middle - 1] + volumes[middle]) / 2.0;
    }

    private List<Signed> signed(int instrument) {
        List<Signed> signed = new ArrayList<>();
        Quote quote = null;
        List<Long> prices = new ArrayList<>();
        List<Long> filled = new ArrayList<>();
        for (TapedEvent step : past) {
            if (step.what() instanceof Quote next && next.instrument == instrument) {
                quote = next;
            } else if (step.what() instanceof Backfill fill && fill.instrument() == instrument && fill.begins()) {
                filled.clear();
            } else if (step.what() instanceof Trade trade
                    && trade.instrument == instrument
                    && session.isRegular(trade.sipNs)
                    && counts(trade, ConditionTable.DELTA)) {
                List<Long> neighbours = trade.backfilled ? filled : prices;
                neighbours.add(trade.price);
                signed.add(new Signed(trade, side(trade.price, trade.backfilled ? null : quote, neighbours)));
            }
        }
        return signed;
    }

    private static int side(long price, Quote quote, List<Long> prices) {
        QuoteState state = state(quote);
        if (state == QuoteState.NORMAL || state == QuoteState.LOCKED) {
            int byQuote = Long.compare(2 * price, quote.bid + quote.ask);
            if (byQuote != 0) {
                return byQuote;
            }
        }
        for (int i = prices.size() - 2; i >= 0; i--) {
            if (prices.get(i) != price) {
                return Long.compare(price, prices.get(i));
            }
        }
        return 0;
    }

    /** Returns the second at which the windows of the delta end: with the bar, or with the snapshot's own time. */
    private long windowEnd(int instrument, long timeNs, SnapshotTrigger trigger) {
        List<NaiveBar> bars = today(instrument);
        return trigger == SnapshotTrigger.BAR
                ? bars.get(bars.size() - 1).startNs() / SECOND_NS + 60
                : Math.floorDiv(timeNs - 1, SECOND_NS) + 1;
    }

    private void delta(int instrument, long endSecond, FeatureSnapshot out) {
        List<Signed> signed = signed(instrument);
        if (signed.isEmpty()) {
            return;
        }
        out.cvd = signed.stream()
                .mapToLong(print -> print.side() * print.trade().size)
                .sum();
        out.cvdLit = signed.stream()
                .filter(print -> print.trade().exchange != 4 && print.trade().trfId == Missing.CODE)
                .mapToLong(print -> print.side() * print.trade().size)
                .sum();
        out.delta30 = window(signed, 30, endSecond, true);
        out.delta60 = window(signed, 60, endSecond, true);
        out.delta90 = window(signed, 90, endSecond, true);
        out.delta300 = window(signed, 300, endSecond, true);
        out.volume30 = window(signed, 30, endSecond, false);
        out.volume60 = window(signed, 60, endSecond, false);
        out.volume90 = window(signed, 90, endSecond, false);
        out.volume300 = window(signed, 300, endSecond, false);
    }

    static long window(List<Signed> signed, int seconds, long endSecond, boolean delta) {
        long sum = 0;
        for (Signed print : signed) {
            long second = print.trade().sipNs / SECOND_NS;
            if (second >= endSecond - seconds + 511) {
                return Missing.LONG;
            }
            if (second < endSecond && second >= endSecond - seconds) {
                sum += delta ? print.side() * print.trade().size : print.trade().size;
            }
        }
        return sum;
    }

    private static QuoteState state(Quote quote) {
        if (quote == null) {
            return QuoteState.NONE;
        }
        for (int id : Masks.UNUSABLE_QUOTES) {
            if (quote.conditions.contains(id)) {
                return QuoteState.UNUSABLE;
            }
        }
        long lot = 40_000_000;
        if (quote.bid <= 0 || quote.ask <= 0 || quote.bidSize < lot || quote.askSize < lot) {
            return QuoteState.ONE_SIDED;
        }
        return quote.bid < quote.ask
                ? QuoteState.NORMAL
                : quote.bid == quote.ask ? QuoteState.LOCKED : QuoteState.CROSSED;
    }

    private static double imbalance(Quote quote) {
        QuoteState state = state(quote);
        boolean usable = state == QuoteState.NORMAL || state == QuoteState.LOCKED;
        return usable ? (double) (quote.bidSize - quote.askSize) / (quote.bidSize + quote.askSize) : Missing.STATISTIC;
    }

    private void quote(int instrument, long timeNs, FeatureSnapshot out) {
        List<Quote> quotes = past.stream()
                .filter(step -> step.what() instanceof Quote)
                .map(step -> (Quote) step.what())
                .filter(quote -> quote.instrument == instrument)
                .toList();
        if (quotes.isEmpty()) {
            return;
        }
        Quote quote = quotes.get(quotes.size() - 1);
        out.bid = quote.bid;
        out.ask = quote.ask;
        out.bidSize = quote.bidSize;
        out.askSize = quote.askSize;
        out.quoteState = state(quote);
        out.quoteAge = timeNs - quote.sipNs;
        if (quote.bid != Missing.LONG && quote.ask != Missing.LONG) {
            out.spread = quote.ask - quote.bid;
            out.spreadBps = 20_000.0 * (double) out.spread / (double) (quote.ask + quote.bid);
        }
        out.imbalance = imbalance(quote);
        out.imbalanceMean = mean(quotes, timeNs);
        if (out.imbalance != Missing.STATISTIC) {
            double bidShare = (double) quote.bidSize / (quote.bidSize + quote.askSize);
            out.microprice = (quote.bid * (1 - bidShare) + quote.ask * bidShare) / 1e6;
        }
    }

    private double mean(List<Quote> quotes, long timeNs) {
        long[] since = new long[quotes.size() + 1];
        for (int i = 0; i < quotes.size(); i++) {
            since[i] = i == 0 ? quotes.get(i).sipNs : Math.max(since[i - 1], quotes.get(i).sipNs);
        }
        long endNs = Math.max(timeNs, since[quotes.size() - 1]);
        since[quotes.size()] = endNs;
        long startNs = (endNs + 99_999_999) / 100_000_000 * 100_000_000
                - settings.windows().imbalanceWindowMillis() * MILLI_NS;
        double sum = 0;
        long present = 0;
        for (int i = 0; i < quotes.size(); i++) {
            long heldNs = since[i + 1] - Math.max(startNs, since[i]);
            double value = imbalance(quotes.get(i));
            if (heldNs > 0 && value != Missing.STATISTIC) {
                sum += value * heldNs;
                present += heldNs;
            }
        }
        return present == 0 ? Missing.STATISTIC : sum / present;
    }
}
