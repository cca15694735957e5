package io.ringtape.order;

/**
 * What brokers and regulators charge on one date, in micro-dollars.
 *
 * @param feePerShare commission and exchange fees on both sides, a share
 * @param feeMinimum the least of them, an order
 * @param secPerMillion the SEC's fee on sales (Section 31), a million dollars of notional
 * @param tafPerShare FINRA's trading activity fee on sales, a share
 * @param tafCap the most of it, an order
 */
public record FeeRates(long feePerShare, long feeMinimum, long secPerMillion, long tafPerShare, long tafCap) {
    /** No charge at all. */
    public static final FeeRates NONE = new FeeRates(0, 0, 0, 0, 0);

    /** A dollar a share, or a thousand a million: far above any rate, and so low that no product overflows. */
    private static final long MOST_PER_SHARE = 1_000_000;

    private static final long MOST_PER_MILLION = 1_000_000_000;

    public FeeRates {
        require("feePerShare", feePerShare, MOST_PER_SHARE);
        require("feeMinimum", feeMinimum, MOST_PER_MILLION);
        require("secPerMillion", secPerMillion, MOST_PER_MILLION);
        require("tafPerShare", tafPerShare, MOST_PER_SHARE);
        require("tafCap", tafCap, MOST_PER_MILLION);
    }

    private static void require(String name, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("simulation: " + name + " " + value + " is out of range");
        }
    }
}
