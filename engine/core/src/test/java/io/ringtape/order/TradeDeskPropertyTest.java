package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Tests the desk against random brokers, with one bracket or two: an honest one over a bad line, one that fills both
 * legs of a bracket, and one whose reports are random.
 */
class TradeDeskPropertyTest {
    private static final int SEEDS = 4_000;

    /**
     * Rows that an honest broker never reaches: it does not end or deny a leg and later report fills that it left out.
     */
    private static final Set<String> OF_A_BROKER_THAT_LEAVES_OUT_FILLS =
            Set.of("UNCLOSED>NONE LATE_EXIT_FILL", "NONE>CANCELLING LATE_ENTRY_FILL");

    /** Rows of a broker whose position shows that it left out fills; {@link BrokerPositionTest} walks them. */
    private static final Set<String> OF_A_BROKERS_POSITION =
            Set.of("CANCELLING>UNCLOSED CLOSED_AT_BROKER", "UNCLOSED>NONE SETTLED_BY_POSITION");

    /** Rows of a broker that fills what it said was over; {@link LateFillPropertyTest} walks them. */
    private static final Set<String> OF_LATE_FILLS = Set.of(
            "ENTERING>CANCELLING LATE_FILL",
            "OPEN>CANCELLING LATE_FILL",
            "EXITING>CANCELLING LATE_FILL",
            "UNCLOSED>CANCELLING LATE_FILL");

    /** Rows of two legs that close the same shares. */
    private static final Set<String> OF_AN_OVERFILL =
            Set.of("NONE>CANCELLING OVERFILLED", "OPEN>CANCELLING OVERFILLED");

    @Test
    void neverOversellsAndAlwaysEndsFlatWhateverTheLineDoesToTheReports() {
        Set<String> moves = new TreeSet<>();
        Map<OrderStatus, Integer> answers = new TreeMap<>();
        int silences = 0;
        int givenUp = 0;
        int positions = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            HonestRun run = tried(seed, false);
            positions += run.positions;
            moves.addAll(run.desk.moves);
            silences += run.silences;
            givenUp += run.gaveUp ? 1 : 0;
            run.answers.forEach(answer -> answers.merge(answer, 1, Integer::sum));
        }
        assertThat(givenUp).as("sessions with a broker that was given up").isGreaterThan(50);
        assertThat(silences).as("waits for the broker that were too long").isGreaterThan(50);
        assertThat(answers)
                .as("sessions with answers to replacements")
                .containsOnlyKeys(OrderStatus.REPLACED, OrderStatus.REPLACE_REJECTED);
        assertThat(answers.values()).as("%s", answers).allMatch(sessions -> sessions > 50);
        Set<String> walked = new TreeSet<>(TradeStagesTest.TABLE);
        walked.removeAll(OF_A_BROKER_THAT_LEAVES_OUT_FILLS);
        walked.removeAll(OF_AN_OVERFILL);
        walked.removeAll(OF_A_BROKERS_POSITION);
        walked.removeAll(OF_LATE_FILLS);
        assertThat(positions).as("words of the broker on the position").isGreaterThan(1_000);
        assertThat(moves).containsAll(walked).allMatch(TradeStagesTest.TABLE::contains);
    }

    @Test
    void holdsWhatTheBrokerReportsAndEndsFlatWhenBothLegsOfABracketAreFilled() {
        Set<String> moves = new TreeSet<>();
        Map<AlertCode, Integer> overfills = new EnumMap<>(AlertCode.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            HonestRun run = tried(seed, true);
            moves.addAll(run.desk.moves);
            run.overfills.forEach((code, count) -> overfills.merge(code, count, Integer::sum));
        }
        assertThat(overfills).as("overfills").containsOnlyKeys(AlertCode.BOTH_LEGS_FILLED, AlertCode.OVERFILLED);
        assertThat(overfills.values()).as("%s", overfills).allMatch(count -> count > 50);
        assertThat(moves).containsAll(OF_AN_OVERFILL).allMatch(TradeStagesTest.TABLE::contains);
    }

    private static HonestRun tried(int seed, boolean fillsBothLegs) {
        HonestRun run = new HonestRun(seed, fillsBothLegs);
        try {
            run.trade();
            run.settle();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        return run;
    }

    /** Requests take time; reports are delayed, overtake each other, are repeated, or get lost for a while. */
    private static final class HonestRun {
        private final SplittableRandom random;
        private final DrivenDesk desk;
        private final ModelBroker broker;
        private final boolean calm;
        private final ArrayDeque<Event> requests = new ArrayDeque<>();
        private final List<ExecutionReport> lost = new ArrayList<>();
        private final Set<String> reported = new HashSet<>();
        private long reportedIn;
        private long reportedOut;
        private final Set<OrderStatus> answers = new HashSet<>();
        private final Map<AlertCode, Integer> overfills = new EnumMap<>(AlertCode.class);
        private final boolean fillsBothLegs;
        private boolean gaveUp;
        private boolean entryGivenUp;
        private long changed;
        private int replacements;
        private int silences;
        private int positions;
        private long entryMoney;
        private long slippage;

        HonestRun(long seed, boolean fillsBothLegs) {
            this.fillsBothLegs = fillsBothLegs;
            random = new SplittableRandom(seed);
            Side side = Side.VALUES[random.nextInt(2)];
            desk = new DrivenDesk(side, random.nextBoolean());
            calm = random.nextBoolean();
            broker = new ModelBroker(random, side, calm, fillsBothLegs);
        }

        void trade() {
            for (int step = 0; step < 200; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> beat(calm ? 1 : random.nextInt(1, 20));
                    case 1 -> maybeCommand();
                    case 2, 3 -> hearRequest();
                    case 4, 5 -> broker.act();
                    default -> deliver();
                }
                check();
            }
        }

        private void maybeCommand() {
            if (desk.isBusy()) {
                if (random.nextInt(calm ? 12 : 4) == 0) {
                    desk.exit(ExitReason.OPERATOR);
                    take();
                }
            } else if (requests.isEmpty() && broker.held() == 0 && broker.isIdle()) {
                reportedIn = 0;
                reportedOut = 0;
                entryGivenUp = false;
                replacements = 0;
                entryMoney = 0;
                slippage = 0;
                desk.enter();
                take();
            }
        }

        private void beat(int seconds) {
            desk.beat(desk.nowNs - DrivenDesk.START_NS + seconds * SECOND_NS);
            take();
        }

        private void hearRequest() {
            Event request = requests.poll();
            if (request instanceof OrderRequest order) {
                broker.submit(order);
            } else if (request instanceof CancelRequest cancel) {
                broker.cancel(cancel);
            } else if (request instanceof ReplaceRequest replace) {
                broker.replace(replace);
            }
        }

        private void deliver() {
            List<ExecutionReport> line = broker.line();
            if (random.nextInt(8) == 0 && !lost.isEmpty()) {
                hear(lost.remove(random.nextInt(lost.size())));
            }
            if (line.isEmpty()) {
                hearPosition();
                return;
            }
            ExecutionReport report = line.remove(random.nextInt(Math.min(4, line.size())));
            if (random.nextInt(12) == 0) {
                lost.add(report);
                return;
            }
            if (random.nextInt(8) == 0) {
                line.add(report);
            }
            hear(report);
        }

        /** Tells the position at the exchange, once every fill was reported. */
        private void hearPosition() {
            if (lost.isEmpty()) {
                positions++;
                desk.position((long) broker.held() * desk.direction());
                take();
            }
        }

        private void hear(ExecutionReport report) {
            boolean fresh = report.fillQuantity > 0
                    && reported.add(report.orderId + " " + report.leg + " " + report.filledQuantity);
            if (fresh && report.leg == OrderLeg.ENTRY) {
                reportedIn += report.fillQuantity;
            } else if (fresh) {
                reportedOut += report.side == desk.side ? -report.fillQuantity : report.fillQuantity;
            }
            if (report.status == OrderStatus.REPLACED || report.status == OrderStatus.REPLACE_REJECTED) {
                answers.add(report.status);
            }
            desk.report(report);
            take();
        }

        private void take() {
            for (Event event : desk.said) {
                if (event instanceof OrderRequest
                        || event instanceof CancelRequest
                        || event instanceof ReplaceRequest) {
                    requests.add(event);
                }
                if (event instanceof OrderRequest order && order.kind == OrderKind.EXIT) {
                    assertThat(order.quantity).isEqualTo(Math.abs(desk.held()));
                    assertThat(order.side == desk.side).as("buys back").isEqualTo(desk.held() < 0);
                }
                if (event instanceof PositionChange change) {
                    changed += (change.side == Side.BUY ? 1 : -1) * change.quantity * desk.direction();
                    slippage += slippageOf(change);
                    entryMoney += change.leg == OrderLeg.ENTRY ? Micros.notional(change.price, change.quantity) : 0;
                }
                if (event instanceof ReplaceRequest replace) {
                    checkReplacement(replace);
                }
                if (event instanceof TradeClosed closed) {
                    assertThat(closed.slippage == slippage || desk.scaled).isTrue();
                    slippage = 0;
                }
                if (event instanceof Alert alert) {
                    onAlert(alert);
                }
            }
        }

        private void onAlert(Alert alert) {
            switch (alert.code) {
                case BROKER_SILENT -> silences++;
                case LEG_GIVEN_UP -> {
                    gaveUp = true;
                    entryGivenUp |= alert.detail.toString().equals(OrderLeg.ENTRY.name());
                    broker.onGivenUp();
                }
                case BOTH_LEGS_FILLED, OVERFILLED -> {
                    assertThat(fillsBothLegs || gaveUp).as("an overfill").isTrue();
                    overfills.merge(alert.code, 1, Integer::sum);
                }
                default -> {}
            }
            assertThat(alert.code == AlertCode.REPORT_REFUSED && alert.level == AlertLevel.CRITICAL)
                    .as("an honest report was not believed: %s", desk.texts())
                    .isFalse();
        }

        private long slippageOf(PositionChange change) {
            EntryPlan plan = DrivenDesk.plan(desk.side);
            long reference =
                    switch (change.leg) {
                        case ENTRY -> plan.entry;
                        case TARGET -> plan.target;
                        case STOP -> plan.stop;
                        case EXIT -> change.price;
                    };
            long worse = change.side == Side.BUY ? change.price - reference : reference - change.price;
            return worse * (change.quantity / Micros.ONE);
        }

        /** Checks that a stop moves once, to the tick that does not lose, while its bracket holds all shares. */
        private void checkReplacement(ReplaceRequest replace) {
            assertThat(++replacements).isEqualTo(1);
            assertThat(replace.orderId).isEqualTo(desk.orderId);
            assertThat(replace.leg).isEqualTo(OrderLeg.STOP);
            assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
            assertThat(desk.held()).isPositive();
            BigDecimal entry = BigDecimal.valueOf(entryMoney)
                    .divide(BigDecimal.valueOf(reportedIn / Micros.ONE), 0, RoundingMode.HALF_UP);
            RoundingMode safe = desk.side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
            BigDecimal ticks = entry.divide(BigDecimal.valueOf(10_000), 0, safe);
            assertThat(BigDecimal.valueOf(replace.price))
                    .isEqualByComparingTo(ticks.multiply(BigDecimal.valueOf(10_000)));
        }

        private void check() {
            assertThat(desk.held()).isEqualTo(changed);
            assertThat(desk.held() >= 0 || fillsBothLegs || gaveUp)
                    .as("not oversold")
                    .isTrue();
            if (!desk.mayEnter() && !entryGivenUp) {
                assertThat(desk.held()).as("the sum of all fills").isEqualTo(reportedIn - reportedOut);
            } else {
                assertThat(desk.held()).isGreaterThanOrEqualTo(reportedIn - reportedOut);
            }
            if (desk.isBusy() && reportedIn == broker.entered() * Micros.ONE && !fillsBothLegs) {
                assertThat(desk.held()).as("all entries reported").isEqualTo(reportedIn - reportedOut);
            }
        }

        private boolean isSettled() {
            return !desk.isBusy() && requests.isEmpty() && broker.line().isEmpty() && lost.isEmpty();
        }

        /** Carries out only what the desk requests, until everything is reported. */
        void settle() {
            for (int round = 0; round < 50 && !isSettled(); round++) {
                while (!requests.isEmpty()) {
                    hearRequest();
                }
                broker.fillExit();
                while (!broker.line().isEmpty() || !lost.isEmpty()) {
                    hear(lost.isEmpty() ? broker.line().remove(0) : lost.remove(0));
                    check();
                }
                desk.exit(ExitReason.OPERATOR);
                take();
                beat(30);
            }
            assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
            assertThat(broker.held()).isZero();
            assertThat(BigInteger.valueOf(desk.realisedToday())).isEqualTo(broker.cash());
        }
    }

    @Test
    void countsNoShareTwiceAndNeverThrowsWhateverIsSaid() {
        Set<String> moves = new TreeSet<>();
        Map<TradeStage, Integer> lies = new EnumMap<>(TradeStage.class);
        for (int seed = 0; seed < 2 * SEEDS; seed++) {
            RandomReportsRun run = new RandomReportsRun(seed);
            try {
                run.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            moves.addAll(run.desk.moves);
            run.lies.forEach((stage, count) -> lies.merge(stage, count, Integer::sum));
        }
        Set<String> walked = new TreeSet<>(TradeStagesTest.TABLE);
        walked.removeAll(OF_A_BROKERS_POSITION);
        walked.removeAll(OF_LATE_FILLS);
        assertThat(moves).containsAll(walked).allMatch(TradeStagesTest.TABLE::contains);
        int all = lies.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(lies).as("lies in each stage").containsOnlyKeys(TradeStage.VALUES);
        assertThat(lies.values())
                .as("%s: no stage has less than a twentieth of the lies", lies)
                .allMatch(count -> count > all / 20);
    }

    /** Sends reports with every field drawn at random, close enough to the truth that many are accepted. */
    private static final class RandomReportsRun {
        private static final long UNIT = 20;

        /** Steps of waiting for a leg after which the run ends, because a lie has made the desk wait forever. */
        private static final int LONG_ENOUGH = 40;

        private final SplittableRandom random;
        private final DrivenDesk desk;
        private final Map<String, Set<Long>> claimed = new HashMap<>();
        private final Map<String, Long> counted = new HashMap<>();
        private final Map<Long, Long> exits = new HashMap<>();
        private final Map<TradeStage, Integer> lies = new EnumMap<>(TradeStage.class);
        private long held;
        private BigDecimal cash = BigDecimal.ZERO;
        private boolean insists;

        RandomReportsRun(long seed) {
            random = new SplittableRandom(seed);
            desk = new DrivenDesk(Side.VALUES[random.nextInt(2)], random.nextBoolean());
        }

        void run() {
            int cancelling = 0;
            for (int step = 0; step < 150 && cancelling < LONG_ENOUGH; step++) {
                TradeStage before = desk.stage();
                cancelling = before == TradeStage.CANCELLING ? cancelling + 1 : 0;
                insists = false;
                switch (random.nextInt(before == TradeStage.CANCELLING ? 7 : 12)) {
                    case 0 -> beat(random.nextLong(20 * SECOND_NS));
                    case 1 -> {
                        insists = desk.isBusy();
                        if (desk.isBusy()) {
                            desk.exit(ExitReason.OPERATOR);
                        } else {
                            desk.enter();
                        }
                    }
                    case 2, 3, 4, 5 -> advance();
                    default -> lie();
                }
                check(before);
            }
            assertThat(desk.moves).allMatch(TradeStagesTest.TABLE::contains);
        }

        private void beat(long laterNs) {
            desk.beat(desk.nowNs - DrivenDesk.START_NS + laterNs);
        }

        /** Does what leads to the next stage if no lie has been believed. */
        private void advance() {
            switch (desk.stage()) {
                case NONE -> desk.enter();
                case ENTERING -> hear(OrderLeg.ENTRY, OrderStatus.PARTIALLY_FILLED, UNIT);
                case OPEN -> advanceOpen();
                case CANCELLING -> endLeg();
                case EXITING -> hear(OrderLeg.EXIT, OrderStatus.REJECTED, 0);
                case UNCLOSED -> hear(OrderLeg.STOP, OrderStatus.PARTIALLY_FILLED, UNIT);
            }
        }

        /** Ends the entry, fills a leg in part, so that two may close the same shares, or lets the time stop pass. */
        private void advanceOpen() {
            switch (random.nextInt(4)) {
                case 0 -> hear(OrderLeg.ENTRY, OrderStatus.CANCELLED, 0);
                case 1 -> hear(OrderLeg.TARGET, OrderStatus.PARTIALLY_FILLED, random.nextInt(1, 3) * UNIT);
                case 2 -> hear(OrderLeg.STOP, OrderStatus.PARTIALLY_FILLED, random.nextInt(1, 3) * UNIT);
                default -> beat(DrivenDesk.TIME_STOP_NS);
            }
        }

        /** Ends a leg, or reports the first of its fills, which the desk waits for when a lie has claimed more. */
        private void endLeg() {
            OrderLeg leg = OrderLeg.VALUES[random.nextInt(3)];
            if (random.nextBoolean()) {
                hear(leg, OrderStatus.CANCELLED, 0);
            } else {
                long shares = random.nextInt(1, 6) * UNIT;
                tell((desk.scaled && random.nextBoolean() ? desk.ofPart() : desk)
                        .executionReport(leg, OrderStatus.PARTIALLY_FILLED, shares, shares));
            }
        }

        private void hear(OrderLeg leg, OrderStatus status, long shares) {
            boolean ofPart = desk.scaled && leg != OrderLeg.EXIT && random.nextBoolean();
            long id = leg == OrderLeg.EXIT ? desk.exitId : ofPart ? desk.partId : desk.orderId;
            long soFar = counted.getOrDefault(key(id, leg), 0L) / Micros.ONE;
            tell((ofPart ? desk.ofPart() : desk).executionReport(leg, status, shares, soFar + shares));
        }

        private void tell(ExecutionReport report) {
            claim(report);
            desk.report(report);
        }

        private void lie() {
            lies.merge(desk.stage(), 1, Integer::sum);
            OrderLeg leg = OrderLeg.VALUES[random.nextInt(4)];
            OrderStatus status = OrderStatus.VALUES[random.nextInt(OrderStatus.VALUES.length)];
            int from = random.nextInt(0, 7);
            int size = random.nextInt(0, 6);
            ExecutionReport report = (desk.scaled && random.nextBoolean() ? desk.ofPart() : desk)
                    .executionReport(leg, status, size * UNIT, (from + size) * UNIT);
            report.fillPrice = DrivenDesk.ENTRY;
            switch (random.nextInt(20)) {
                case 0 -> report.side = Side.VALUES[random.nextInt(2)];
                case 1 -> report.fillPrice = random.nextBoolean() ? Missing.LONG : -1;
                case 2 -> report.fillQuantity = random.nextBoolean() ? Missing.LONG : random.nextLong();
                case 3 -> report.filledQuantity = random.nextBoolean() ? Missing.LONG : random.nextLong();
                case 4 -> report.orderId = random.nextBoolean() ? Missing.LONG : random.nextLong();
                case 5 -> report.instrument = random.nextInt(-2, 3);
                case 6 -> report.fees = Missing.LONG;
                default -> {}
            }
            tell(report);
        }

        /** Records which shares of which leg a report claims as filled. */
        private void claim(ExecutionReport report) {
            long ordered = ordered(report) / UNIT;
            long to = report.filledQuantity / Micros.ONE / UNIT;
            long size = report.fillQuantity / Micros.ONE / UNIT;
            if (report.side == desk.sideOf(report.leg) && size > 0 && to >= size && to <= ordered) {
                Set<Long> shares = claimed.computeIfAbsent(key(report.orderId, report.leg), key -> new HashSet<>());
                for (long share = to - size; share < to; share++) {
                    shares.add(share);
                }
            }
        }

        private long ordered(ExecutionReport report) {
            long all = DrivenDesk.QUANTITY / Micros.ONE;
            if (report.leg == OrderLeg.EXIT) {
                return exits.getOrDefault(report.orderId, 0L) / Micros.ONE;
            }
            if (!desk.scaled) {
                return all;
            }
            return report.orderId == desk.partId ? DrivenDesk.PART_SHARES : all - DrivenDesk.PART_SHARES;
        }

        private static String key(long orderId, OrderLeg leg) {
            return orderId + " " + leg;
        }

        private boolean isAlerted(AlertCode... codes) {
            Set<AlertCode> any = Set.of(codes);
            return desk.said.stream().anyMatch(event -> event instanceof Alert alert && any.contains(alert.code));
        }

        private void account(PositionChange change) {
            BigDecimal money = BigDecimal.valueOf(change.price)
                    .multiply(BigDecimal.valueOf(change.quantity))
                    .movePointLeft(6);
            cash = cash.add(change.side == Side.SELL ? money : money.negate())
                    .subtract(BigDecimal.valueOf(change.fees));
        }

        private void check(TradeStage before) {
            for (Event event : desk.said) {
                if (event instanceof PositionChange change) {
                    checkChange(change);
                }
                if (event instanceof OrderRequest order && order.kind == OrderKind.EXIT) {
                    exits.put(order.orderId, order.quantity);
                    assertThat(order.quantity).isEqualTo(Math.abs(held));
                    assertThat(order.side == desk.side).as("buys back").isEqualTo(held < 0);
                    assertThat(before != TradeStage.NONE
                                    || isAlerted(AlertCode.LATE_FILL, AlertCode.BOTH_LEGS_FILLED, AlertCode.OVERFILLED))
                            .as("a closing order without a round trip")
                            .isTrue();
                    assertThat(before != TradeStage.EXITING || insists)
                            .as("a closing order beside another, which the operator did not ask for")
                            .isTrue();
                    assertThat(desk.stage()).isEqualTo(TradeStage.EXITING);
                }
            }
            assertThat(desk.held()).isEqualTo(held);
            if (held == 0) {
                assertThat(BigDecimal.valueOf(desk.realisedToday())).isEqualByComparingTo(cash);
            }
            assertThat(desk.isBusy() || held == 0)
                    .as("nothing is held beside a round trip")
                    .isTrue();
            assertThat(desk.heard.contains("doubt")).as("doubt").isEqualTo(desk.isCritical());
            desk.heard.clear();
        }

        /** Checks that a change is a fill that was claimed, and that one which reverses the position is alerted. */
        private void checkChange(PositionChange change) {
            long before = held;
            held += (change.side == desk.side ? 1 : -1) * change.quantity;
            account(change);
            String key = key(change.orderId, change.leg);
            long sum = counted.merge(key, change.quantity, Long::sum);
            assertThat(sum)
                    .as("filled of %s", change.leg)
                    .isLessThanOrEqualTo(claimed.get(key).size() * UNIT * Micros.ONE);
            if (change.leg == OrderLeg.TARGET || change.leg == OrderLeg.STOP) {
                assertThat(sum)
                        .as("filled of %s, of what its bracket entered", change.leg)
                        .isLessThanOrEqualTo(counted.get(key(change.orderId, OrderLeg.ENTRY)));
            }
            boolean reverses = change.leg != OrderLeg.ENTRY && held != 0 && Long.signum(held) != Long.signum(before);
            assertThat(!reverses || isAlerted(AlertCode.BOTH_LEGS_FILLED, AlertCode.OVERFILLED))
                    .as("a reversal is alerted: %s", desk.texts())
                    .isTrue();
        }
    }
}
