package io.ringtape.tradier.sim;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import java.util.EnumMap;
import java.util.Map;

/** Counts requests in fixed windows of a minute, which begin with the first request of a class. For one thread. */
final class RateWindows {
    private final BrokerageSettings.Api api;
    private final Map<RequestKind.RateClass, RateWindow> windows = new EnumMap<>(RequestKind.RateClass.class);

    /** One class's window. */
    private static final class RateWindow {
        private long endNs = Long.MIN_VALUE;
        private int used;
    }

    RateWindows(BrokerageSettings.Api api) {
        this.api = api;
    }

    private RateWindow window(RequestKind.RateClass rateClass, long nowNs) {
        RateWindow window = windows.computeIfAbsent(rateClass, unused -> new RateWindow());
        if (nowNs >= window.endNs) {
            window.endNs = nowNs + MINUTE_NS;
            window.used = 0;
        }
        return window;
    }

    /** Counts a request. Returns whether it is within the limit. */
    boolean use(RequestKind.RateClass rateClass, long nowNs) {
        RateWindow window = window(rateClass, nowNs);
        int allowed = allowed(rateClass);
        if (allowed > 0 && window.used >= allowed) {
            return false;
        }
        window.used++;
        return true;
    }

    /** Acts as if all requests of the present window were used. */
    void exhaust(RequestKind.RateClass rateClass, long nowNs) {
        window(rateClass, nowNs).used = Math.max(window(rateClass, nowNs).used, allowed(rateClass));
    }

    /** Returns the headers of an answer. */
    Map<String, String> headers(RequestKind.RateClass rateClass, long nowNs) {
        RateWindow window = window(rateClass, nowNs);
        int allowed = allowed(rateClass);
        long unitNs = api.expiryInSeconds() ? SECOND_NS : MILLI_NS;
        return allowed == 0
                ? Map.of()
                : Map.of(
                        "X-Ratelimit-Allowed", Integer.toString(allowed),
                        "X-Ratelimit-Used", Integer.toString(window.used),
                        "X-Ratelimit-Available", Integer.toString(Math.max(0, allowed - window.used)),
                        "X-Ratelimit-Expiry", Long.toString(window.endNs / unitNs));
    }

    private int allowed(RequestKind.RateClass rateClass) {
        return switch (rateClass) {
            case STANDARD -> api.limits().standard();
            case TRADING -> api.limits().trading();
            case MARKET -> api.limits().market();
        };
    }
}
