package io.ringtape.tradier;

import io.ringtape.event.Missing;

/**
 * Where a report comes from.
 *
 * @param brokerOrderId the broker's id of the order or leg; missing where none is known
 * @param tag our name of the order at the broker; empty for none
 * @param sentNs when its request went to the socket; missing where none went
 * @param exchangeNs when it happened, as the broker says; missing where it does not
 * @param reason the broker's words, or ours
 */
record ReportSource(long brokerOrderId, String tag, long sentNs, long exchangeNs, String reason) {
    /** Returns the source of what we say ourselves. */
    static ReportSource ours(String reason) {
        return new ReportSource(Missing.LONG, "", Missing.LONG, Missing.LONG, reason);
    }

    ReportSource with(String otherReason) {
        return new ReportSource(brokerOrderId, tag, sentNs, exchangeNs, otherReason);
    }
}
