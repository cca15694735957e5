package io.ringtape.config;

import io.ringtape.market.TradingSession;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;

/**
 * The policy windows on a trading date.
 *
 * <p>On a half day everything is relative to the close: the last window of a full day ends some time before 16:00, and
 * on a half day no window lasts longer than that time before 13:00. Windows that begin then or later are dropped, and
 * one that would last longer is shortened; the others are unchanged.
 */
final class PolicyWindows {
    /** The earliest start of a window, minutes after midnight: the opening. */
    static final int OPEN_MINUTE = 9 * 60 + 30;

    /** The latest end of a window, minutes after midnight: the close of a full day. */
    static final int CLOSE_MINUTE = 16 * 60;

    private static final long MINUTE_NS = 60_000_000_000L;

    private PolicyWindows() {}

    /** Returns the rules with the windows of {@code session}, whose date begins at {@code midnightNs}. */
    static InstrumentRules on(TradingSession session, long midnightNs, InstrumentRules fullDay) {
        if (!session.halfDay()) {
            return fullDay;
        }
        long lastEndNs = fullDay.policies().stream()
                .mapToLong(SessionPolicy::endNs)
                .max()
                .orElse(0);
        long latestNs = session.closeNs() - midnightNs - (CLOSE_MINUTE * MINUTE_NS - lastEndNs);
        List<SessionPolicy> halfDay = fullDay.policies().stream()
                .filter(policy -> policy.startNs() < latestNs)
                .map(policy -> policy.until(Math.min(policy.endNs(), latestNs)))
                .toList();
        return fullDay.withPolicies(halfDay);
    }
}
