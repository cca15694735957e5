package io.ringtape.tradier;

/** What follows from our state of an order and the broker's. A pure table, printed in {@code docs/orders.md}. */
final class ReconciliationTable {
    private ReconciliationTable() {}

    /** Returns the outcome for an order. */
    static ReconciliationOutcome outcome(OurState ours, ListedState brokers) {
        return switch (ours) {
            case UNCONFIRMED -> whileItIsOpen(brokers, ReconciliationOutcome.SEARCH);
            case WORKING, PART -> whileItIsOpen(brokers, ReconciliationOutcome.DENY);
            case FILLED, CANCELLED -> afterItsEnd(brokers);
            case REJECTED, LOST -> afterItWasGivenUp(brokers);
            case FOREIGN, EARLIER_RUN -> ofOthers(brokers);
        };
    }

    private static ReconciliationOutcome whileItIsOpen(ListedState brokers, ReconciliationOutcome whenAbsent) {
        return switch (brokers) {
            case ABSENT -> whenAbsent;
            case WORKING, PART, FILLED, CANCELLED, REJECTED -> ReconciliationOutcome.FOLLOW;
            case UNREADABLE -> ReconciliationOutcome.DOUBT;
        };
    }

    /** A status that goes back is older than the end, unless shares were filled. */
    private static ReconciliationOutcome afterItsEnd(ListedState brokers) {
        return switch (brokers) {
            case ABSENT, WORKING, CANCELLED, REJECTED, UNREADABLE -> ReconciliationOutcome.KEEP;
            case PART, FILLED -> ReconciliationOutcome.REPORT_LATE;
        };
    }

    /** An order whose state we do not understand may be working. */
    private static ReconciliationOutcome afterItWasGivenUp(ListedState brokers) {
        return switch (brokers) {
            case ABSENT, CANCELLED, REJECTED -> ReconciliationOutcome.KEEP;
            case WORKING, PART, UNREADABLE -> ReconciliationOutcome.WITHDRAW;
            case FILLED -> ReconciliationOutcome.REPORT_LATE;
        };
    }

    private static ReconciliationOutcome ofOthers(ListedState brokers) {
        return switch (brokers) {
            case WORKING, PART, UNREADABLE -> ReconciliationOutcome.ALERT;
            case ABSENT, FILLED, CANCELLED, REJECTED -> ReconciliationOutcome.PASS;
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
