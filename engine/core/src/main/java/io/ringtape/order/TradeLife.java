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
    record StageTransition(TradeStage from, TradeStage to, StageReason why) {}

    static final List<StageTransition> ROWS = List.of(
            new StageTransition(NONE, ENTERING, StageReason.ENTRY_SENT),
            new StageTransition(NONE, CANCELLING, StageReason.LATE_ENTRY_FILL),
            new StageTransition(NONE, CANCELLING, StageReason.OVERFILLED),
            new StageTransition(ENTERING, OPEN, StageReason.FIRST_FILL),
            new StageTransition(ENTERING, NONE, StageReason.ENTRY_ENDED),
            new StageTransition(ENTERING, CANCELLING, StageReason.EXIT_ASKED),
            new StageTransition(ENTERING, CANCELLING, StageReason.GUARD_LOST),
            new StageTransition(ENTERING, CANCELLING, StageReason.LATE_FILL),
            new StageTransition(OPEN, NONE, StageReason.BRACKET_FILLED),
            new StageTransition(OPEN, CANCELLING, StageReason.EXIT_ASKED),
            new StageTransition(OPEN, CANCELLING, StageReason.TIME_UP),
            new StageTransition(OPEN, CANCELLING, StageReason.GUARD_LOST),
            new StageTransition(OPEN, CANCELLING, StageReason.ENTRY_OUTSTANDING),
            new StageTransition(OPEN, CANCELLING, StageReason.OVERFILLED),
            new StageTransition(OPEN, CANCELLING, StageReason.LATE_FILL),
            new StageTransition(CANCELLING, NONE, StageReason.ENTRY_ENDED),
            new StageTransition(CANCELLING, NONE, StageReason.BRACKET_FILLED),
            new StageTransition(CANCELLING, EXITING, StageReason.BRACKETS_CANCELLED),
            new StageTransition(CANCELLING, EXITING, StageReason.LEG_GIVEN_UP),
            new StageTransition(CANCELLING, UNCLOSED, StageReason.CLOSED_AT_BROKER),
            new StageTransition(EXITING, NONE, StageReason.EXIT_FILLED),
            new StageTransition(EXITING, UNCLOSED, StageReason.EXIT_ENDED),
            new StageTransition(EXITING, CANCELLING, StageReason.LATE_FILL),
            new StageTransition(UNCLOSED, EXITING, StageReason.RETRY_DUE),
            new StageTransition(UNCLOSED, EXITING, StageReason.OPERATOR_INSISTED),
            new StageTransition(UNCLOSED, NONE, StageReason.LATE_EXIT_FILL),
            new StageTransition(UNCLOSED, CANCELLING, StageReason.LATE_FILL),
            new StageTransition(UNCLOSED, NONE, StageReason.SETTLED_BY_POSITION));

    private static final boolean[][][] TABLE =
            new boolean[TradeStage.VALUES.length][TradeStage.VALUES.length][StageReason.VALUES.length];

    static {
        for (StageTransition row : ROWS) {
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
