package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.order.OpenTrade.Stage;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks each row of the transition table, and what the broker may say beside it, long and short. */
class TradeDeskTest {
    private static final long SECOND_NS = DrivenDesk.SECOND_NS;

    /** The pairs of the desk's transition table. */
    static final Set<String> TABLE = Set.of(
            "NONE>ENTERING",
            "ENTERING>OPEN",
            "ENTERING>NONE",
            "ENTERING>CANCELLING",
            "OPEN>CANCELLING",
            "OPEN>NONE",
            "CANCELLING>NONE",
            "CANCELLING>EXITING",
            "EXITING>NONE",
            "EXITING>UNCLOSED",
            "UNCLOSED>EXITING",
            "UNCLOSED>NONE",
            "NONE>CANCELLING");

    private record Row(String name, Stage from, Stage to, Consumer<DrivenDesk> before, Consumer<DrivenDesk> cause) {
        @Override
        public String toString() {
            return from + " to " + to + ": " + name;
        }
    }

    private static Row row(String name, Stage from, Stage to, Consumer<DrivenDesk> before, Consumer<DrivenDesk> cause) {
        return new Row(name, from, to, before, cause);
    }

    private static Stream<Row> rows() {
        Consumer<DrivenDesk> partly = desk -> {
            desk.enter();
            desk.part(OrderLeg.ENTRY, 40, 40);
        };
        return Stream.of(
                row("a bracket is sent", Stage.NONE, Stage.ENTERING, desk -> {}, DrivenDesk::enter),
                row(
                        "first fill of the entry",
                        Stage.ENTERING,
                        Stage.OPEN,
                        DrivenDesk::enter,
                        desk -> desk.part(OrderLeg.ENTRY, 1, 1)),
                row(
                        "entry rejected",
                        Stage.ENTERING,
                        Stage.NONE,
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.REJECTED, 0, 0)),
                row(
                        "entry cancelled",
                        Stage.ENTERING,
                        Stage.NONE,
                        DrivenDesk::enter,
                        desk -> desk.cancelled(OrderLeg.ENTRY, 0)),
                row(
                        "entry expired",
                        Stage.ENTERING,
                        Stage.NONE,
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.EXPIRED, 0, 0)),
                row(
                        "entry unknown",
                        Stage.ENTERING,
                        Stage.NONE,
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.ENTRY, OrderStatus.UNKNOWN, 0, 0)),
                row(
                        "the entry had its time",
                        Stage.ENTERING,
                        Stage.ENTERING,
                        DrivenDesk::enter,
                        desk -> desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS)),
                row(
                        "the entry's rest had its time",
                        Stage.OPEN,
                        Stage.OPEN,
                        partly,
                        desk -> desk.beat(DrivenDesk.EXPIRY_NS + SECOND_NS)),
                row(
                        "exit asked while entering",
                        Stage.ENTERING,
                        Stage.CANCELLING,
                        DrivenDesk::enter,
                        desk -> desk.exit(ExitReason.OPERATOR)),
                row(
                        "target refused before the entry",
                        Stage.ENTERING,
                        Stage.CANCELLING,
                        DrivenDesk::enter,
                        desk -> desk.report(OrderLeg.TARGET, OrderStatus.REJECTED, 0, 0)),
                row(
                        "exit asked while open",
                        Stage.OPEN,
                        Stage.CANCELLING,
                        DrivenDesk::open,
                        desk -> desk.exit(ExitReason.OPERATOR)),
                row(
                        "time stop",
                        Stage.OPEN,
                        Stage.CANCELLING,
                        DrivenDesk::open,
                        desk -> desk.beat(DrivenDesk.TIME_STOP_NS + SECOND_NS)),
                row(
                        "target ended alone",
                        Stage.OPEN,
                        Stage.CANCELLING,
                        DrivenDesk::open,
                        desk -> desk.cancelled(OrderLeg.TARGET, 0)),
                row(
                        "stop ended alone",
                        Stage.OPEN,
                        Stage.CANCELLING,
                        DrivenDesk::open,
                        desk -> desk.report(OrderLeg.STOP, OrderStatus.REJECTED, 0, 0)),
                row(
                        "flat but the entry's rest works",
                        Stage.OPEN,
                        Stage.CANCELLING,
                        partly,
                        desk -> desk.filled(OrderLeg.TARGET, 40)),
                row(
                        "target closed it",
                        Stage.OPEN,
                        Stage.NONE,
                        DrivenDesk::open,
                        desk -> desk.filled(OrderLeg.TARGET, 100)),
                row(
                        "stop closed it",
                        Stage.OPEN,
                        Stage.NONE,
                        DrivenDesk::open,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        "withdrawn unfilled",
                        Stage.CANCELLING,
                        Stage.NONE,
                        desk -> {
                            desk.enter();
                            desk.exit(ExitReason.OPERATOR);
                        },
                        desk -> desk.cancelled(OrderLeg.ENTRY, 0)),
                row(
                        "closed while being withdrawn",
                        Stage.CANCELLING,
                        Stage.NONE,
                        DrivenDesk::cancelling,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        "works no more, something held",
                        Stage.CANCELLING,
                        Stage.EXITING,
                        desk -> {
                            desk.cancelling();
                            desk.cancelled(OrderLeg.STOP, 0);
                        },
                        desk -> desk.cancelled(OrderLeg.TARGET, 0)),
                row(
                        "closing order filled",
                        Stage.EXITING,
                        Stage.NONE,
                        DrivenDesk::exiting,
                        desk -> desk.filled(OrderLeg.EXIT, 100)),
                row(
                        "closing order refused",
                        Stage.EXITING,
                        Stage.UNCLOSED,
                        DrivenDesk::exiting,
                        desk -> desk.report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0)),
                row(
                        "closing order expired in part",
                        Stage.EXITING,
                        Stage.UNCLOSED,
                        desk -> {
                            desk.exiting();
                            desk.part(OrderLeg.EXIT, 30, 30);
                        },
                        desk -> desk.report(OrderLeg.EXIT, OrderStatus.EXPIRED, 0, 30)),
                row(
                        "the wait is over",
                        Stage.UNCLOSED,
                        Stage.EXITING,
                        DrivenDesk::unclosed,
                        desk -> desk.beat(3 * SECOND_NS)),
                row(
                        "a late fill closed it",
                        Stage.UNCLOSED,
                        Stage.NONE,
                        DrivenDesk::unclosed,
                        desk -> desk.filled(OrderLeg.STOP, 100)),
                row(
                        "the entry was filled after all",
                        Stage.NONE,
                        Stage.CANCELLING,
                        desk -> {
                            desk.enter();
                            desk.cancelled(OrderLeg.ENTRY, 0);
                        },
                        desk -> desk.part(OrderLeg.ENTRY, 40, 40)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesFromOneStageToTheOther(Row row) {
        for (Side side : Side.VALUES) {
            DrivenDesk desk = new DrivenDesk(side);
            row.before().accept(desk);
            assertThat(desk.stage()).isEqualTo(row.from());
            row.cause().accept(desk);
            assertThat(desk.stage()).isEqualTo(row.to());
        }
    }

    @Test
    void theRowsAreTheWholeTable() {
        Set<String> walked = new TreeSet<>();
        rows().filter(row -> row.from() != row.to()).forEach(row -> walked.add(row.from() + ">" + row.to()));
        assertThat(walked).isEqualTo(new TreeSet<>(TABLE));
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
        PositionChange change = (PositionChange) desk.said.get(0);
        assertThat(change.realised).isEqualTo(45_000_000 - 30_000);
        assertThat(change.averagePrice).isEqualTo(DrivenDesk.ENTRY);
        desk.report(OrderLeg.TARGET, OrderStatus.FILLED, 70, 100);
        TradeClosed closed = (TradeClosed) desk.said.get(1);
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
    void withdrawsTheEntryAloneWhenItsTimeIsUp(Side side) {
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
        assertThat(desk.stage()).isEqualTo(Stage.OPEN);
        desk.filled(OrderLeg.TARGET, 40);
        assertThat(desk.texts()).containsExactly("TARGET 40 held 0", "closed 40 TARGET 59920000");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void keepsAnEntryThatFillsWhileItIsWithdrawn(Side side) {
        DrivenDesk desk = new DrivenDesk(side);
        desk.enter();
        desk.beat(DrivenDesk.EXPIRY_NS + 1);
        desk.filled(OrderLeg.ENTRY, 100);
        assertThat(desk.stage()).isEqualTo(Stage.OPEN);
        assertThat(desk.texts()).containsExactly("ENTRY 100 held 100");
    }

    @Test
    void closesAllWhenTheBrokerCannotWithdrawTheEntryAlone() {
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
    void closesAtOnceWhenTheWithdrawnBracketProvesToBeOver(Side side) {
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
    }

    @Test
    void aLaterEndOfALegTakesNoFillBackThatWasToldOf() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.cancelling();
        desk.cancelled(OrderLeg.TARGET, 25);
        desk.cancelled(OrderLeg.TARGET, 0);
        desk.cancelled(OrderLeg.STOP, 0);
        assertThat(desk.stage()).isEqualTo(Stage.CANCELLING);
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
            ExecutionReport report = desk.word(leg, OrderStatus.PARTIALLY_FILLED, 90, 100);
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
        assertThat(desk.stage()).isEqualTo(Stage.EXITING);
        desk.filled(OrderLeg.EXIT, 100);
        assertThat(desk.stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void anEndThatTellsOfMoreThanWasOrderedIsAlertedAndEndsNothing() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 101);
        assertThat(desk.texts()).containsExactly("CRITICAL REPORT_REFUSED more than was ordered");
        assertThat(desk.stage()).isEqualTo(Stage.ENTERING);
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
    void aLateFillOfTheBracketWithdrawsAnExitThatBecameTooLarge() {
        DrivenDesk desk = new DrivenDesk(Side.BUY);
        desk.exiting();
        desk.part(OrderLeg.TARGET, 30, 30);
        assertThat(desk.texts()).containsExactly("TARGET 30 held 70", "cancel exit INVALIDATION");
        desk.part(OrderLeg.EXIT, 10, 10);
        assertThat(desk.texts()).containsExactly("EXIT 10 held 60");
        desk.cancelled(OrderLeg.EXIT, 10);
        assertThat(desk.stage()).isEqualTo(Stage.UNCLOSED);
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
        ExecutionReport foreign = desk.word(OrderLeg.ENTRY, OrderStatus.CANCELLED, 0, 0);
        foreign.orderId = 17;
        desk.report(foreign);
        assertThat(desk.texts()).containsExactly("CRITICAL UNKNOWN_ORDER order not open");
        ExecutionReport elsewhere = desk.word(OrderLeg.TARGET, OrderStatus.FILLED, 100, 100);
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
