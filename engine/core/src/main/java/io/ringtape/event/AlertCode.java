package io.ringtape.event;

/** What an alert is about. */
public enum AlertCode {
    /** A sale condition is missing from the table. */
    UNKNOWN_CONDITION,

    /** A risk limit was reached and latched; the detail names its rule, the value is the day's closed profit. */
    RISK_BREACH,

    /** A report concerns an order we never sent. */
    UNKNOWN_ORDER,

    /** The broker refused an order. */
    ORDER_REJECTED,

    /**
     * More than half of the session's quote sizes look like another unit than they were read as: below a round lot
     * where shares are expected, multiples of the lot where lots are. The detail says which.
     */
    QUOTE_SIZE_UNIT,

    /** A report repeats a fill or contains an impossible one; it was ignored, in whole or in part. */
    REPORT_REFUSED,

    /** History does not reach the previous trading date; the value is its last date, or missing without history. */
    STALE_HISTORY,

    /** More signals of an instrument are open than can be followed at once; this one is not followed. */
    SHADOWS_FULL,

    /**
     * An instrument had no print, or no quote, for a long stretch of the regular session without a halt. The detail
     * says which; the value is the start of the stretch, epoch nanoseconds.
     */
    FEED_SILENT,

    /**
     * The broker owes a report on an order for so long that it was asked again; the value is the order, the detail the
     * stage of the round trip.
     */
    BROKER_SILENT,

    /**
     * An order was filled after the broker had reported it over and its round trip had ended, or another closing order
     * had followed; the value is the order. What it brought is closed at once, with all that is held.
     */
    LATE_FILL,

    /** The session ended with a working order or a position; the value is its size, micro-shares. */
    NOT_FLAT,

    /** The broker's position in an instrument is not ours; the value is the broker's, micro-shares. */
    POSITION_MISMATCH,

    /** The broker works an order that no request of this run asked for; the detail is the broker's id. */
    ORPHAN_ORDER,

    /** The broker does not know an order that was sent; the value is the order. */
    LOST_ORDER,

    /** Shares are held that no stop guards; the value is their number, micro-shares. */
    UNPROTECTED,

    /** Target and stop of one order were both filled, with the same shares; the value is the order. */
    BOTH_LEGS_FILLED,

    /** The wall clock is off or has stepped; the value is the difference, nanoseconds. */
    CLOCK,

    /** Market data arrive late; the value is the lag, nanoseconds. */
    FEED_LAG,

    /** The feed refuses or lost the connection or a subscription; the detail is its reason. */
    FEED_REFUSED,

    /** More than the permitted share of a minute's events could not be read; the value is their number. */
    BAD_EVENTS,

    /** More than the permitted share of a minute's prints came after its bar closed; the value is their number. */
    LATE_PRINTS,

    /** A back-fill was refused in part, as too old to be told from what was counted; the value is its rows. */
    BACKFILL_REFUSED,

    /** The feed or the broker no longer takes the token; the detail says which. */
    TOKEN,

    /** The broker's request budget is used up; the value is the wait, nanoseconds. */
    RATE_LIMIT,

    /** The disk of the tape is nearly full; the value is what is left, bytes. */
    DISK,

    /** The process began again within the session; the value is how often it did. */
    RESTARTED,

    /** A quote was too far from the market; the value is its mid or only side, the detail how many came before. */
    IMPLAUSIBLE_QUOTE,

    /** A print was too far from the market or too large; the value is its price, the detail how many came before. */
    IMPLAUSIBLE_PRINT,

    /**
     * There are too few prior sessions to compute a feature, which is missing; the value is their number, and the
     * detail also says how many the feature needs.
     */
    SHORT_HISTORY,

    /** A closing order and a target or stop closed the same shares; the value is the order that was filled last. */
    OVERFILLED,

    /**
     * The broker denies a leg or does not answer its cancel, though it was asked twice; the leg is treated as dead. The
     * value is its order, the detail the leg.
     */
    LEG_GIVEN_UP,

    /** A hole of the feed takes too long to be filled, or cannot be; the detail is the reason. */
    HOLE_UNFILLED,

    /** The vendor said or left out something that the operator should know; the detail is what. */
    FEED_NOTICE,

    /** The broker does not answer; the detail is why. */
    BROKER_LOST,

    /** The broker said something that the operator should know; the detail is what. */
    BROKER_NOTICE,

    /**
     * A round trip was ended because the broker holds nothing any more, though no report told of the fills; its profit
     * is an estimate. The value is the shares, micro-shares.
     */
    SETTLED_BY_POSITION;

    /** The constants in declared order; shared, do not modify. */
    public static final AlertCode[] VALUES = values();
}
