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
    UNUSABLE;

    /** The constants in declared order; shared, do not modify. */
    public static final QuoteState[] VALUES = values();
}
