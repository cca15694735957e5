package io.ringtape.tradier;

/** How urgent a call is. Calls of one urgency go out in the order in which they were asked for. */
enum Urgency {
    /** Closes, cancels or protects shares. */
    EXIT(3),

    /** Asks for something. */
    QUESTION(2),

    /** Opens a position. */
    ENTRY(2);

    static final Urgency[] VALUES = values();

    private final int mostUnderWay;

    Urgency(int mostUnderWay) {
        this.mostUnderWay = mostUnderWay;
    }

    /** Returns how many calls of this urgency may be under way. */
    int mostUnderWay() {
        return mostUnderWay;
    }
}
