package io.ringtape.tradier;

/** What follows from our state of an order and the broker's. A pure table, printed in {@code docs/orders.md}. */
final class ReconciliationTable {
    private ReconciliationTable() {}

    /** Returns the outcome for an order. */
    static ReconciliationOutcome outcome(OurState ours, ListedState brokers) {
        if (brokers == ListedState.UNREADABLE) {
            return ReconciliationOutcome.KEEP;
        }
        return switch (ours) {
            case UNCONFIRMED ->
                brokers == ListedState.ABSENT ? ReconciliationOutcome.SEARCH : ReconciliationOutcome.FOLLOW;
            case WORKING, PART ->
                brokers == ListedState.ABSENT ? ReconciliationOutcome.DENY : ReconciliationOutcome.FOLLOW;
            case FILLED, CANCELLED -> afterItsEnd(brokers);
            case REJECTED, LOST -> afterItWasGivenUp(brokers);
            case FOREIGN, EARLIER_RUN -> ofOthers(brokers);
        };
    }

    /** A status that goes back is older than the end, unless shares were filled. */
    private static ReconciliationOutcome afterItsEnd(ListedState brokers) {
        return switch (brokers) {
            case ABSENT, WORKING, CANCELLED, REJECTED, UNREADABLE -> ReconciliationOutcome.KEEP;
            case PART, FILLED -> ReconciliationOutcome.REPORT_LATE;
        };
    }

    private static ReconciliationOutcome afterItWasGivenUp(ListedState brokers) {
        return switch (brokers) {
            case ABSENT, CANCELLED, REJECTED, UNREADABLE -> ReconciliationOutcome.KEEP;
            case WORKING, PART -> ReconciliationOutcome.WITHDRAW;
            case FILLED -> ReconciliationOutcome.REPORT_LATE;
        };
    }

    private static ReconciliationOutcome ofOthers(ListedState brokers) {
        return switch (brokers) {
            case WORKING, PART -> ReconciliationOutcome.ALERT;
            case ABSENT, FILLED, CANCELLED, REJECTED, UNREADABLE -> ReconciliationOutcome.PASS;
        };
    }

    /** What a comparison of positions leads to. */
    enum PositionOutcome {
        /** Both are equal: the broker's is reported, and confirms ours. */
        CONFIRM,

        /** They differ: asked once more, then the broker's is reported; the engine pauses entries and sends nothing. */
        REPORT,

        /** Shares that no order of this run brought, at a live start: the run does not begin. */
        REFUSE_START
    }

    /** Returns the outcome for a position. */
    static PositionOutcome position(boolean isEqual, boolean isLiveStart) {
        if (isEqual) {
            return PositionOutcome.CONFIRM;
        }
        return isLiveStart ? PositionOutcome.REFUSE_START : PositionOutcome.REPORT;
    }
}
