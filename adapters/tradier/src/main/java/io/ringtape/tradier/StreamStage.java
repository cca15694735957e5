package io.ringtape.tradier;

/** Where the connection to the account stream stands. */
enum StreamStage {
    /** Waiting before the next attempt. */
    WAITING,

    /** A session was asked for. */
    ASKING,

    /** The server was dialled; nothing has come from it. */
    DIALLING,

    /** The server has said something. */
    LIVE,

    /** Closed by us, or switched off. */
    ENDED
}
