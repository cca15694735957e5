package io.ringtape.event;

/** Whether the NBBO can be traded on. */
public enum QuoteState {
    /** No quote has arrived. */
    NONE,

    /** Bid below ask, both sides present. */
    NORMAL,

    /** Bid equals ask. */
    LOCKED,

    /** Bid above ask. */
    CROSSED,

    /** A side is absent or too small. */
    ONE_SIDED,

    /** A condition forbids it: closed, paused, non-firm. */
    UNUSABLE,

    /** Too far from the recent market; bid, ask and sizes are those of the last plausible quote. */
    IMPLAUSIBLE;

    /** The constants in declared order; shared, do not modify. */
    public static final QuoteState[] VALUES = values();
}
