package io.ringtape.order;

/**
 * The charges of brokers and regulators on one date, in micro-dollars.
 *
 * @param feePerShare commission and exchange fees on both sides, per share
 * @param feeMinimum their minimum per order
 * @param secPerMillion the SEC's fee on sales (Section 31), per million dollars of notional
 * @param tafPerShare FINRA's trading activity fee on sales, per share
 * @param tafCap its maximum per order
 */
public record FeeRates(long feePerShare, long feeMinimum, long secPerMillion, long tafPerShare, long tafCap) {
    /** No charges. */
    public static final FeeRates NONE = new FeeRates(0, 0, 0, 0, 0);

    /** A dollar per share, or a thousand per million: far above any rate, and low enough that no product overflows. */
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
