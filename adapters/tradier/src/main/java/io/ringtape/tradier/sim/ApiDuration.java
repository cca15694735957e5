package io.ringtape.tradier.sim;

import io.ringtape.market.TradingSession;
import java.util.Locale;

/** How long an order works, and when. */
enum ApiDuration {
    DAY,
    GTC,
    PRE,
    POST;

    /** Whether an order can be filled at the instant. */
    boolean isTrading(TradingSession session, long nowNs) {
        return switch (this) {
            case DAY, GTC -> session.isRegular(nowNs);
            case PRE -> nowNs >= session.preOpenNs() && nowNs < session.openNs();
            case POST -> nowNs >= session.closeNs() && nowNs < session.endNs();
        };
    }

    /** Returns when an order of the date expires. */
    long endNs(TradingSession session) {
        return switch (this) {
            case DAY -> session.closeNs();
            case GTC -> Long.MAX_VALUE;
            case PRE -> session.openNs();
            case POST -> session.endNs();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
