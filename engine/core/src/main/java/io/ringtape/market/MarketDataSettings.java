package io.ringtape.market;

/**
 * How recorded market data become events.
 *
 * @param feedDelayNs modelled time from the SIP to this machine, added to SIP time to give the receive time; 0 or more
 * @param maxBadRowShare share of bad rows above which a run fails, 0 to 1
 * @param minSessionRowShare share of a file's rows that must lie in the session, 0 to 1; a file with fewer, or with
 *     none, is of another date
 * @param maxSilenceNs time of the regular session without a print or without a quote of an instrument after which an
 *     alert is raised; above 0
 */
public record MarketDataSettings(
        long feedDelayNs, double maxBadRowShare, double minSessionRowShare, long maxSilenceNs) {
    public MarketDataSettings {
        if (feedDelayNs < 0 || !isShare(maxBadRowShare) || !isShare(minSessionRowShare) || maxSilenceNs <= 0) {
            throw new IllegalArgumentException(
                    "market data: feedDelayNs " + feedDelayNs + " must be 0 or more, maxBadRowShare " + maxBadRowShare
                            + " and minSessionRowShare " + minSessionRowShare + " 0 to 1, maxSilenceNs "
                            + maxSilenceNs + " above 0");
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
