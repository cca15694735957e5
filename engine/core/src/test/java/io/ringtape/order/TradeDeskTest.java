package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.StageReason;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.event.TradeTransition;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks each row of the transition table, and each report that changes no stage, long and short. */
class TradeDeskTest {
    /** The rows of the table as {@code FROM>TO REASON}. */
    static final Set<String> TABLE = TradeLife.ROWS.stream()
            .map(row -> row.from() + ">" + row.to() + " " + row.why())
            .collect(Collectors.toUnmodifiableSet());

    /** A change of stage, with the steps before it and the step that causes it; without a reason the stage stays. */
    private record Row(
            String name,
            TradeStage from,
            TradeStage to,
            StageReason whyOrNull,
            Consumer<DrivenDesk> before,
            Consumer<DrivenDesk> cause) {
        String move() {
            return from + ">" + to + " " + whyOrNull;
        }

        @Override
        public String toString() {
            return from + " to " + to + ": " + name;
        }
    }

    private static Row row(
            TradeLife.StageTransition row, String name, Consumer<DrivenDesk> before, Consumer<DrivenDesk> cause) {
        return new Row(name, row.from(), row.to(), row.why(), before, cause);
    }

    private static Row stays(TradeStage stage, String name, Consumer<DrivenDesk> before, Consumer<DrivenDesk> cause) {
        return new Row(name, stage, stage, null, before, cause);
    }

    private static TradeLife.StageTransition goes(TradeStage from, TradeStage to, StageReason why) {
        return new TradeLife.StageTransition(from, to, why);
    }

    private static Stream<Row> rows() {
        Consumer<DrivenDesk> partly = desk -> {
            desk.enter();
            desk.part(OrderLeg.ENTRY, 40, 40);
        };
        return Stream.of(
                row(
                        goes(TradeStage.NONE, TradeStage.ENTERING, StageReason.ENTRY_SENT),
                        "a bracket is sent",
                        desk -> {},
                        DrivenDesk::enter),
                row(
                        goes(TradeStage.ENTERING, TradeStage.OPEN, StageReason.FIRST_FILL),
                        "first fill of the entry",
                        DrivenDesk::enter,
                        desk -> desk.part(OrderLeg.ENTRY, 1, 1)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.NONE, StageReason.ENTRY_ENDED),
                        "entry rejected",
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.REJECTED, 0, 0)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.NONE, StageReason.ENTRY_ENDED),
                        "entry cancelled",
                        DrivenDesk::enter,
                        desk -> desk.cancelled(OrderLeg.ENTRY, 0)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.NONE, StageReason.ENTRY_ENDED),
                        "entry expired",
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.EXPIRED, 0, 0)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.NONE, StageReason.ENTRY_ENDED),
                        "entry unknown",
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0, 0)),
                stays(
                        TradeStage.ENTERING,
                        "the entry had its time",
                        DrivenDesk::enter,
                        desk -> desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS)),
                stays(
                        TradeStage.OPEN,
                        "the entry's rest had its time",
                        partly,
                        desk -> desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.CANCELLING, StageReason.EXIT_ASKED),
                        "exit asked while entering",
                        DrivenDesk::enter,
                        desk -> desk.exit(ExitReason.OPERATOR)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.CANCELLING, StageReason.GUARD_LOST),
                        "target refused before the entry",
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.TARGET, OrderStatus.REJECTED, 0, 0)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.EXIT_ASKED),
                        "exit asked while open",
                        DrivenDesk::open,
                        desk -> desk.exit(ExitReason.OPERATOR)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.TIME_UP),
                        "time stop",
                        DrivenDesk::open,
                        desk -> desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.GUARD_LOST),
                        "target ended alone",
                        DrivenDesk::open,
                        desk -> desk.cancelled(OrderLeg.TARGET, 0)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.GUARD_LOST),
                        "stop ended alone",
                        DrivenDesk::open,
                        desk -> desk.report(OrderLeg.STOP, OrderStatus.REJECTED, 0, 0)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.ENTRY_OUTSTANDING),
                        "flat but the entry's rest works",
                        partly,
                        desk -> desk.filled(OrderLeg.TARGET, 40)),
                row(
                        goes(TradeStage.OPEN, TradeStage.NONE, StageReason.BRACKET_FILLED),
                        "target closed it",
                        DrivenDesk::open,
                        desk -> desk.filled(OrderLeg.TARGET, 100)),
                row(
                        goes(TradeStage.OPEN, TradeStage.NONE, StageReason.BRACKET_FILLED),
                        "stop closed it",
                        DrivenDesk::open,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        goes(TradeStage.CANCELLING, TradeStage.NONE, StageReason.ENTRY_ENDED),
                        "cancelled unfilled",
                        desk -> {
                            desk.enter();
                            desk.exit(ExitReason.OPERATOR);
                        },
                        desk -> desk.cancelled(OrderLeg.ENTRY, 0)),
                row(
                        goes(TradeStage.CANCELLING, TradeStage.NONE, StageReason.BRACKET_FILLED),
                        "closed while being cancelled",
                        DrivenDesk::cancelling,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        goes(TradeStage.CANCELLING, TradeStage.EXITING, StageReason.BRACKETS_CANCELLED),
                        "works no more, something held",
                        desk -> {
                            desk.cancelling();
                            desk.cancelled(OrderLeg.STOP, 0);
                        },
                        desk -> desk.cancelled(OrderLeg.TARGET, 0)),
                row(
                        goes(TradeStage.EXITING, TradeStage.NONE, StageReason.EXIT_FILLED),
                        "closing order filled",
                        DrivenDesk::exiting,
                        desk -> desk.filled(OrderLeg.EXIT, 100)),
                row(
                        goes(TradeStage.EXITING, TradeStage.UNCLOSED, StageReason.EXIT_ENDED),
                        "closing order refused",
                        DrivenDesk::exiting,
                        desk -> desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0)),
                row(
                        goes(TradeStage.EXITING, TradeStage.UNCLOSED, StageReason.EXIT_ENDED),
                        "closing order expired in part",
                        desk -> {
                            desk.exiting();
                            desk.part(OrderLeg.EXIT, 30, 30);
                        },
                        desk -> desk.report(OrderLeg.EXIT, OrderStatus.EXPIRED, 0, 30)),
                row(
                        goes(TradeStage.UNCLOSED, TradeStage.EXITING, StageReason.RETRY_DUE),
                        "the wait is over",
                        DrivenDesk::unclosed,
                        desk -> desk.beat(3 * SECOND_NS)),
                row(
                        goes(TradeStage.UNCLOSED, TradeStage.EXITING, StageReason.OPERATOR_INSISTED),
                        "the operator insists",
                        DrivenDesk::unclosed,
                        desk -> desk.exit(ExitReason.KILL)),
                row(
                        goes(TradeStage.UNCLOSED, TradeStage.NONE, StageReason.LATE_EXIT_FILL),
                        "a late fill closed it",
                        DrivenDesk::unclosed,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        goes(TradeStage.NONE, TradeStage.CANCELLING, StageReason.LATE_ENTRY_FILL),
                        "the entry was filled after all",
                        desk -> {
                            desk.enter();
                            desk.cancelled(OrderLeg.ENTRY, 0);
                        },
                        desk -> desk.part(OrderLeg.ENTRY, 40, 40)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesFromOneStageToTheOtherAndTellsTheTapeWhy(Row row) {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = new DrivenDesk(side);
            row.before().accept(desk);
            assertThat(desk.stage()).isEqualTo(row.from());
            row.cause().accept(desk);
            assertThat(desk.stage()).isEqualTo(row.to());
            if (row.whyOrNull() == null) {
                assertThat(desk.transitions()).isEmpty();
            } else {
                assertThat(desk.transitions()).containsExactly(row.move());
            }
        }
    }

    @Test
    void theRowsAreTheWholeTable() {
        Set<String> walked = new TreeSet<>();
        rows().filter(row -> row.whyOrNull() != null).forEach(row -> walked.add(row.move()));
        assertThat(walked).isEqualTo(new TreeSet<>(TABLE));
        assertThat(TradeLife.ROWS).doesNotHaveDuplicates();
    }

    @Test
    void aChangeOfStageOutsideTheTableIsAnErrorOfOurs() {
        assertThatThrownBy(() -> TradeLife.require(TradeStage.OPEN, TradeStage.NONE, StageReason.EXIT_FILLED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a round trip does not go from OPEN to NONE by EXIT_FILLED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aChangeOfStageTellsWhatIsEnteredAndHeldAndWhyItIsClosed(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        TradeTransition opened = desk.transition();
        assertThat(opened.signalId).isEqualTo(7);
        assertThat(opened.exit).isEqualTo(ExitReason.NONE);
        assertThat(opened.entered).isEqualTo(60_000_000);
        assertThat(opened.held).isEqualTo(60_000_000);
        desk.part(OrderLeg.STOP, 10, 10);
        desk.exit(ExitReason.INVALIDATION);
        TradeTransition closing = desk.transition();
        assertThat(closing.exit).isEqualTo(ExitReason.INVALIDATION);
        assertThat(closing.entered).isEqualTo(60_000_000);
        assertThat(closing.held).isEqualTo(50_000_000);
    }

    /** The entry fills a cent above its reference, the target two cents better: the slippage is their sum, a gain. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void sumsUpPricesOrdersAndSlippage(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.price(DrivenDesk.ENTRY + desk.direction() * (9 * Micros.ONE));
        desk.enter();
        desk.price(DrivenDesk.ENTRY + desk.direction() * (8 * Micros.ONE));
        desk.fillAt(OrderLeg.ENTRY, 100, DrivenDesk.ENTRY + desk.direction() * 10_000L);
        desk.price(DrivenDesk.ENTRY - desk.direction() * 300_000L);
        desk.price(DrivenDesk.ENTRY + desk.direction() * 1_400_000L);
        desk.price(DrivenDesk.ENTRY);
        desk.fillAt(OrderLeg.TARGET, 100, DrivenDesk.plan(side).target + desk.direction() * 20_000L);
        TradeClosed closed = desk.closed();
        assertThat(closed.bestPrice).isEqualTo(DrivenDesk.ENTRY + desk.direction() * 1_400_000L);
        assertThat(closed.worstPrice).isEqualTo(DrivenDesk.ENTRY - desk.direction() * 300_000L);
        assertThat(closed.slippage).isEqualTo(1_000_000 - 2_000_000);
        assertThat(closed.orders).isEqualTo(1);
        PositionChange change = desk.change();
        assertThat(change.signalId).isEqualTo(7);
    }

    @Test
    void countsEveryClosingOrderAndMeasuresNoneAgainstAReference() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.exit(ExitReason.OPERATOR);
        desk.fillAt(OrderLeg.EXIT, 100, DrivenDesk.ENTRY - 3 * Micros.ONE);
        TradeClosed closed = desk.closed();
        assertThat(closed.orders).isEqualTo(3);
        assertThat(closed.slippage).isZero();
        assertThat(closed.bestPrice).isEqualTo(Missing.LONG);
        assertThat(closed.worstPrice).isEqualTo(Missing.LONG);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sendsTheBracketOfThePlan(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        assertThat(desk.texts()).containsExactly("BRACKET in 100");
        assertThat(desk.orderId).isGreaterThan(DrivenDesk.ID_BASE);
        assertThatThrownBy(desk::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("instrument 0 has an open round trip: ENTERING");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void tellsARoundTripToTheMicro(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        desk.report(OrderLeg.ENTRY, OrderStatus.FILLED, 40, 100);
        assertThat(desk.texts()).containsExactly("ENTRY 40 held 100");
        desk.part(OrderLeg.TARGET, 30, 30);
        PositionChange change = desk.change();
        assertThat(change.realised).isEqualTo(45_000_000 - 30_000);
        assertThat(change.averagePrice).isEqualTo(DrivenDesk.ENTRY);
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 70, 100);
        TradeClosed closed = desk.closed();
        assertThat(closed.profit).isEqualTo(150_000_000 - 200_000);
        assertThat(closed.fees).isEqualTo(200_000);
        assertThat(closed.r).isCloseTo(1.498, within(1e-12));
        assertThat(closed.entryPrice).isEqualTo(DrivenDesk.ENTRY);
        assertThat(closed.exitPrice).isEqualTo(DrivenDesk.plan(side).target);
        assertThat(closed.reason).isEqualTo(ExitReason.TARGET);
        assertThat(desk.realisedToday()).isEqualTo(closed.profit);
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void cancelsTheEntryAloneWhenItsTimeIsUp(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.beat(DrivenDesk.EXPIRY_NS - SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        assertThat(desk.texts()).containsExactly("cancel bracket ENTRY_EXPIRED entryOnly");
        desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS);
        assertThat(desk.texts()).isEmpty();
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
        desk.filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 0", "closed 40 TARGET 59920000");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsAnEntryThatFillsWhileItIsCancelled(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.OPEN);
        assertThat(desk.texts()).containsExactly("ENTRY 100 held 100");
    }

    @Test
    void closesAllWhenTheBrokerCannotCancelTheEntryAlone() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        desk.cancelled(OrderLeg.ENTRY, 40);
        desk.cancelled(OrderLeg.TARGET, 0);
        assertThat(desk.texts()).containsExactly("cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 40 UNPROTECTED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void sellsNothingBeforeEveryLegHasHadItsWord(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 60, 60);
        desk.exit(ExitReason.OPPOSITE_SIGNAL);
        assertThat(desk.texts()).containsExactly("cancel bracket OPPOSITE_SIGNAL");
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.ENTRY, 30, 90);
        assertThat(desk.texts()).containsExactly("ENTRY 30 held 90");
        desk.cancelled(OrderLeg.ENTRY, 90);
        assertThat(desk.texts()).containsExactly("EXIT out 90 OPPOSITE_SIGNAL");
        desk.exit(ExitReason.OPERATOR);
        assertThat(desk.texts()).isEmpty();
    }

    @Test
    void waitsForFillsThatALegsEndTellsOf() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.STOP, 0);
        desk.cancelled(OrderLeg.TARGET, 25);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.TARGET, 25, 25);
        assertThat(desk.texts()).containsExactly("TARGET 25 held 75", "EXIT out 75 INVALIDATION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void closesAtOnceWhenTheCancelledBracketProvesToBeOver(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.STOP, 7, 7);
        desk.part(OrderLeg.TARGET, 2, 2);
        desk.cancelled(OrderLeg.ENTRY, 27);
        desk.cancelled(OrderLeg.STOP, 7);
        desk.cancelled(OrderLeg.TARGET, 2);
        assertThat(desk.texts()).isEmpty();
        desk.part(OrderLeg.ENTRY, 27, 27);
        assertThat(desk.texts())
                .containsExactly(
                        "ENTRY 27 held 27",
                        "STOP 7 held 20",
                        "TARGET 2 held 18",
                        "cancel bracket UNPROTECTED",
                        "EXIT out 18 UNPROTECTED");
        assertThat(desk.transitions())
                .containsExactly(
                        "ENTERING>OPEN FIRST_FILL",
                        "OPEN>CANCELLING GUARD_LOST",
                        "CANCELLING>EXITING BRACKETS_CANCELLED");
    }

    @Test
    void aLaterEndOfALegTakesNoFillBackThatWasToldOf() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.TARGET, 25);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.stage()).isEqualTo(TradeStage.CANCELLING);
        desk.part(OrderLeg.TARGET, 25, 25);
        assertThat(desk.texts()).containsExactly("TARGET 25 held 75", "EXIT out 75 INVALIDATION");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aClosingFillThatOvertakesTheEntrysWaitsForIt(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.held()).isEqualTo(40_000_000);
        desk.report(OrderLeg.ENTRY, OrderStatus.FILLED, 60, 100);
        assertThat(desk.texts()).containsExactly("ENTRY 60 held 100", "STOP 100 held 0", "closed 100 STOP -100200000");
        assertThat(desk.heard).containsExactly("entered", "closed");
    }

    @Test
    void aClosingFillThatTheEntryNeverCatchesUpWithIsCutAndAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.part(OrderLeg.ENTRY, 40, 40);
        desk.filled(OrderLeg.STOP, 100);
        desk.cancelled(OrderLeg.ENTRY, 40);
        assertThat(desk.texts())
                .containsExactly(
                        "STOP 40 held 0", "CRITICAL REPORT_REFUSED more than is held", "closed 40 STOP -40140000");
        assertThat(desk.heard).containsExactly("entered", "doubt", "closed");
    }

    @ParameterizedTest
    @EnumSource(OrderLeg.class)
    void aRepeatedFillCountsOnce(OrderLeg leg) {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        switch (leg) {
            case ENTRY -> desk.enter();
            case TARGET, STOP -> desk.open();
            case EXIT -> desk.exiting();
        }
        desk.part(leg, 10, 10);
        long held = desk.held();
        long digest = desk.digest();
        desk.part(leg, 10, 10);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        assertThat(desk.held()).isEqualTo(held);
        assertThat(desk.digest()).isEqualTo(digest);
        assertThat(desk.heard).doesNotContain("doubt");
    }

    @Test
    void aRepeatedFillOfTheRoundTripBeforeIsNoAlarm() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.filled(OrderLeg.TARGET, 100);
        assertThat(desk.texts()).containsExactly("WARNING REPORT_REFUSED repeated fill");
        desk.filled(OrderLeg.STOP, 100);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.heard).containsExactly("entered", "closed", "doubt");
    }

    private static Stream<Consumer<ExecutionReport>> impossible() {
        return Stream.of(
                report -> report.side = report.side == Side.BUY ? Side.SELL : Side.BUY,
                report -> report.fillPrice = Missing.LONG,
                report -> report.fillPrice = 0,
                report -> report.fillQuantity = 0,
                report -> report.fillQuantity = Missing.LONG,
                report -> report.fillQuantity = -1,
                report -> report.filledQuantity = Missing.LONG,
                report -> report.filledQuantity = report.fillQuantity - 1,
                report -> report.filledQuantity = 100_000_001,
                report -> report.filledQuantity = report.fillQuantity + 1);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void anImpossibleFillIsAlertedAndChangesNothing(Consumer<ExecutionReport> corruption) {
        for (OrderLeg leg : OrderLeg.VALUES) {
            DrivenDesk desk = new DrivenDesk(Side.BUY);
            switch (leg) {
                case ENTRY -> desk.enter();
                case TARGET, STOP -> desk.open();
                case EXIT -> desk.exiting();
            }
            desk.part(leg, 10, 10);
            desk.heard.clear();
            long digest = desk.digest();
            ExecutionReport report = desk.executionReport(leg, OrderStatus.PARTIALLY_FILLED, 90, 100);
            corruption.accept(report);
            desk.report(report);
            assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
            assertThat(desk.digest()).isEqualTo(digest);
            assertThat(desk.heard).containsExactly("doubt");
        }
    }

    @Test
    void filledWithLessThanWasOrderedIsImpossible() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.filled(OrderLeg.EXIT, 40);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED impossible fill");
        assertThat(desk.stage()).isEqualTo(TradeStage.EXITING);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(TradeStage.NONE);
    }

    @Test
    void anEndThatTellsOfMoreThanWasOrderedIsAlertedAndEndsNothing() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 101);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED more than was ordered");
        assertThat(desk.stage()).isEqualTo(TradeStage.ENTERING);
    }

    @Test
    void aTargetFilledForLessThanIsHeldDoesNotEndTheStop() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 60", "cancel bracket UNPROTECTED");
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).containsExactly("EXIT out 60 UNPROTECTED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRefusedExitIsRetriedAfterDoublingWaits(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.exiting();
        long second = 10;
        for (long wait : new long[] {2, 4, 8, 8}) {
            desk.heard.clear();
            desk.nowNs = DrivenDesk.START_NS + second * SECOND_NS - 1;
            desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
            assertThat(desk.texts()).containsExactly("CRITICAL ORDER_REJECTED ");
            assertThat(desk.heard).containsExactly("doubt");
            desk.beat((second + wait - 1) * SECOND_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat((second + wait) * SECOND_NS);
            assertThat(desk.texts()).containsExactly("EXIT out 100 INVALIDATION");
            second += wait + 1;
        }
    }

    @Test
    void aRefusalToldTwiceCountsOnce() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        long digest = desk.digest();
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        assertThat(desk.texts()).isEmpty();
        assertThat(desk.digest()).isEqualTo(digest);
    }

    @Test
    void anExitThatFilledInPartIsSentAgainAtTheNextBeatForTheRest() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.unclosed();
        desk.beat(10 * SECOND_NS);
        desk.part(OrderLeg.EXIT, 30, 30);
        desk.cancelled(OrderLeg.EXIT, 30);
        desk.beat(10 * SECOND_NS + 10);
        assertThat(desk.texts()).containsExactly("EXIT out 70 INVALIDATION");
        desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
        desk.beat(13 * SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 70 INVALIDATION");
    }

    @Test
    void aLateFillOfTheBracketCancelsAnExitThatBecameTooLarge() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.part(OrderLeg.TARGET, 30, 30);
        assertThat(desk.texts()).containsExactly("TARGET 30 held 70", "cancel exit INVALIDATION");
        desk.part(OrderLeg.EXIT, 10, 10);
        assertThat(desk.texts()).containsExactly("EXIT 10 held 60");
        desk.cancelled(OrderLeg.EXIT, 10);
        assertThat(desk.stage()).isEqualTo(TradeStage.UNCLOSED);
        desk.beat(SECOND_NS);
        assertThat(desk.texts()).containsExactly("EXIT out 60 INVALIDATION");
    }

    @Test
    void anExitThatFillsMoreThanIsHeldClosesWhatIsHeldAndIsAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.part(OrderLeg.STOP, 30, 30);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.texts())
                .containsExactly(
                        "EXIT 70 held 0",
                        "CRITICAL REPORT_REFUSED more than is held",
                        "closed 100 INVALIDATION -30230000");
        assertThat(desk.heard).containsExactly("entered", "doubt", "closed");
    }

    @Test
    void aRefusedStopClosesThePositionAndPausesEntries() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.report(OrderLeg.STOP, OrderStatus.REJECTED, 0, 0);
        assertThat(desk.texts()).containsExactly("CRITICAL ORDER_REJECTED ", "cancel bracket UNPROTECTED");
        assertThat(desk.heard).containsExactly("entered", "doubt");
    }

    @Test
    void progressSparesTheTimeStopButNotTheHardOne() {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = new DrivenDesk(side);
            desk.open();
            desk.price(DrivenDesk.plan(side).progressPrice - desk.direction());
            desk.price(DrivenDesk.plan(side).progressPrice);
            desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat(DrivenDesk.HARD_STOP_NS);
            assertThat(desk.texts()).isEmpty();
            desk.beat(DrivenDesk.HARD_STOP_NS + 2);
            assertThat(desk.texts()).containsExactly("cancel bracket HARD_STOP");
        }
    }

    @Test
    void aPriceJustShortOfProgressIsNone() {
        DrivenDesk desk = new DrivenDesk(Side.SELL);
        desk.open();
        desk.price(DrivenDesk.plan(Side.SELL).progressPrice + 1);
        desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS);
        assertThat(desk.texts()).containsExactly("cancel bracket TIME_STOP");
    }

    @Test
    void reportsOnOrdersThatAreNotOursAreAlerted() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        ExecutionReport foreign = desk.executionReport(OrderLeg.ENTRY, OrderStatus.CANCELLED, 0, 0);
        foreign.orderId = 17;
        desk.report(foreign);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        ExecutionReport elsewhere = desk.executionReport(OrderLeg.TARGET, OrderStatus.FILLED, 100, 100);
        elsewhere.instrument = 1;
        desk.report(elsewhere);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        assertThat(desk.held()).isEqualTo(100_000_000);
    }

    @Test
    void aLateEndOfAnOrderOfOursSaysNothing() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.open();
        desk.filled(OrderLeg.TARGET, 100);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.texts()).isEmpty();
    }
}
