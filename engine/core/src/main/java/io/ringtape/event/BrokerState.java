package io.ringtape.event;

/** What happened to the connection with the broker, or what it said beyond reports on our orders. */
public enum BrokerState {
    /** The broker answers; our orders and positions were read. */
    CONNECTED,

    /** The broker does not answer; no entry is sent until it does. */
    LOST,

    /** The broker no longer takes the token; the detail is its reason. */
    TOKEN_REFUSED,

    /** The budget of requests is used up; the value is the wait, nanoseconds. */
    RATE_LIMITED,

    /** The broker works an order that no request of this run asked for; the detail is the broker's id. */
    ORPHAN_ORDER,

    /** An order that was sent is in none of the broker's lists; the value is the order. */
    LOST_ORDER,

    /** Shares are held that no stop guards; the value is their number, micro-shares. */
    UNPROTECTED,

    /** The broker said something that the operator should know; the detail is what. */
    NOTICE;

    /** The constants in declared order; shared, do not modify. */
    public static final BrokerState[] VALUES = values();
}
