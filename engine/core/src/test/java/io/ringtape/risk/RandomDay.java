package io.ringtape.risk;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Micros;
import io.ringtape.event.RiskRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A day of random entries, fills, losses and reports. Computes each limit from everything that happened so far. SPY and
 * QQQ are a group, IWM is alone.
 */
final class RandomDay {
    /** A round trip from its request; money in micro-dollars. */
    private static final class Trip {
        int instrument;
        int policy;
        long notional;
        boolean filled;
        boolean expired;
        boolean closed;
        boolean reported;
        long profit;
        double r;
    }

    final Set<RiskRule> seen = EnumSet.noneOf(RiskRule.class);

    private final long seed;
    private final SplittableRandom random;
    private final TestLimits limits = new TestLimits();
    private final RiskBook book;
    private final EntryQuestion question = new EntryQuestion();
    private final List<Trip> trips = new ArrayList<>();
    private final List<Trip> closed = new ArrayList<>();
    private final List<Long> requests = new ArrayList<>();
    private long nowNs = RiskBookTest.SESSION.openNs() + 1;
    private int policy;

    /** The number of closed trips when the last breach was cleared. */
    private int closedAtClear;

    private long openLossAtClear;
    private RiskRule breach = RiskRule.NONE;
    private long reportedPower;
    private int closedAtReport;
    private long reportedEquity;
    private int closedAtEquity;

    RandomDay(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        limits.maxPositions = random.nextInt(1, 4);
        limits.maxPositionsPerGroup = random.nextInt(1, 3);
        limits.maxNotional = random.nextInt(1, 30_000);
        limits.maxNotionalPerSymbol = random.nextInt(1, 30_000);
        limits.maxNotionalPerGroup = random.nextInt(1, 30_000);
        limits.maxNotionalTotal = random.nextInt(1, 40_000);
        limits.maxTradesPerDay = random.nextInt(30);
        limits.maxTradesPerSymbol = random.nextInt(20);
        limits.maxSessionLoss = random.nextInt(1, 500);
        limits.maxDailyLoss = random.nextInt(1, 800);
        limits.maxDailyLossR = random.nextInt(1, 80) / 10.0;
        limits.maxLosingStreak = random.nextInt(1, 6);
        limits.maxDrawdown = random.nextInt(1, 800);
        limits.maxOrdersPerMinute = random.nextInt(1, 20);
        limits.reserveForExits = random.nextInt(6);
        limits.buyingPower = random.nextInt(1, 40_000);
        limits.equity = random.nextInt(50_000);
        limits.dayTradeGuard = random.nextBoolean();
        limits.maxDayTrades = random.nextInt(20);
        reportedPower = Micros.ofDouble(limits.buyingPower);
        reportedEquity = Micros.ofDouble(limits.equity);
        book = new RiskBook(limits.settings(), RiskBookTest.SESSION, RiskBookTest.INSTRUMENTS, 3);
    }

    void step() {
        nowNs += random.nextLong(1, 8_000_000_000L);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> ask(random.nextInt(3));
            case 4, 5, 6 -> advance(random.nextInt(3));
            case 7 -> mark(random.nextInt(3));
            case 8 -> request();
            case 9 -> report();
            case 10 -> policy = random.nextInt(3);
            default -> clear();
        }
        latch();
    }

    private void request() {
        requests.add(nowNs);
        book.onRequest(nowNs);
    }

    private Trip open(int instrument) {
        return trips.stream()
                .filter(trip -> trip.instrument == instrument && !trip.closed && !trip.expired)
                .findFirst()
                .orElse(null);
    }

    private void ask(int instrument) {
        long price = random.nextLong(Micros.ONE, 200 * Micros.ONE);
        RiskBookTest.fill(question, instrument, nowNs, price);
        question.policy = policy;
        long sharesByRisk = Math.min(1_000, 100 * Micros.ONE / (Micros.ONE + 10_000));
        RiskRule expected = expected(instrument, price);
        RiskRule answer = book.ask(question);
        seen.add(answer);
        assertThat(answer).as("seed %d at %d", seed, nowNs).isEqualTo(expected);
        if (answer != RiskRule.NONE) {
            return;
        }
        long room = rooms(instrument).values().stream().min(Long::compare).orElseThrow();
        long shares = Math.min(sharesByRisk, room / price);
        assertThat(question.quantity()).as("seed %d at %d", seed, nowNs).isEqualTo(shares * Micros.ONE);
        Trip trip = new Trip();
        trip.instrument = instrument;
        trip.policy = policy;
        trip.notional = shares * price;
        trips.add(trip);
        book.onEntry(question);
        request();
        assertThat(rooms(instrument).values()).as("seed %d at %d", seed, nowNs).allMatch(left -> left >= 0);
    }

    /** Makes the next thing happen to an instrument's round trip. */
    private void advance(int instrument) {
        Trip trip = open(instrument);
        if (trip == null) {
            return;
        }
        if (!trip.filled && random.nextInt(4) == 0) {
            trip.expired = true;
            book.onExpired(instrument);
        } else if (!trip.filled) {
            trip.filled = true;
            book.onEntered(instrument);
        } else {
            trip.closed = true;
            trip.profit = profit();
            trip.r = Micros.toDouble(trip.profit) / 100;
            closed.add(trip);
            book.onClosed(instrument, trip.profit, trip.r);
        }
    }

    private long profit() {
        return random.nextInt(8) == 0 ? 0 : random.nextLong(-150 * Micros.ONE, 120 * Micros.ONE);
    }

    private void mark(int instrument) {
        Trip trip = open(instrument);
        if (trip != null && trip.filled) {
            trip.profit = profit();
            trip.r = Micros.toDouble(trip.profit) / 100;
            book.mark(instrument, trip.profit, trip.r);
        }
    }

    private void report() {
        AccountReport report = new AccountReport();
        if (random.nextBoolean()) {
            report.buyingPower = random.nextLong(-Micros.ONE, 40_000 * Micros.ONE);
            reportedPower = report.buyingPower;
            closedAtReport = closed.size();
            trips.forEach(trip -> trip.reported |= trip.filled);
        }
        if (random.nextBoolean()) {
            report.equity = random.nextLong(50_000 * Micros.ONE);
            reportedEquity = report.equity;
            closedAtEquity = closed.size();
        }
        book.onAccount(report);
    }

    private void clear() {
        if (random.nextInt(4) == 0) {
            book.clearBreach();
            if (breach != RiskRule.NONE) {
                breach = RiskRule.NONE;
                closedAtClear = closed.size();
                openLossAtClear = openLoss();
            }
        }
    }

    private void latch() {
        RiskRule before = breach;
        if (breach == RiskRule.NONE) {
            breach = reached().entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(RiskRule.NONE);
        }
        assertThat(book.latch()).as("seed %d at %d", seed, nowNs).isEqualTo(before != breach);
        assertThat(book.breach()).as("seed %d at %d", seed, nowNs).isEqualTo(breach);
    }

    private long openLoss() {
        return trips.stream()
                .filter(trip -> !trip.closed && !trip.expired && trip.profit < 0)
                .mapToLong(trip -> -trip.profit)
                .sum();
    }

    private long profitSince(int from) {
        return closed.stream().skip(from).mapToLong(trip -> trip.profit).sum();
    }

    private long dayLoss() {
        return openLoss() - openLossAtClear - profitSince(closedAtClear);
    }

    private int streak() {
        int streak = 0;
        for (int i = closed.size() - 1; i >= closedAtClear && closed.get(i).profit < 0; i--) {
            streak++;
        }
        return streak;
    }

    private long drawdown() {
        long profit = 0;
        long best = -openLossAtClear;
        for (Trip trip : closed.subList(closedAtClear, closed.size())) {
            profit += trip.profit;
            best = Math.max(best, profit);
        }
        return best - profit + openLoss();
    }

    /** Returns whether a loss has reached each latching limit of the day. */
    private Map<RiskRule, Boolean> reached() {
        Map<RiskRule, Boolean> reached = new LinkedHashMap<>();
        reached.put(RiskRule.DAILY_LOSS, dayLoss() >= Micros.ofDouble(limits.maxDailyLoss));
        reached.put(RiskRule.DAILY_LOSS_R, Micros.toDouble(dayLoss()) / 100 >= limits.maxDailyLossR);
        reached.put(RiskRule.LOSING_STREAK, streak() >= limits.maxLosingStreak);
        reached.put(RiskRule.DRAWDOWN, drawdown() >= Micros.ofDouble(limits.maxDrawdown));
        return reached;
    }

    private long notionalOf(int first, int last) {
        return trips.stream()
                .filter(trip -> !trip.closed && !trip.expired && trip.instrument >= first && trip.instrument <= last)
                .mapToLong(trip -> trip.notional)
                .sum();
    }

    private long openIn(int first, int last) {
        return trips.stream()
                .filter(trip -> !trip.closed && !trip.expired && trip.instrument >= first && trip.instrument <= last)
                .count();
    }

    /** Returns the money that each limit leaves for another share, micro-dollars. */
    private Map<RiskRule, Long> rooms(int instrument) {
        boolean grouped = instrument < 2;
        long committed = trips.stream()
                .filter(trip -> !trip.closed && !trip.expired && !trip.reported)
                .mapToLong(trip -> trip.notional)
                .sum();
        Map<RiskRule, Long> rooms = new LinkedHashMap<>();
        rooms.put(RiskRule.NOTIONAL, Micros.ofDouble(limits.maxNotional));
        rooms.put(
                RiskRule.NOTIONAL_SYMBOL,
                Micros.ofDouble(limits.maxNotionalPerSymbol) - notionalOf(instrument, instrument));
        rooms.put(
                RiskRule.NOTIONAL_GROUP,
                Micros.ofDouble(limits.maxNotionalPerGroup) - (grouped ? notionalOf(0, 1) : notionalOf(2, 2)));
        rooms.put(RiskRule.NOTIONAL_TOTAL, Micros.ofDouble(limits.maxNotionalTotal) - notionalOf(0, 2));
        rooms.put(RiskRule.BUYING_POWER, reportedPower + profitSince(closedAtReport) - committed);
        return rooms;
    }

    /** Returns the first rule that must refuse, or NONE. */
    private RiskRule expected(int instrument, long price) {
        boolean grouped = instrument < 2;
        long taken = trips.stream().filter(trip -> !trip.expired).count();
        long takenOfSymbol = trips.stream()
                .filter(trip -> !trip.expired && trip.instrument == instrument)
                .count();
        Map<RiskRule, Boolean> broken = new LinkedHashMap<>(reached());
        broken.computeIfPresent(breach, (rule, reached) -> true);
        broken.put(RiskRule.SESSION_LOSS, sessionLoss() >= Micros.ofDouble(limits.maxSessionLoss));
        broken.put(RiskRule.TRADES_DAY, taken >= limits.maxTradesPerDay);
        broken.put(RiskRule.TRADES_SYMBOL, takenOfSymbol >= limits.maxTradesPerSymbol);
        broken.put(RiskRule.POSITION, open(instrument) != null);
        long group = grouped ? openIn(0, 1) : openIn(2, 2);
        broken.put(RiskRule.CORRELATED, group >= limits.maxPositionsPerGroup);
        broken.put(RiskRule.POSITIONS, openIn(0, 2) >= limits.maxPositions);
        rooms(instrument).forEach((rule, room) -> broken.put(rule, room < price));
        long sent =
                requests.stream().filter(sentNs -> sentNs > nowNs - MINUTE_NS).count();
        broken.put(RiskRule.ORDER_RATE, sent >= limits.maxOrdersPerMinute - limits.reserveForExits);
        boolean poor = reportedEquity + profitSince(closedAtEquity) < Micros.ofDouble(limits.dayTradeEquity);
        broken.put(RiskRule.DAY_TRADES, limits.dayTradeGuard && poor && taken >= limits.maxDayTrades);
        return broken.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(RiskRule.NONE);
    }

    private long sessionLoss() {
        return -trips.stream()
                .filter(trip -> trip.policy == policy && !trip.expired)
                .mapToLong(trip -> trip.closed ? trip.profit : Math.min(0, trip.profit))
                .sum();
    }
}
