package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;

/** Whether the broker answers, as the engine is told: once when it stops, and once when it does again. For one thread. */
final class BrokerHealth {
    /** Time without a readable list after which the broker counts as lost, so that no entry is sent. */
    private static final long LOST_AFTER_NS = 10 * SECOND_NS;

    private final BrokerNotices notices;
    private boolean isLost = true;
    private boolean isTokenRefused;
    private long firstFailureNs;
    private int failedLists;

    BrokerHealth(BrokerNotices notices) {
        this.notices = notices;
    }

    /** Takes note of a complete list. */
    void onList(long nowNs) {
        failedLists = 0;
        isTokenRefused = false;
        if (isLost) {
            isLost = false;
            notices.tell(BrokerState.CONNECTED, "", nowNs);
        }
    }

    /** Takes note of a list that could not be read. Returns whether it is the first after one that could. */
    boolean onNoList(String reason, long nowNs) {
        if (failedLists++ == 0) {
            firstFailureNs = nowNs;
            return true;
        }
        if (!isLost && nowNs - firstFailureNs >= LOST_AFTER_NS) {
            isLost = true;
            notices.tell(BrokerState.LOST, reason, nowNs);
        }
        return false;
    }

    /** Takes note that the token is refused, which is told once until a list can be read again. */
    void onTokenRefused(String words, long nowNs) {
        if (!isTokenRefused) {
            isTokenRefused = true;
            isLost = true;
            notices.tell(BrokerState.TOKEN_REFUSED, words, nowNs);
        }
    }
}
