package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Missing;

/** Whether the broker answers, as the engine is told: once when it stops, and once when it does again. For one thread. */
final class BrokerHealth {
    /** Lists that fail one after the other, after which none is expected soon. */
    private static final int HOPELESS_FROM = 3;

    /** Time without a readable list after which the broker counts as lost, so that no entry is sent. */
    private static final long LOST_AFTER_NS = 10 * SECOND_NS;

    private final BrokerNotices notices;
    private boolean isLost = true;
    private boolean isTokenRefused;
    private String failure = "";
    private int failedLists;

    BrokerHealth(BrokerNotices notices) {
        this.notices = notices;
    }

    /** Takes note of a complete list. */
    void onList(long nowNs) {
        failedLists = 0;
        failure = "";
        isTokenRefused = false;
        if (isLost) {
            isLost = false;
            notices.tell(BrokerState.CONNECTED, "", nowNs);
        }
    }

    /** Takes note of a list that could not be read. Returns whether it is the first after one that could. */
    boolean onNoList(String reason) {
        failure = reason;
        return failedLists++ == 0;
    }

    /**
     * Tells once that no list has been complete for some time, whether one failed or none could be asked for.
     *
     * @param owedSinceNs since when one has been due; missing when none is
     */
    void onTime(long owedSinceNs, long nowNs) {
        if (!isLost && Missing.isPresent(owedSinceNs) && nowNs - owedSinceNs >= LOST_AFTER_NS) {
            isLost = true;
            notices.tell(BrokerState.LOST, failure.isEmpty() ? "no list of orders" : failure, nowNs);
        }
    }

    /** Whether so many lists failed one after the other that none is expected soon. */
    boolean isHopeless() {
        return failedLists >= HOPELESS_FROM;
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
