package io.ringtape.market;

/**
 * How recorded market data become events.
 *
 * @param feedDelayNs modelled time from the SIP to this machine, added to SIP time to give the receive time; 0 or more
 * @param maxBadRowShare share of unreadable rows above which a run fails, 0 to 1
 */
public record MarketDataSettings(long feedDelayNs, double maxBadRowShare) {
    public MarketDataSettings {
        if (feedDelayNs < 0 || !(maxBadRowShare >= 0 && maxBadRowShare <= 1)) {
            throw new IllegalArgumentException("market data: feedDelayNs " + feedDelayNs
                    + " must be 0 or more and maxBadRowShare " + maxBadRowShare + " 0 to 1");
        }
    }
}
