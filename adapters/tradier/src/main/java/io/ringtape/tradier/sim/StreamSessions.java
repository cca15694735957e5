package io.ringtape.tradier.sim;

import java.util.Locale;

/** The sessions of the account stream: each must be used within five minutes, and one is open at a time. */
final class StreamSessions {
    private String latest = "";
    private long madeNs;
    private long count;

    String create(long nowNs) {
        latest = String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", ++count, nowNs / 1_000_000 & 0xffffffffffffL);
        madeNs = nowNs;
        return latest;
    }

    /** Whether a connection may use the session. */
    boolean admits(String session, long nowNs) {
        return !latest.isEmpty() && session.equals(latest) && nowNs - madeNs <= BrokerageSettings.Api.SESSION_NS;
    }

    /** Voids the session, as if another process had made one. */
    void take() {
        latest = "";
    }
}
