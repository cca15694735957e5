package io.ringtape.synth;

import io.ringtape.event.Micros;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A symbol of a synthetic market.
 *
 * @param symbol its text
 * @param startPrice price at the start of the pre-market session, micro-dollars, at least a dollar
 * @param tickSize smallest price step, micro-dollars, above 0
 * @param tape 1 = NYSE, 2 = Arca and American, 3 = Nasdaq listed
 * @param volatility one-minute range in units of SPY's, 0.2 to 10
 * @param activity its share of the events relative to the other symbols, above 0
 */
public record SyntheticInstrument(
        String symbol, long startPrice, long tickSize, int tape, double volatility, double activity) {
    private static final int NASDAQ_LISTED = 3;

    public SyntheticInstrument {
        if (symbol.isEmpty()
                || !symbol.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == ':'))) {
            throw new IllegalArgumentException("symbol '" + symbol + "' must be letters, digits, '.' or ':'");
        }
        if (startPrice < Micros.ONE || tickSize <= 0 || tickSize > startPrice / 100) {
            throw new IllegalArgumentException(symbol + ": start price " + startPrice
                    + " must be a dollar or more and tick " + tickSize + " at most a hundredth of it");
        }
        if (tape < 1 || tape > 3) {
            throw new IllegalArgumentException(symbol + ": tape " + tape + " must be 1 to 3");
        }
        if (!(volatility >= 0.2 && volatility <= 10) || !(activity > 0 && activity < 1e6)) {
            throw new IllegalArgumentException(
                    symbol + ": volatility " + volatility + " must be 0.2 to 10 and activity " + activity + " above 0");
        }
    }

    /** Returns SPY at {@code startPrice}, quoted in cents. */
    public static SyntheticInstrument spy(long startPrice) {
        return new SyntheticInstrument("SPY", startPrice, Micros.ONE / 100, 2, 1.0, 0.55);
    }

    /** Returns QQQ at {@code startPrice}, quoted in cents and 1.4 times as volatile as SPY. */
    public static SyntheticInstrument qqq(long startPrice) {
        return new SyntheticInstrument("QQQ", startPrice, Micros.ONE / 100, NASDAQ_LISTED, 1.4, 0.45);
    }

    /**
     * Returns a stock quoted in cents, listed on the Nasdaq, with a volatility of 1.2 to 2.4 times SPY's that depends
     * on the symbol alone.
     */
    public static SyntheticInstrument stock(String symbol, long startPrice) {
        double volatility = 1.2 + digest(symbol) % 13 / 10.0;
        return new SyntheticInstrument(symbol, startPrice, Micros.ONE / 100, NASDAQ_LISTED, volatility, 0.4);
    }

    /** Returns a start price of 20 to 400 dollars that depends on the symbol alone. */
    public static long usualPrice(String symbol) {
        return (2_000 + digest(symbol) % 38_001) * (Micros.ONE / 100);
    }

    private static long digest(String symbol) {
        CRC32 digest = new CRC32();
        digest.update(symbol.getBytes(StandardCharsets.US_ASCII));
        return digest.getValue();
    }

    boolean isNasdaqListed() {
        return tape == NASDAQ_LISTED;
    }
}
