package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.StageReason;
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
class TradeStagesTest {
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
                        desk -> desk.part(OrderLeg.ENTRY, 40, 40)),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.OVERFILLED),
                        "target and stop closed the same shares",
                        desk -> {
                            desk.open();
                            desk.part(OrderLeg.TARGET, 60, 60);
                        },
                        desk -> desk.part(OrderLeg.STOP, 60, 60)),
                row(
                        goes(TradeStage.NONE, TradeStage.CANCELLING, StageReason.OVERFILLED),
                        "the stop was filled after the target",
                        desk -> {
                            desk.open();
                            desk.part(OrderLeg.TARGET, 100, 100);
                        },
                        desk -> desk.part(OrderLeg.STOP, 40, 40)),
                row(
                        goes(TradeStage.CANCELLING, TradeStage.EXITING, StageReason.LEG_GIVEN_UP),
                        "the stop is denied twice",
                        desk -> {
                            desk.cancelling();
                            desk.cancelled(OrderLeg.TARGET, 0);
                            desk.beat(SECOND_NS);
                            desk.beat(SECOND_NS + DrivenDesk.SILENCE_NS);
                        },
                        desk -> desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0)),
                row(
                        goes(TradeStage.CANCELLING, TradeStage.UNCLOSED, StageReason.CLOSED_AT_BROKER),
                        "the stop is denied and nothing is held",
                        desk -> {
                            desk.cancelling();
                            desk.cancelled(OrderLeg.TARGET, 0);
                            desk.report(OrderLeg.STOP, OrderStatus.UNKNOWN, 0, 0);
                        },
                        desk -> desk.position(0)),
                row(
                        goes(TradeStage.UNCLOSED, TradeStage.NONE, StageReason.SETTLED_BY_POSITION),
                        "the operator insists and nothing is held",
                        desk -> {
                            desk.unclosed();
                            desk.position(0);
                        },
                        desk -> desk.exit(ExitReason.OPERATOR)),
                row(
                        goes(TradeStage.ENTERING, TradeStage.CANCELLING, StageReason.LATE_FILL),
                        "an earlier entry was filled, while another works",
                        desk -> {
                            unfilled(desk);
                            desk.enter();
                        },
                        TradeStagesTest::earlierEntryFills),
                row(
                        goes(TradeStage.OPEN, TradeStage.CANCELLING, StageReason.LATE_FILL),
                        "an earlier entry was filled, beside a position",
                        desk -> {
                            unfilled(desk);
                            desk.open();
                        },
                        TradeStagesTest::earlierEntryFills),
                row(
                        goes(TradeStage.EXITING, TradeStage.CANCELLING, StageReason.LATE_FILL),
                        "the closing order is filled, but not the shares of an earlier entry",
                        desk -> {
                            unfilled(desk);
                            desk.exiting();
                            earlierEntryFills(desk);
                        },
                        desk -> desk.filled(OrderLeg.EXIT, 100)),
                row(
                        goes(TradeStage.UNCLOSED, TradeStage.CANCELLING, StageReason.LATE_FILL),
                        "an earlier entry was filled, while the position waits to be closed",
                        desk -> {
                            unfilled(desk);
                            desk.unclosed();
                        },
                        TradeStagesTest::earlierEntryFills));
    }

    /** Leaves an entry behind that was cancelled unfilled. */
    private static void unfilled(DrivenDesk desk) {
        desk.enter();
        desk.cancelled(OrderLeg.ENTRY, 0);
    }

    /** Fills a part of the first entry of all. */
    private static void earlierEntryFills(DrivenDesk desk) {
        ExecutionReport report = desk.executionReport(OrderLeg.ENTRY, OrderStatus.PARTIALLY_FILLED, 40, 40);
        report.orderId = desk.firstId;
        desk.report(report);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesFromOneStageToTheOtherAndWritesWhy(Row row) {
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
    void refusesAChangeOfStageOutsideTheTable() {
        assertThatThrownBy(() -> TradeLife.require(TradeStage.OPEN, TradeStage.NONE, StageReason.EXIT_FILLED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a round trip does not go from OPEN to NONE by EXIT_FILLED");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aChangeOfStageSaysWhatIsEnteredAndHeldAndWhyItIsClosed(Side side) {
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
}
