package io.ringtape.config;

import io.ringtape.market.TradingSession;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;

/**
 * The policy windows as they are on a trading date.
 *
 * <p>On a half day everything moves against the close: the last window of a full day ends some time before 16:00, and on
 * a half day no window lasts longer than that time before 13:00. Windows that begin then or later are dropped, and the
 * one that would last longer is cut; the others stay as they are.
 */
final class PolicyWindows {
    /** Where windows may begin, minutes after midnight: the opening. */
    static final int OPEN_MINUTE = 9 * 60 + 30;

    /** Where windows must end, minutes after midnight: the close of a full day. */
    static final int CLOSE_MINUTE = 16 * 60;

    private static final long MINUTE_NS = 60_000_000_000L;

    private PolicyWindows() {}

    /** The rules with the windows of that session, whose date begins at that midnight. */
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
