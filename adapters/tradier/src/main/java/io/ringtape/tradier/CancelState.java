package io.ringtape.tradier;

/** How far the cancel of an order at the broker is. */
enum CancelState {
    /** Nobody wants it. */
    NONE,

    /** Wanted; it goes out as soon as the broker's id is known. */
    WANTED,

    /** Waiting to be sent, or handed to the socket. */
    ASKED,

    /** The broker received it; a list tells when the order is over. */
    TAKEN,

    /** The broker refuses it; a list tells what became of the order. */
    DENIED,

    /** It may have arrived or not; a list tells whether it has to be sent again. */
    UNCLEAR
}
