package io.ringtape.tradier.sim;

/**
 * A span in which shares were held for which no stop worked.
 *
 * @param symbol as the vendor writes it
 * @param fromNs session time at which it began
 * @param toNs session time at which it ended
 */
public record UnprotectedSpan(String symbol, long fromNs, long toNs) {
    public long lengthNs() {
        return toNs - fromNs;
    }
}
