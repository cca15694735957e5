package io.ringtape.tradier;

/** What follows from our state of an order and the broker's. A pure table, printed in {@code docs/orders.md}. */
final class ReconciliationTable {
    private ReconciliationTable() {}

    /** Returns the outcome for an order. */
    static Outcome outcome(OurState ours, BrokerState brokers) {
        if (brokers == BrokerState.UNREADABLE) {
            return Outcome.KEEP;
        }
        return switch (ours) {
            case UNCONFIRMED -> brokers == BrokerState.ABSENT ? Outcome.SEARCH : Outcome.FOLLOW;
            case WORKING, PART -> brokers == BrokerState.ABSENT ? Outcome.DENY : Outcome.FOLLOW;
            case FILLED, CANCELLED -> afterItsEnd(brokers);
            case REJECTED, LOST -> afterItWasGivenUp(brokers);
            case FOREIGN, EARLIER_RUN -> ofOthers(brokers);
        };
    }

    /** A status that goes back is older than the end, unless shares were filled. */
    private static Outcome afterItsEnd(BrokerState brokers) {
        return switch (brokers) {
            case ABSENT, WORKING, CANCELLED, REJECTED, UNREADABLE -> Outcome.KEEP;
            case PART, FILLED -> Outcome.REPORT_LATE;
        };
    }

    private static Outcome afterItWasGivenUp(BrokerState brokers) {
        return switch (brokers) {
            case ABSENT, CANCELLED, REJECTED, UNREADABLE -> Outcome.KEEP;
            case WORKING, PART -> Outcome.WITHDRAW;
            case FILLED -> Outcome.REPORT_LATE;
        };
    }

    private static Outcome ofOthers(BrokerState brokers) {
        return switch (brokers) {
            case WORKING, PART -> Outcome.ALERT;
            case ABSENT, FILLED, CANCELLED, REJECTED, UNREADABLE -> Outcome.PASS;
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
