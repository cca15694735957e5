package io.ringtape.tradier;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;

/** Tells the operator what the adapter found. Called on the adapter's own thread. */
@FunctionalInterface
public interface BrokerNotices {
    /**
     * Tells of something.
     *
     * @param value the number that the code is about, or {@code Missing.LONG}
     */
    void onNotice(AlertLevel level, AlertCode code, long value, String detail);
}
