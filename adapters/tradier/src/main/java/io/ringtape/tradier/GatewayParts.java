package io.ringtape.tradier;

import io.ringtape.tradier.api.Calls;

/** What the orders of a gateway share. */
record GatewayParts(
        CallQueue queue,
        OrderLister lister,
        Calls calls,
        BrokerNotices notices,
        BrokerTerms terms,
        ReportWriter writer) {
    OrderTag tags() {
        return new OrderTag(terms.runId());
    }
}
