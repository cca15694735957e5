package io.ringtape.polygon.sim;

import io.ringtape.event.Codes;

/**
 * An LULD event.
 *
 * @param instrument its id
 * @param lower limit of the band, micro-dollars
 * @param upper limit of the band, micro-dollars
 * @param timeNs SIP time
 * @param indicators 17 is suspended, 18 reopened, 21 a band, 16 a band again
 * @param origin listing and sequence
 */
record PriceBand(int instrument, long lower, long upper, long timeNs, Codes indicators, Origin origin) {
    /**
     * Where an event comes from.
     *
     * @param tape 1 to 3
     * @param sequence number of the symbol's events
     */
    record Origin(int tape, long sequence) {}

    int tape() {
        return origin.tape();
    }

    long sequence() {
        return origin.sequence();
    }
}
