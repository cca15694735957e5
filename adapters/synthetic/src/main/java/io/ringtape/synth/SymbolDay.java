package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;

/**
 * What is determined about one symbol's day before the first row is written.
 *
 * @param instrument the symbol
 * @param shape the day's shape
 * @param path the fair price
 * @param lots round lots and units of the date
 * @param trades approximate number of prints
 * @param quotes approximate number of quotes
 */
record SymbolDay(
        SyntheticInstrument instrument, DayShape shape, PricePath path, RoundLots lots, long trades, long quotes) {
    /** Returns the epoch instant {@code elapsedNs} after the start of the pre-market session. */
    long epochNs(long elapsedNs) {
        return shape.session().preOpenNs() + elapsedNs;
    }

    boolean isRegular(long elapsedNs) {
        return shape.isRegular((int) (elapsedNs / MINUTE_NS));
    }
}
