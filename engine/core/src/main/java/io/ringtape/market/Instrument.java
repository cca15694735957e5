package io.ringtape.market;

/**
 * A tradable thing on one trading date.
 *
 * @param id dense id from 0, its index in every per-instrument array
 * @param symbol as the vendor spells it
 * @param tickSize smallest price step, micro-dollars, above 0
 * @param roundLot shares in a round lot on that date, above 0
 * @param quoteSizeInLots whether the vendor's quote sizes of that date are in round lots rather than shares
 */
public record Instrument(int id, String symbol, long tickSize, int roundLot, boolean quoteSizeInLots) {
    public Instrument {
        if (id < 0 || symbol.isEmpty() || tickSize <= 0 || roundLot <= 0) {
            throw new IllegalArgumentException("instrument " + id + " '" + symbol + "': tick " + tickSize
                    + " and round lot " + roundLot + " must be above 0");
        }
    }
}
