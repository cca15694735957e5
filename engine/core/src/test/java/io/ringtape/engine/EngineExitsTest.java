package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Command;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.TradeClosed;
import io.ringtape.risk.TestLimits;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Closes a position for every reason while entries are allowed, and while something refuses them. */
class EngineExitsTest {
    /** What refuses entries when the exit is due. */
    private enum Standing {
        NOTHING,
        BREACH,
        PAUSED,
        KILLED
    }

    /** Minutes from the open to the exit ahead of the close, less than a time stop after the entry. */
    private static final int FLAT_AFTER = 9;

    private static final int ENTERED_AFTER = 5;

    /** Reasons that close no open position here, and why. */
    private static final Map<ExitReason, String> IMPOSSIBLE = new EnumMap<>(Map.of(
            ExitReason.NONE, "stands for no exit",
            ExitReason.ENTRY_EXPIRED, "ends the entry; filled shares stay open",
            ExitReason.RISK, "the settings leave what is open to its stop in a breach"));

    /** How each other reason comes about while a long position is open. */
    private static final Map<ExitReason, Consumer<DrivenEngine>> CAUSES = new EnumMap<>(Map.of(
            ExitReason.TARGET, engine -> engine.fill(OrderLeg.TARGET, engine.newest.target),
            ExitReason.STOP, engine -> engine.fill(OrderLeg.STOP, engine.newest.stop),
            ExitReason.TIME_STOP, engine -> engine.timer(afterMinutes(11)),
            ExitReason.INVALIDATION, engine -> engine.minute(-300),
            ExitReason.OPPOSITE_SIGNAL, EngineExitsTest::proposeShort,
            ExitReason.SESSION_END, engine -> engine.timer(afterMinutes(FLAT_AFTER)),
            ExitReason.OPERATOR, engine -> engine.command(Command.FLATTEN),
            ExitReason.UNPROTECTED, engine -> engine.cancelled(OrderLeg.TARGET),
            ExitReason.KILL, engine -> engine.command(Command.KILL),
            ExitReason.HARD_STOP, EngineExitsTest::progressWithoutEnd));

    private final TestLimits limits = DrivenEngine.limits(1_000_000);
    private DrivenEngine engine;

    private static long afterMinutes(int minutes) {
        return SESSION.openNs() + minutes * MINUTE_NS;
    }

    private static void proposeShort(DrivenEngine engine) {
        engine.minute(-60);
        engine.minute(-70);
    }

    private static void progressWithoutEnd(DrivenEngine engine) {
        engine.minute(1_000);
        engine.timer(afterMinutes(16));
    }

    private static Stream<Arguments> exits() {
        return CAUSES.keySet().stream()
                .flatMap(reason -> Stream.of(Standing.values()).map(standing -> Arguments.of(reason, standing)));
    }

    @Test
    void everyReasonHasACauseOrCannotCloseAPosition() {
        assertThat(IMPOSSIBLE.keySet()).doesNotContainAnyElementsOf(CAUSES.keySet());
        Set<ExitReason> known = EnumSet.copyOf(CAUSES.keySet());
        known.addAll(IMPOSSIBLE.keySet());
        assertThat(known).isEqualTo(EnumSet.allOf(ExitReason.class));
    }

    /** Returns an engine with a position that a breach leaves to its stop. */
    private void openFor(ExitReason reason) {
        limits.flattenOnBreach = false;
        limits.maxDailyLoss = 100;
        if (reason == ExitReason.SESSION_END) {
            limits.noEntryBeforeCloseNs = SESSION.closeNs() - afterMinutes(FLAT_AFTER);
        }
        engine = reason == ExitReason.INVALIDATION
                ? new DrivenEngine(1_000_000, limits, 1)
                : new DrivenEngine(1_000_000, limits);
        engine.history();
        engine.open();
    }

    private void refuseEntries(Standing standing) {
        switch (standing) {
            case NOTHING -> {}
            case BREACH -> breach();
            case PAUSED -> engine.command(Command.PAUSE);
            case KILLED -> engine.command(Command.KILL);
        }
    }

    private void breach() {
        long timeNs = afterMinutes(ENTERED_AFTER) + 1_000;
        engine.process(DrivenEngine.quote(0, timeNs, 490 * Micros.ONE), timeNs);
        List<Event> effects = engine.timer(afterMinutes(ENTERED_AFTER) + SECOND_NS);
        assertThat(all(effects, RiskState.class)).singleElement().satisfies(state -> assertThat(state.breach)
                .isEqualTo(RiskRule.DAILY_LOSS));
        assertThat(effects).noneMatch(CancelRequest.class::isInstance);
    }

    /** Returns the reason that the trade must have: a killed day is over, unless target or stop was faster. */
    private static ExitReason wanted(ExitReason reason, Standing standing) {
        boolean filled = reason == ExitReason.TARGET || reason == ExitReason.STOP;
        return standing == Standing.KILLED && !filled ? ExitReason.KILL : reason;
    }

    @ParameterizedTest
    @MethodSource("exits")
    void nothingThatRefusesEntriesStandsInTheWayOfAnExit(ExitReason reason, Standing standing) {
        openFor(reason);
        long shares = engine.newest.quantity;
        List<Event> written = engine.keepAll();
        refuseEntries(standing);
        CAUSES.get(reason).accept(engine);
        if (all(written, TradeClosed.class).isEmpty()) {
            closeAfterCancel(wanted(reason, standing), written);
        }
        assertThat(all(written, TradeClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.reason).isEqualTo(wanted(reason, standing));
            assertThat(closed.quantity).isEqualTo(shares);
        });
        assertFlat();
    }

    /** Confirms the cancels of target and stop, and fills the closing order. */
    private void closeAfterCancel(ExitReason reason, List<Event> written) {
        assertThat(all(written, CancelRequest.class)).isNotEmpty().allMatch(cancel -> cancel.reason == reason);
        long shares = engine.newest.quantity;
        engine.cancelled(OrderLeg.TARGET);
        engine.cancelled(OrderLeg.STOP);
        assertThat(engine.newest.kind).isEqualTo(OrderKind.EXIT);
        assertThat(engine.newest.reason).isEqualTo(reason);
        assertThat(engine.newest.quantity).isEqualTo(shares);
        engine.fill(OrderLeg.EXIT, 490 * Micros.ONE);
    }

    private void assertFlat() {
        List<Event> end = engine.process(new SessionEnd());
        assertThat(all(end, Alert.class)).noneMatch(alert -> alert.code == AlertCode.NOT_FLAT);
        assertThat(all(end, RiskState.class)).singleElement().satisfies(state -> assertThat(state.openPositions)
                .isZero());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "PAUSED", "KILLED"})
    void anUnfilledEntryEndsWhateverRefusesTheNextOne(Standing standing) {
        limits.flattenOnBreach = false;
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        engine.proposal();
        List<Event> written = engine.keepAll();
        refuseEntries(standing);
        engine.timer(afterMinutes(8));
        ExitReason wanted = standing == Standing.KILLED ? ExitReason.KILL : ExitReason.ENTRY_EXPIRED;
        assertThat(all(written, CancelRequest.class)).isNotEmpty().allMatch(cancel -> cancel.reason == wanted);
        engine.cancelled(OrderLeg.ENTRY);
        assertThat(all(written, Signal.class)).last().satisfies(signal -> assertThat(signal.status)
                .isEqualTo(SignalStatus.EXPIRED));
        assertThat(all(written, OrderRequest.class)).isEmpty();
        assertFlat();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "PAUSED"})
    void aBreachClosesWhatIsOpenIfTheSettingsSaySo(Standing standing) {
        limits.maxDailyLoss = 100;
        engine = new DrivenEngine(1_000_000, limits);
        engine.history();
        engine.open();
        List<Event> written = engine.keepAll();
        refuseEntries(standing);
        long timeNs = afterMinutes(ENTERED_AFTER) + 1_000;
        engine.process(DrivenEngine.quote(0, timeNs, 490 * Micros.ONE), timeNs);
        engine.timer(afterMinutes(ENTERED_AFTER) + SECOND_NS);
        closeAfterCancel(ExitReason.RISK, written);
        assertThat(all(written, TradeClosed.class)).singleElement().satisfies(closed -> assertThat(closed.reason)
                .isEqualTo(ExitReason.RISK));
        assertFlat();
    }

    private static <E extends Event> List<E> all(List<Event> effects, Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
