package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.QuoteState;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The features of one instrument as docs/features.md defines them, computed at each snapshot from lists of everything
 * that has come. Kept from one snapshot to the next are only sums of whole numbers, which are exact, and what is
 * computed from closed minutes, which changes only when a back-fill ends. Shares no code with the engine's features.
 * Believes every price.
 */
final class FeatureOracle {
    private static final Set<Integer> UNUSABLE = Set.of(14, 15, 19, 20, 36, 37, 38, 43);
    private static final long KEPT_SECONDS = 511;
    private static final Comparator<Trade> BY_TIME =
            Comparator.<Trade>comparingLong(trade -> trade.sipNs).thenComparingLong(trade -> trade.sipSequence);

    private final TradingSession session;
    private final FeatureSettings settings;
    private final OracleHistory history;
    private final long roundLot;

    private final Set<List<Object>> seen = new HashSet<>();
    private final List<Print> preMarket = new ArrayList<>();
    private final List<Print> prints = new ArrayList<>();
    private final List<Print> signed = new ArrayList<>();

    /** The prices of the D prints that came live, and of those of the last back-fill. */
    private final List<Long> livePrices = new ArrayList<>();

    private final List<Long> filledPrices = new ArrayList<>();
    private final NavigableMap<Long, List<Print>> signedBySecond = new TreeMap<>();
    private final List<Quote> quotes = new ArrayList<>();

    /** The time from which each quote holds. */
    private final List<Long> quotedSince = new ArrayList<>();

    private final Map<Integer, List<OracleBar>> barsByClosed = new HashMap<>();
    private final Map<Integer, FeatureSnapshot> byClosed = new HashMap<>();
    private final List<Print> priced = new ArrayList<>();
    private long filledNs;
    private long volume;
    private long cvd;
    private long cvdLit;

    /** Exact sums over the W prints: of size, size times price, and size times the square of price. */
    private final BigInteger[] weights = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};

    /** A print, what it counts for, the engine time at which it came, and its side. */
    record Print(Trade trade, String marks, long cameNs, int side) {
        boolean is(char mark) {
            return marks.indexOf(mark) >= 0;
        }

        long signedSize() {
            return side * trade.size;
        }
    }

    /** A bar of today. */
    record OracleBar(int minute, List<Long> prices, long volume, long delta) {
        long open() {
            return prices.get(0);
        }

        long close() {
            return prices.get(prices.size() - 1);
        }

        long high() {
            return Collections.max(prices);
        }

        long low() {
            return Collections.min(prices);
        }
    }

    FeatureOracle(SessionSetup setup) {
        session = setup.settings().session();
        settings = setup.settings().features();
        SessionOpens opens = setup.opens();
        history = new OracleHistory(session, opens, settings.volumeCurve());
        roundLot = setup.settings().instruments().get(0).roundLot() * Micros.ONE;
    }

    void onBar(MinuteBar bar) {
        history.add(bar);
    }

    void onQuote(Quote quote) {
        int last = quotedSince.size() - 1;
        quotedSince.add(last < 0 ? quote.sipNs : Math.max(quotedSince.get(last), quote.sipNs));
        quotes.add(quote);
    }

    void beginBackfill() {
        filledPrices.clear();
    }

    void endBackfill(long timeNs) {
        filledNs = timeNs;
        barsByClosed.clear();
        byClosed.clear();
    }

    void onTrade(Trade trade) {
        boolean isInDay = trade.sipNs >= session.preOpenNs() && trade.sipNs < session.endNs();
        if (!isInDay || !seen.add(List.of(trade.sipSequence, trade.trfId, trade.exchangeNs))) {
            return;
        }
        boolean isRecord = trade.correction >= 10 && trade.correction <= 12;
        if (isRecord || trade.price <= 0 || trade.size <= 0) {
            return;
        }
        boolean regular = trade.sipNs >= session.openNs() && trade.sipNs < session.closeNs();
        String marks = SaleMarks.of(trade.conditions, regular, settings.crossesInVwap());
        if (isOff(trade)
                && trade.exchangeNs != Missing.LONG
                && trade.sipNs - trade.exchangeNs > settings.plausibility().maxReportDelayNs()) {
            marks = marks.contains("V") ? "V" : "";
        }
        Print print = new Print(trade, marks, trade.timeNs, 0);
        if (regular) {
            addRegular(print);
        } else if (trade.sipNs < session.openNs()) {
            preMarket.add(print);
        }
    }

    private void addRegular(Print unsigned) {
        Print print = unsigned;
        if (unsigned.is('D')) {
            print = new Print(unsigned.trade, unsigned.marks, unsigned.cameNs, side(unsigned.trade));
            (print.trade.backfilled ? filledPrices : livePrices).add(print.trade.price);
            signed.add(print);
            cvd += print.signedSize();
            cvdLit += isOff(print.trade) ? 0 : print.signedSize();
            signedBySecond
                    .computeIfAbsent(print.trade.sipNs / SECOND_NS, second -> new ArrayList<>())
                    .add(print);
        }
        prints.add(print);
        volume += print.is('V') ? print.trade.size : 0;
        if (print.is('P')) {
            priced.add(print);
        }
        if (print.is('W')) {
            BigInteger price = BigInteger.valueOf(print.trade.price);
            BigInteger weight = BigInteger.valueOf(print.trade.size);
            for (int power = 0; power < weights.length; power++) {
                weights[power] = weights[power].add(weight.multiply(price.pow(power)));
            }
        }
    }

    private static boolean isOff(Trade trade) {
        return trade.exchange == 4 || trade.trfId != Missing.CODE;
    }

    private int side(Trade trade) {
        if (!quotes.isEmpty() && !trade.backfilled) {
            Quote nbbo = quotes.get(quotes.size() - 1);
            int fromMid = Long.compare(2 * trade.price, nbbo.bid + nbbo.ask);
            if (isTradable(nbbo) && fromMid != 0) {
                return fromMid;
            }
        }
        List<Long> before = trade.backfilled ? filledPrices : livePrices;
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i) != trade.price) {
                return Long.compare(trade.price, before.get(i));
            }
        }
        return 0;
    }

    /** Returns what the snapshot must hold, which was taken before what comes next. */
    FeatureSnapshot snapshot(SnapshotTrigger trigger, long timeNs) {
        int closed = closedMinutes(trigger, timeNs);
        List<OracleBar> bars = barsByClosed.computeIfAbsent(closed, this::bars);
        FeatureSnapshot out = Event.copyOf(byClosed.computeIfAbsent(closed, this::ofBars));
        out.trigger = trigger;
        out.timeNs = timeNs;
        out.volume = volume > 0 ? volume : Missing.LONG;
        prices(out);
        vwap(out, timeNs);
        deltas(out, trigger == SnapshotTrigger.BAR || trigger == SnapshotTrigger.SIGNAL, bars);
        levels(out, closed);
        nbbo(out, timeNs);
        return out;
    }

    private int closedMinutes(SnapshotTrigger trigger, long timeNs) {
        long delayNs = trigger == SnapshotTrigger.END ? 0 : settings.barCloseDelayNs();
        long until = Math.min(session.closeNs(), timeNs - delayNs);
        return (int) Math.max(0, (until - session.openNs()) / MINUTE_NS);
    }

    private long closesNs(int minute) {
        return session.openNs() + (minute + 1) * MINUTE_NS + settings.barCloseDelayNs();
    }

    private int minuteOf(Print print) {
        return (int) ((print.trade.sipNs - session.openNs()) / MINUTE_NS);
    }

    /** Returns today's bars of the first {@code closed} minutes. */
    private List<OracleBar> bars(int closed) {
        NavigableMap<Integer, List<Print>> minutes = new TreeMap<>();
        for (Print print : prints) {
            int minute = minuteOf(print);
            boolean fills = print.trade.backfilled && print.cameNs < filledNs;
            if (minute < closed && (fills || print.cameNs < closesNs(minute))) {
                minutes.computeIfAbsent(minute, key -> new ArrayList<>()).add(print);
            }
        }
        List<OracleBar> bars = new ArrayList<>();
        minutes.forEach((minute, came) -> {
            List<Long> prices = came.stream()
                    .filter(print -> print.is('P'))
                    .sorted(Comparator.comparing(Print::trade, BY_TIME))
                    .map(print -> print.trade.price)
                    .toList();
            if (!prices.isEmpty()) {
                long delta = came.stream().mapToLong(Print::signedSize).sum();
                bars.add(new OracleBar(minute, prices, volume(came), delta));
            }
        });
        return bars;
    }

    private static long volume(List<Print> of) {
        return of.stream()
                .filter(print -> print.is('V'))
                .mapToLong(print -> print.trade.size)
                .sum();
    }

    private void prices(FeatureSnapshot out) {
        Trade last = null;
        Trade first = null;
        Trade high = null;
        Trade low = null;
        for (Print print : priced) {
            Trade trade = print.trade;
            first = first == null || BY_TIME.compare(trade, first) < 0 ? trade : first;
            last = !trade.backfilled && (last == null || trade.sipNs >= last.sipNs) ? trade : last;
            high = high == null || isExtreme(trade, high, 1) ? trade : high;
            low = low == null || isExtreme(trade, low, -1) ? trade : low;
        }
        if (first != null) {
            out.open = first.price;
            out.last = last == null ? Missing.LONG : last.price;
            out.high = high.price;
            out.highNs = high.sipNs;
            out.low = low.price;
            out.lowNs = low.sipNs;
        }
    }

    /** Whether the print's price lies beyond that of {@code before}, in the direction of {@code sign}, or it is older. */
    private static boolean isExtreme(Trade trade, Trade before, int sign) {
        int beyond = sign * Long.compare(trade.price, before.price);
        return beyond > 0 || (beyond == 0 && trade.sipNs < before.sipNs);
    }

    private void vwap(FeatureSnapshot out, long timeNs) {
        if (weights[0].signum() == 0) {
            return;
        }
        BigDecimal mean = new BigDecimal(weights[1]).divide(new BigDecimal(weights[0]), MathContext.DECIMAL128);
        BigInteger spread = weights[2].multiply(weights[0]).subtract(weights[1].pow(2));
        BigDecimal variance = new BigDecimal(spread).divide(new BigDecimal(weights[0].pow(2)), MathContext.DECIMAL128);
        out.vwap = mean.doubleValue() / 1e6;
        out.sigma = Math.sqrt(variance.doubleValue()) / 1e6;
        out.bandUpper = out.vwap + settings.vwap().bandSigmas() * out.sigma;
        out.bandLower = out.vwap - settings.vwap().bandSigmas() * out.sigma;
        boolean settled = timeNs >= session.openNs() + settings.vwap().zAfterMinutes() * MINUTE_NS;
        if (settled && out.sigma > 0 && out.last != Missing.LONG) {
            out.z = (out.last / 1e6 - out.vwap) / out.sigma;
        }
    }

    /** Returns the features that are computed from closed minutes. */
    private FeatureSnapshot ofBars(int closed) {
        FeatureSnapshot out = new FeatureSnapshot();
        List<OracleBar> bars = barsByClosed.get(closed);
        movingMeans(out, closed, bars);
        if (closed > 0) {
            out.rvol = rvol(closed);
        }
        if (!bars.isEmpty()) {
            OracleBar last = bars.get(bars.size() - 1);
            out.rvolBar = over(last.volume(), history.medianVolume(last.minute(), last.minute() + 1));
        }
        return out;
    }

    private void movingMeans(FeatureSnapshot out, int closed, List<OracleBar> bars) {
        List<Double> closes = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        NavigableMap<Integer, Double> fives = new TreeMap<>();
        MinuteBar prior = null;
        for (Map.Entry<Integer, MinuteBar> each : history.yesterday().entrySet()) {
            MinuteBar bar = each.getValue();
            closes.add(bar.close / 1e6);
            fives.put(each.getKey() / 5 - 1_000, bar.close / 1e6);
            if (prior != null) {
                ranges.add((Math.max(bar.high, prior.close) - Math.min(bar.low, prior.close)) / 1e6);
            }
            prior = bar;
        }
        OracleBar before = null;
        for (OracleBar bar : bars) {
            closes.add(bar.close() / 1e6);
            if (bar.minute() / 5 < closed / 5) {
                fives.put(bar.minute() / 5, bar.close() / 1e6);
            }
            if (before != null) {
                ranges.add((Math.max(bar.high(), before.close()) - Math.min(bar.low(), before.close())) / 1e6);
            }
            before = bar;
        }
        out.atr14 = mean(ranges, 14, 1.0 / 14);
        out.ema20 = ema(closes, 20);
        out.ema50 = ema(closes, 50);
        out.ema20Of5 = ema(List.copyOf(fives.values()), 20);
        out.ema50Of5 = ema(List.copyOf(fives.values()), 50);
        slope(out, closes);
    }

    private void slope(FeatureSnapshot out, List<Double> closes) {
        int slopeBars = settings.windows().slopeBars();
        double then =
                closes.size() <= slopeBars ? Missing.STATISTIC : ema(closes.subList(0, closes.size() - slopeBars), 20);
        if (then != Missing.STATISTIC) {
            double change = out.ema20 - then;
            out.ema20SlopePercent = 100 * 5 * change / slopeBars / closes.get(closes.size() - 1);
            if (out.atr14 != Missing.STATISTIC && out.atr14 > 0) {
                out.ema20SlopeAtr = change / slopeBars / out.atr14;
            }
        }
    }

    private static double ema(List<Double> values, int length) {
        return mean(values, length, 2.0 / (length + 1));
    }

    /** Returns the exponential mean, seeded by the plain mean of the first {@code length}. */
    private static double mean(List<Double> values, int length, double share) {
        if (values.size() < length) {
            return Missing.STATISTIC;
        }
        double mean = 0;
        for (int i = 0; i < values.size(); i++) {
            mean = i < length ? mean + values.get(i) / length : share * values.get(i) + (1 - share) * mean;
        }
        return mean;
    }

    private double rvol(int closed) {
        List<Print> counted = prints.stream()
                .filter(print -> minuteOf(print) < closed)
                .filter(print -> print.cameNs < Math.max(filledNs, closesNs(closed - 1)))
                .toList();
        return over(volume(counted), history.medianVolume(0, closed));
    }

    private static double over(long amount, OptionalDouble usual) {
        return amount > 0 && usual.isPresent() && usual.getAsDouble() > 0
                ? amount / usual.getAsDouble()
                : Missing.STATISTIC;
    }

    private void deltas(FeatureSnapshot out, boolean atBar, List<OracleBar> bars) {
        if (signed.isEmpty()) {
            return;
        }
        out.cvd = cvd;
        out.cvdLit = cvdLit;
        long end = atBar
                ? session.openNs() / SECOND_NS
                        + 60L * (bars.get(bars.size() - 1).minute() + 1)
                : (out.timeNs + SECOND_NS - 1) / SECOND_NS;
        out.delta30 = window(30, end, Print::signedSize);
        out.delta60 = window(60, end, Print::signedSize);
        out.delta90 = window(90, end, Print::signedSize);
        out.delta300 = window(300, end, Print::signedSize);
        out.volume30 = window(30, end, print -> print.trade.size);
        out.volume60 = window(60, end, print -> print.trade.size);
        out.volume90 = window(90, end, print -> print.trade.size);
        out.volume300 = window(300, end, print -> print.trade.size);
    }

    private long window(int seconds, long end, ToLongFunction<Print> amount) {
        if (signedBySecond.lastKey() >= end - seconds + KEPT_SECONDS) {
            return Missing.LONG;
        }
        long sum = 0;
        for (List<Print> second : signedBySecond.subMap(end - seconds, end).values()) {
            for (Print print : second) {
                sum += amount.applyAsLong(print);
            }
        }
        return sum;
    }

    private void levels(FeatureSnapshot out, int closed) {
        long[] before = preMarket.stream()
                .filter(print -> print.is('P'))
                .mapToLong(print -> print.trade.price)
                .toArray();
        out.preMarketHigh = LongStream.of(before).max().orElse(Missing.LONG);
        out.preMarketLow = LongStream.of(before).min().orElse(Missing.LONG);
        history.yesterday().values().forEach(bar -> {
            out.priorHigh = Math.max(out.priorHigh, bar.high);
            out.priorLow = out.priorLow == Missing.LONG ? bar.low : Math.min(out.priorLow, bar.low);
            out.priorClose = bar.close;
        });
        int minutes = settings.windows().openingRangeMinutes();
        if (closed >= minutes) {
            out.openingHigh = opening().max().orElse(Missing.LONG);
            out.openingLow = opening().min().orElse(Missing.LONG);
        }
        out.openingWidth = width(out.openingHigh, out.openingLow, history.medianRange(minutes));
        out.rangeRatio = width(out.high, out.low, history.medianRange(Integer.MAX_VALUE));
    }

    private LongStream opening() {
        int minutes = settings.windows().openingRangeMinutes();
        return priced.stream()
                .filter(print -> print.trade.backfilled || print.cameNs < closesNs(minutes - 1))
                .filter(print -> minuteOf(print) < minutes)
                .mapToLong(print -> print.trade.price);
    }

    private static double width(long high, long low, OptionalDouble usual) {
        boolean known = high != Missing.LONG && usual.isPresent() && usual.getAsDouble() > 0;
        return known ? (high - low) / usual.getAsDouble() : Missing.STATISTIC;
    }

    private QuoteState state(Quote quote) {
        for (int id : UNUSABLE) {
            if (quote.conditions.contains(id)) {
                return QuoteState.UNUSABLE;
            }
        }
        if (quote.bid <= 0 || quote.ask <= 0 || quote.bidSize < roundLot || quote.askSize < roundLot) {
            return QuoteState.ONE_SIDED;
        }
        int order = Long.compare(quote.bid, quote.ask);
        return order < 0 ? QuoteState.NORMAL : order == 0 ? QuoteState.LOCKED : QuoteState.CROSSED;
    }

    private boolean isTradable(Quote quote) {
        QuoteState state = state(quote);
        return state == QuoteState.NORMAL || state == QuoteState.LOCKED;
    }

    private void nbbo(FeatureSnapshot out, long timeNs) {
        if (quotes.isEmpty()) {
            return;
        }
        Quote quote = quotes.get(quotes.size() - 1);
        out.bid = quote.bid > 0 ? quote.bid : Missing.LONG;
        out.ask = quote.ask > 0 ? quote.ask : Missing.LONG;
        out.bidSize = quote.bidSize;
        out.askSize = quote.askSize;
        out.quoteState = state(quote);
        out.quoteAge = timeNs - quote.sipNs;
        if (quote.bid > 0 && quote.ask > 0) {
            out.spread = quote.ask - quote.bid;
            out.spreadBps = 10_000.0 * out.spread / ((quote.ask + quote.bid) / 2.0);
        }
        if (isTradable(quote)) {
            out.imbalance = imbalance(quote);
            out.microprice = ((double) quote.bid * quote.askSize + (double) quote.ask * quote.bidSize)
                    / (quote.bidSize + quote.askSize)
                    / 1e6;
        }
        out.imbalanceMean = imbalanceMean(timeNs);
    }

    private static double imbalance(Quote quote) {
        return (double) (quote.bidSize - quote.askSize) / (quote.bidSize + quote.askSize);
    }

    private double imbalanceMean(long timeNs) {
        int last = quotes.size() - 1;
        long endNs = Math.max(timeNs, quotedSince.get(last));
        long bucketNs = 100 * MILLI_NS;
        long startNs = (endNs + bucketNs - 1) / bucketNs * bucketNs
                - settings.windows().imbalanceWindowMillis() * MILLI_NS;
        double sum = 0;
        long covered = 0;
        long untilNs = endNs;
        for (int i = last; i >= 0 && untilNs > startNs; i--) {
            long heldNs = untilNs - Math.max(quotedSince.get(i), startNs);
            untilNs = quotedSince.get(i);
            if (isTradable(quotes.get(i))) {
                sum += imbalance(quotes.get(i)) * heldNs;
                covered += heldNs;
            }
        }
        return covered == 0 ? Missing.STATISTIC : sum / covered;
    }
}
