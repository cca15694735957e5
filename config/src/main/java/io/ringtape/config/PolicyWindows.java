package io.ringtape.config;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.market.TradingSession;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;

/**
 * Fits the policy windows to a trading date.
 *
 * <p>On a half day the last window must end as long before 13:00 as it ends before 16:00 on a full day. A window that
 * would begin later than that is dropped, one that would end later is cut, and the others stay as they are.
 */
final class PolicyWindows {
    private PolicyWindows() {}

    /** Returns the rules with the windows of the session, whose date begins at {@code midnightNs}. */
    static InstrumentRules on(TradingSession session, long midnightNs, InstrumentRules fullDay) {
        if (!session.halfDay()) {
            return fullDay;
        }
        long lastEndNs = fullDay.policies().stream()
                .mapToLong(policy -> policy.window().endNs())
                .max()
                .orElse(0);
        long latestNs =
                session.closeNs() - midnightNs - ((long) SessionPolicy.Window.CLOSE_MINUTE * MINUTE_NS - lastEndNs);
        List<SessionPolicy> halfDay = fullDay.policies().stream()
                .filter(policy -> policy.window().startNs() < latestNs)
                .map(policy -> policy.until(Math.min(policy.window().endNs(), latestNs)))
                .toList();
        return fullDay.withPolicies(halfDay);
    }
}
