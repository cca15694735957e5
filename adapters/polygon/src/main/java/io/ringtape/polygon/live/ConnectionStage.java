package io.ringtape.polygon.live;

/** Where the connection to the stream stands. */
enum ConnectionStage {
    /** Waiting before the next attempt. */
    WAITING,

    /** The server was dialled and has not said that it is connected. */
    DIALLING,

    /** The key was sent. */
    AUTHENTICATING,

    /** The topics were sent, and some are not acknowledged. */
    SUBSCRIBING,

    /** Events flow to the ring. */
    LIVE,

    /** Others took the connection too often; nothing is tried until the operator says so. */
    BARRED,

    /** The vendor refuses; nothing is tried any more. */
    REFUSED,

    /** Closed by us. */
    ENDED;

    /** Whether a connection is there or under way. */
    boolean isConnected() {
        return this == DIALLING || this == AUTHENTICATING || this == SUBSCRIBING || this == LIVE;
    }
}
