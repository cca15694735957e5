package io.ringtape.tradier;

/** What we believe of an order when a list of the broker is read. */
enum OurState {
    /** It was sent; no list shows it. */
    UNCONFIRMED,

    /** It works; nothing is filled. */
    WORKING,

    /** It works, with a part filled. */
    PART,

    /** It is filled completely. */
    FILLED,

    /** It is cancelled or ran out of time. */
    CANCELLED,

    /** It was rejected, or never left. */
    REJECTED,

    /** It was given up after two complete lists without it. */
    LOST,

    /** It is none of ours. */
    FOREIGN,

    /** It is of this program, and of an earlier run or process. */
    EARLIER_RUN;

    static final OurState[] VALUES = values();
}
