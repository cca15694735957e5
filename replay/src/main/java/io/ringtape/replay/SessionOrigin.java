package io.ringtape.replay;

/**
 * Where a session runs, from the composition root; none of it changes what the engine decides.
 *
 * @param stamp distinguishes the runs of one trading date and mode: for a live run its start, for a backtest a digest,
 *     so that the same input gives the same bytes
 * @param account alias of the account, never the broker's number
 * @param feed where the market data come from
 * @param broker who fills the orders
 * @param host the machine; empty in a backtest
 * @param synthetic whether the market data are synthetic
 */
public record SessionOrigin(String stamp, String account, String feed, String broker, String host, boolean synthetic) {
    private static final int STAMP_DIGITS = 8;

    /** Returns the origin of a backtest under the configuration with that digest. */
    static SessionOrigin backtest(String configurationDigest, boolean synthetic) {
        String stamp = configurationDigest.substring(0, STAMP_DIGITS);
        return new SessionOrigin(stamp, "simulated", "flat-files", "simulated", "", synthetic);
    }
}
