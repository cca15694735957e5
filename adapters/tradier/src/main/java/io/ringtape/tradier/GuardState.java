package io.ringtape.tradier;

/** How the shares that a bracket holds are protected. */
enum GuardState {
    /** Nothing is held, or a stop works for all of it. */
    WATCHING,

    /** Shares are held that no stop works for; the broker may still bring its legs to life. */
    UNGUARDED,

    /** Orders that may come to life without protecting are being cancelled, so that none is placed beside them. */
    WITHDRAWING,

    /** A target and stop for exactly what is unprotected were sent. */
    PLACING,

    /** The broker lists them; their stop does not work yet. */
    CONFIRMING,

    /** Protection could not be placed in time; the stop is reported REJECTED, and the engine closes. */
    FAILED,

    /** The engine cancels everything; nothing is protected any more. */
    ENDED
}
