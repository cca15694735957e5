package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Writes one symbol's day: trades and quotes in order of time, each to its file. */
final class SymbolTape {
    private static final double BURST_SHARE = 0.3;
    private static final long BURST_NS = 200_000;
    private static final double CROSS_OF_REOPENING = 0.2;

    private final SymbolDay day;
    private final QuoteProcess quotes;
    private final TradeProcess trades;
    private final SeededRandom random;
    private final SyntheticSummary.Halt halt;
    private final PriorityQueue<TimedStep> agenda = new PriorityQueue<>(Comparator.comparingLong(TimedStep::elapsedNs));
    private final int[] tradesAt = new int[PricePath.STEPS];
    private final int[] extraAt = new int[PricePath.STEPS];
    private final double[] busyAt = new double[PricePath.STEPS];
    private long nowNs = -1;
    private int tradeOfMinute;
    private int tradesOfMinute;

    /** A step that happens once at its time. */
    private record TimedStep(long elapsedNs, TapeStep step) {}

    /** What happens. */
    @FunctionalInterface
    private interface TapeStep {
        void at(long elapsedNs) throws IOException;
    }

    /** Creates the tape of a symbol that is paused at most once. {@code halt} may be null. */
    SymbolTape(
            SymbolDay day, QuoteProcess quotes, TradeProcess trades, SeededRandom random, SyntheticSummary.Halt halt) {
        this.day = day;
        this.quotes = quotes;
        this.trades = trades;
        this.random = random;
        this.halt = halt;
    }

    /** Writes all rows. Reports the rows so far after each minute. */
    void write(EventBudget budget, ExpectedVolume volume, RowListener rows) throws IOException {
        plan(volume);
        DayShape shape = day.shape();
        float[] surge = day.path().surge();
        int[] prints = budget.allocate(surge);
        int[] extra = new EventBudget(shape, Math.max(0, day.quotes() - budget.prints())).allocate(surge);
        for (int minute = 0; minute < shape.minutes(); minute++) {
            writeMinute(minute, prints[minute], extra[minute]);
            rows.onMinute();
        }
        long endNs = shape.minutes() * MINUTE_NS - 1;
        runAgenda(endNs);
        trades.releaseFollowOns(endNs);
    }

    /** Called after each minute. */
    @FunctionalInterface
    interface RowListener {
        void onMinute();
    }

    private void plan(ExpectedVolume volume) {
        DayShape shape = day.shape();
        long openNs = shape.openMinute() * MINUTE_NS;
        long closeNs = shape.closeMinute() * MINUTE_NS;
        at(openNs + 4_000_000, quotes::open);
        at(openNs + 61_000_000, t -> trades.open(t, volume.openingCross()));
        at(openNs + 86_000_000, trades::officialOpen);
        at(closeNs + 420_000_000, t -> trades.close(t, volume.closingCross()));
        at(closeNs + 3_830_000_000L, trades::officialClose);
        at(shape.minutes() * MINUTE_NS - 1_000_000, quotes::close);
        if (halt != null) {
            long startNs = halt.startNs() - shape.session().preOpenNs();
            long endNs = halt.endNs() - shape.session().preOpenNs();
            long shares = Math.max(100, (long) (volume.openingCross() * CROSS_OF_REOPENING));
            at(startNs, quotes::pause);
            at(endNs, quotes::resume);
            at(endNs + 15_000_000, t -> trades.reopen(t, shares));
        }
    }

    private void at(long elapsedNs, TapeStep step) {
        agenda.add(new TimedStep(elapsedNs, step));
    }

    private void runAgenda(long untilNs) throws IOException {
        while (!agenda.isEmpty() && agenda.peek().elapsedNs() <= untilNs) {
            TimedStep due = agenda.remove();
            nowNs = Math.max(nowNs + 1, due.elapsedNs());
            due.step().at(nowNs);
        }
    }

    private void writeMinute(int minute, int prints, int extra) throws IOException {
        double sum = 0;
        for (int s = 0; s < busyAt.length; s++) {
            busyAt[s] = 0.4 + random.exponential();
            sum += busyAt[s];
        }
        spread(prints, sum, tradesAt);
        spread(extra, sum, extraAt);
        tradeOfMinute = 0;
        tradesOfMinute = prints;
        for (int s = 0; s < busyAt.length; s++) {
            long secondNs = (minute * (long) PricePath.STEPS + s) * SECOND_NS;
            writeSecond(secondNs, tradesAt[s], tradesAt[s] + extraAt[s]);
        }
    }

    private void spread(int count, double sum, int[] counts) {
        double phase = random.next();
        double weight = 0;
        long given = 0;
        for (int s = 0; s < counts.length; s++) {
            weight += busyAt[s];
            long upTo = s == counts.length - 1 ? count : Math.min(count, (long) (count * weight / sum + phase));
            counts[s] = (int) (upTo - given);
            given = upTo;
        }
    }

    private void writeSecond(long secondNs, int tradeCount, int quoteCount) throws IOException {
        int all = tradeCount + quoteCount;
        int tradesLeft = tradeCount;
        int quotesLeft = quoteCount;
        for (int i = 0; i < all; i++) {
            long slotNs = secondNs + (long) ((i + random.next()) / all * SECOND_NS);
            if (i > 0 && random.chance(BURST_SHARE)) {
                slotNs = Math.min(slotNs, nowNs + 3_000 + random.below((int) BURST_NS));
            }
            runAgenda(slotNs);
            nowNs = Math.max(nowNs + 1, slotNs);
            boolean tradeNext = random.below(tradesLeft + quotesLeft) < tradesLeft;
            if (tradeNext && (quotesLeft == 0 || !quotes.isStale(nowNs))) {
                tradesLeft--;
                trade();
            } else {
                quotesLeft--;
                if (!isHalted()) {
                    quotes.quote(nowNs);
                }
            }
        }
    }

    private void trade() throws IOException {
        boolean sound = tradeOfMinute == 0 || tradeOfMinute == tradesOfMinute - 1;
        tradeOfMinute++;
        if (!isHalted()) {
            trades.trade(nowNs, sound);
        }
    }

    private boolean isHalted() {
        return halt != null && day.epochNs(nowNs) >= halt.startNs() && day.epochNs(nowNs) < halt.endNs();
    }
}
