package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.replay.SeededRuns.PolicyWindow;
import io.ringtape.replay.SeededRuns.ReplayedRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the tapes of twenty seeds for what must hold in every session. */
class TwentySeedsTest {
    private static final BigDecimal ONE = BigDecimal.valueOf(Micros.ONE);

    @TempDir
    static Path folder;

    private static SeededRuns runs;

    @BeforeAll
    static void runAll() throws Exception {
        runs = new SeededRuns(folder, 20, 4);
    }

    @Test
    void everySetupTriggersOnBothSides() {
        Set<String> triggered = new TreeSet<>();
        for (ReplayedRun run : runs.loose) {
            run.tape().transitions.stream()
                    .filter(t -> t.to == SetupState.TRIGGERED)
                    .forEach(t -> triggered.add(t.setup + " " + t.side));
        }
        assertThat(triggered).containsExactlyInAnyOrderElementsOf(everySetupOnBothSides());
    }

    @Test
    void everySetupIsEnteredOnBothSides() {
        Set<String> filled = new TreeSet<>();
        for (ReplayedRun run : runs.loose) {
            run.tape().trades.forEach(t -> filled.add(t.setup + " " + t.side));
        }
        assertThat(filled).containsExactlyInAnyOrderElementsOf(everySetupOnBothSides());
    }

    private static List<String> everySetupOnBothSides() {
        return Stream.of(Setup.VALUES)
                .flatMap(setup -> Stream.of(Side.VALUES).map(side -> setup + " " + side))
                .toList();
    }

    /** An entry is sent as one bracket, or as two when a part takes its profit early. */
    @Test
    void everyPromotionIsOneEntryOfOneOrTwoBrackets() {
        for (ReplayedRun run : runs.all()) {
            List<Long> signals =
                    run.tape().entries().stream().map(order -> order.signalId).toList();
            assertThat(signals.stream().distinct().toList())
                    .as(run.name())
                    .containsExactlyElementsOf(run.tape().ids(SignalStatus.PROMOTED));
            assertThat(signals).as(run.name()).allSatisfy(id -> assertThat(Collections.frequency(signals, id))
                    .isLessThanOrEqualTo(2));
        }
    }

    @Test
    void noEntryIsSentOrFilledOutsideItsWindow() {
        runs.loose.forEach(run -> assertInWindows(run, SeededRuns.WINDOWS));
        runs.byDefault.forEach(run -> assertInWindows(run, SeededRuns.WINDOWS_BY_DEFAULT));
    }

    private static void assertInWindows(ReplayedRun run, Map<String, PolicyWindow> windows) {
        TapeDecisions tape = run.tape();
        for (OrderRequest order : tape.entries()) {
            Signal signal = tape.promotionOf(order);
            PolicyWindow window = windows.get(signal.policy.toString());
            assertThat(window.isOpen(order.timeNs))
                    .as("%s, %s", run.name(), order.orderId)
                    .isTrue();
            assertThat(window.allowed()).as(run.name()).contains(signal.setup);
            assertThat(tape.fills)
                    .as("%s, fills of %s", run.name(), order.orderId)
                    .filteredOn(fill -> fill.orderId == order.orderId && fill.leg == OrderLeg.ENTRY)
                    .allMatch(fill -> window.isOpen(fill.exchangeNs));
        }
    }

    @Test
    void noWindowHasMoreTradesThanItsPolicyAllows() {
        for (ReplayedRun run : runs.byDefault) {
            Set<Long> traded = run.tape().trades.stream().map(t -> t.signalId).collect(Collectors.toSet());
            Map<String, Long> byPolicy = run.tape().signals(SignalStatus.PROMOTED).stream()
                    .filter(signal -> traded.contains(signal.signalId))
                    .collect(Collectors.groupingBy(signal -> signal.policy.toString(), Collectors.counting()));
            assertThat(byPolicy).as(run.name()).isNotEmpty();
            byPolicy.forEach((policy, count) -> assertThat(count)
                    .as(run.name())
                    .isLessThanOrEqualTo(SeededRuns.MOST_TRADES_BY_DEFAULT.get(policy)));
        }
    }

    @Test
    void signalsThatNoPolicyAllowsAreBlockedBySession() {
        assertThat(blockedOutside(runs.loose, SeededRuns.WINDOWS)).isPositive();
        assertThat(blockedOutside(runs.byDefault, SeededRuns.WINDOWS_BY_DEFAULT))
                .isPositive();
        int generated = 0;
        for (ReplayedRun run : runs.withoutPolicies) {
            assertThat(run.tape().orders).as(run.name()).isEmpty();
            generated += run.tape().signals(SignalStatus.GENERATED).size();
        }
        assertThat(blockedOutside(runs.withoutPolicies, Map.of()))
                .isEqualTo(generated)
                .isPositive();
    }

    /** Counts the signals outside every window that allows them; the session's filter must have blocked each. */
    private static int blockedOutside(List<ReplayedRun> of, Map<String, PolicyWindow> windows) {
        int outside = 0;
        for (ReplayedRun run : of) {
            Set<Long> stopped = run.tape().checks.stream()
                    .filter(check -> check.filter == Filter.SESSION && !check.passed)
                    .map(check -> check.signalId)
                    .collect(Collectors.toSet());
            for (Signal signal : run.tape().signals(SignalStatus.GENERATED)) {
                boolean allowed = windows.values().stream()
                        .anyMatch(w -> w.isOpen(signal.timeNs) && w.allowed().contains(signal.setup));
                assertThat(stopped.contains(signal.signalId)).as(run.name()).isEqualTo(!allowed);
                outside += allowed ? 0 : 1;
            }
        }
        return outside;
    }

    @Test
    void allPositionsAreFlatAtTheEnd() {
        for (ReplayedRun run : runs.all()) {
            for (int instrument = 0; instrument < SyntheticDay.SYMBOLS.size(); instrument++) {
                long held = 0;
                for (ExecutionReport fill : fillsOf(run, instrument)) {
                    held += fill.side == Side.BUY ? fill.fillQuantity : -fill.fillQuantity;
                }
                assertThat(held).as(run.name()).isZero();
                List<PositionChange> changes = changesOf(run, instrument);
                if (!changes.isEmpty()) {
                    assertThat(changes.get(changes.size() - 1).position)
                            .as(run.name())
                            .isZero();
                }
            }
        }
    }

    @Test
    void profitEqualsTheCashOfTheFillsToTheMicro() {
        for (ReplayedRun run : runs.all()) {
            TapeDecisions tape = run.tape();
            long total = 0;
            for (int i = 0; i < SyntheticDay.SYMBOLS.size(); i++) {
                int instrument = i;
                long cash = cash(fillsOf(run, instrument));
                LongStream profits = tape.trades.stream()
                        .filter(trade -> trade.instrument == instrument)
                        .mapToLong(trade -> trade.profit);
                assertThat(changesOf(run, instrument).stream()
                                .mapToLong(change -> change.realised)
                                .sum())
                        .as(run.name())
                        .isEqualTo(cash);
                assertThat(profits.sum()).as(run.name()).isEqualTo(cash);
                total += cash;
            }
            long today = tape.changes.isEmpty() ? 0 : tape.changes.get(tape.changes.size() - 1).realisedToday;
            assertThat(today).as(run.name()).isEqualTo(total);
        }
        assertThat(runs.loose).noneMatch(run -> run.tape().trades.isEmpty());
    }

    /**
     * Returns the money received less paid less charges, in micro-dollars, with each fill rounded half up to the micro.
     */
    private static long cash(List<ExecutionReport> fills) {
        BigDecimal cash = BigDecimal.ZERO;
        for (ExecutionReport fill : fills) {
            BigDecimal money = BigDecimal.valueOf(fill.fillPrice)
                    .multiply(BigDecimal.valueOf(fill.fillQuantity))
                    .divide(ONE, 0, RoundingMode.HALF_UP);
            cash = fill.side == Side.BUY ? cash.subtract(money) : cash.add(money);
            cash = cash.subtract(BigDecimal.valueOf(fill.fees));
        }
        return cash.longValueExact();
    }

    private static List<ExecutionReport> fillsOf(ReplayedRun run, int instrument) {
        return run.tape().fills.stream()
                .filter(fill -> fill.instrument == instrument)
                .toList();
    }

    private static List<PositionChange> changesOf(ReplayedRun run, int instrument) {
        return run.tape().changes.stream()
                .filter(change -> change.instrument == instrument)
                .toList();
    }

    /** A promoted signal ends as a trade or as EXPIRED, so that signals are traded, blocked or expired. */
    @Test
    void everySignalEndsOnceTradedBlockedOrExpired() {
        for (ReplayedRun run : runs.all()) {
            TapeDecisions tape = run.tape();
            List<Long> decided = new ArrayList<>(tape.ids(SignalStatus.PROMOTED));
            decided.addAll(tape.ids(SignalStatus.BLOCKED));
            List<Long> ended = new ArrayList<>(tape.ids(SignalStatus.BLOCKED));
            ended.addAll(tape.ids(SignalStatus.EXPIRED));
            tape.trades.forEach(trade -> ended.add(trade.signalId));
            List<Long> generated = tape.ids(SignalStatus.GENERATED);
            assertThat(generated).as(run.name()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(decided).as(run.name()).containsExactlyInAnyOrderElementsOf(generated);
            assertThat(ended).as(run.name()).containsExactlyInAnyOrderElementsOf(generated);
        }
        assertThat(runs.loose)
                .anyMatch(run -> !run.tape().signals(SignalStatus.EXPIRED).isEmpty());
    }

    @Test
    void signalsAreBlockedForAReasonAndPromotedWithoutOne() {
        for (ReplayedRun run : runs.all()) {
            TapeDecisions tape = run.tape();
            Set<Long> refused = tape.vetoes.stream().map(veto -> veto.signalId).collect(Collectors.toSet());
            tape.checks.stream().filter(check -> !check.passed).forEach(check -> refused.add(check.signalId));
            assertThat(tape.ids(SignalStatus.BLOCKED)).as(run.name()).containsExactlyInAnyOrderElementsOf(refused);
            for (Signal signal : tape.signals(SignalStatus.GENERATED)) {
                List<FilterCheck> checks = tape.checks.stream()
                        .filter(check -> check.signalId == signal.signalId)
                        .toList();
                assertThat(checks).as(run.name()).hasSize(signal.passed + signal.blocked);
                assertThat(checks).as(run.name()).filteredOn(c -> c.passed).hasSize(signal.passed);
            }
        }
        assertThat(runs.loose).anyMatch(run -> !run.tape().vetoes.isEmpty());
    }

    @Test
    void everySignalIsFollowedToOneOutcome() {
        for (ReplayedRun run : runs.all()) {
            assertThat(run.tape().outcomes)
                    .as(run.name())
                    .extracting(outcome -> outcome.signalId)
                    .containsExactlyInAnyOrderElementsOf(run.tape().ids(SignalStatus.GENERATED));
        }
    }

    @Test
    void noEntryExceedsItsLimitsAndNoExitWhatIsHeld() {
        for (ReplayedRun run : runs.all()) {
            for (OrderRequest order : run.tape().orders) {
                if (order.kind == OrderKind.BRACKET) {
                    assertWithinCaps(run, order);
                } else {
                    assertThat(order.quantity).as(run.name()).isPositive().isLessThanOrEqualTo(heldBefore(run, order));
                }
            }
        }
    }

    private static void assertWithinCaps(ReplayedRun run, OrderRequest order) {
        BigDecimal shares = dollars(order.quantity);
        BigDecimal entry = dollars(run.tape().promotionOf(order).entry);
        BigDecimal risk = entry.subtract(dollars(order.stop)).abs().add(SeededRuns.SLIPPAGE);
        assertThat(shares).as(run.name()).isPositive().isLessThanOrEqualTo(SeededRuns.SHARES);
        assertThat(shares.multiply(entry)).as(run.name()).isLessThanOrEqualTo(SeededRuns.NOTIONAL);
        assertThat(shares.multiply(risk)).as(run.name()).isLessThanOrEqualTo(SeededRuns.RISK);
    }

    private static BigDecimal dollars(long micros) {
        return BigDecimal.valueOf(micros).divide(ONE);
    }

    private static long heldBefore(ReplayedRun run, OrderRequest order) {
        return changesOf(run, order.instrument).stream()
                .filter(change -> change.sequence < order.sequence)
                .reduce((first, last) -> last)
                .map(change -> Math.abs(change.position))
                .orElse(0L);
    }

    @Test
    void everyReplayIsIdentical() {
        for (ReplayedRun run : runs.all()) {
            assertThat(run.replay().difference()).as(run.name()).isEmpty();
        }
    }
}
