package io.ringtape.order;

import static io.ringtape.event.TradeStage.CANCELLING;
import static io.ringtape.event.TradeStage.ENTERING;
import static io.ringtape.event.TradeStage.EXITING;
import static io.ringtape.event.TradeStage.NONE;
import static io.ringtape.event.TradeStage.OPEN;
import static io.ringtape.event.TradeStage.UNCLOSED;

import io.ringtape.event.StageReason;
import io.ringtape.event.TradeStage;
import java.util.List;

/** The life of a round trip as one table: which stages it goes to, and why. */
final class TradeLife {
    /** A way from one stage to another. */
    record Row(TradeStage from, TradeStage to, StageReason why) {}

    static final List<Row> ROWS = List.of(
            new Row(NONE, ENTERING, StageReason.ENTRY_SENT),
            new Row(NONE, CANCELLING, StageReason.LATE_ENTRY_FILL),
            new Row(ENTERING, OPEN, StageReason.FIRST_FILL),
            new Row(ENTERING, NONE, StageReason.ENTRY_ENDED),
            new Row(ENTERING, CANCELLING, StageReason.EXIT_ASKED),
            new Row(ENTERING, CANCELLING, StageReason.GUARD_LOST),
            new Row(OPEN, NONE, StageReason.BRACKET_FILLED),
            new Row(OPEN, CANCELLING, StageReason.EXIT_ASKED),
            new Row(OPEN, CANCELLING, StageReason.TIME_UP),
            new Row(OPEN, CANCELLING, StageReason.GUARD_LOST),
            new Row(OPEN, CANCELLING, StageReason.ENTRY_OUTSTANDING),
            new Row(CANCELLING, NONE, StageReason.ENTRY_ENDED),
            new Row(CANCELLING, NONE, StageReason.BRACKET_FILLED),
            new Row(CANCELLING, EXITING, StageReason.BRACKETS_CANCELLED),
            new Row(EXITING, NONE, StageReason.EXIT_FILLED),
            new Row(EXITING, UNCLOSED, StageReason.EXIT_ENDED),
            new Row(UNCLOSED, EXITING, StageReason.RETRY_DUE),
            new Row(UNCLOSED, EXITING, StageReason.OPERATOR_INSISTED),
            new Row(UNCLOSED, NONE, StageReason.LATE_EXIT_FILL));

    private static final boolean[][][] TABLE =
            new boolean[TradeStage.VALUES.length][TradeStage.VALUES.length][StageReason.VALUES.length];

    static {
        for (Row row : ROWS) {
            TABLE[row.from.ordinal()][row.to.ordinal()][row.why.ordinal()] = true;
        }
    }

    private TradeLife() {}

    /**
     * Requires that the table has that row.
     *
     * @throws IllegalStateException when it has not, which is an error of ours
     */
    static void require(TradeStage from, TradeStage to, StageReason why) {
        if (!TABLE[from.ordinal()][to.ordinal()][why.ordinal()]) {
            throw new IllegalStateException("a round trip does not go from " + from + " to " + to + " by " + why);
        }
    }
}
