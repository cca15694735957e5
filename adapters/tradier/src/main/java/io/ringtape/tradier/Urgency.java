package io.ringtape.tradier;

/** How urgent a call is. Calls of one urgency go out in the order in which they were asked for. */
enum Urgency {
    /** Closes, cancels or protects shares. */
    EXIT(4),

    /** Asks for something. */
    QUESTION(2),

    /** Opens a position. */
    ENTRY(2);

    static final Urgency[] VALUES = values();

    private final int mostUnderWay;

    Urgency(int mostUnderWay) {
        this.mostUnderWay = mostUnderWay;
    }

    /** Returns how many calls of this urgency may be under way, so that slow answers to some do not hold up others. */
    int mostUnderWay() {
        return mostUnderWay;
    }
}
