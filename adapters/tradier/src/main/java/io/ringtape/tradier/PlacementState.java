package io.ringtape.tradier;

/** Where an order that we place at the broker stands, as far as we know. */
enum PlacementState {
    /** Waiting to be sent. */
    QUEUED,

    /** Handed to the socket; not answered. */
    SENT,

    /** It may have arrived or not; the lists are searched for its tag. */
    AMBIGUOUS,

    /** The broker gave it an id; no list has shown it. */
    TAKEN,

    /** A list has shown it. */
    LISTED,

    /** The broker refused it. */
    REFUSED,

    /** It never left, and no longer will. */
    UNSENT,

    /** Two complete lists did not have it; it never arrived, or appears late and is cancelled then. */
    LOST,

    /** It could neither be found nor be proven absent in time; the search goes on. */
    UNKNOWN,

    /** A list had it, and two complete lists after that did not. */
    VANISHED;

    /** Whether it was asked for and may be at the broker without a list that shows it. */
    boolean isSought() {
        return this == AMBIGUOUS || this == TAKEN || this == UNKNOWN;
    }

    /** Whether it is not at the broker, as far as anybody can tell. */
    boolean isGone() {
        return this == REFUSED || this == UNSENT || this == LOST;
    }
}
