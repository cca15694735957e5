package io.ringtape.config;

import io.ringtape.market.TradingSession;
import io.ringtape.setup.SessionPolicy;
import java.util.ArrayList;
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

    /** The policies of that session, whose date begins at that midnight. */
    static List<SessionPolicy> on(TradingSession session, long midnightNs, List<SessionPolicy> fullDay) {
        if (!session.halfDay()) {
            return fullDay;
        }
        long lastEndNs = fullDay.stream().mapToLong(SessionPolicy::endNs).max().orElse(0);
        long latestNs = session.closeNs() - midnightNs - (CLOSE_MINUTE * MINUTE_NS - lastEndNs);
        List<SessionPolicy> halfDay = new ArrayList<>();
        for (SessionPolicy policy : fullDay) {
            if (policy.startNs() < latestNs) {
                halfDay.add(until(policy, Math.min(policy.endNs(), latestNs)));
            }
        }
        return halfDay;
    }

    private static SessionPolicy until(SessionPolicy policy, long endNs) {
        return new SessionPolicy(
                policy.name(),
                policy.startNs(),
                endNs,
                policy.allowedSetups(),
                policy.rvolMin(),
                policy.slopeMinPercent(),
                policy.slopeMaxPercent(),
                policy.timeStopNs(),
                policy.maxTrades());
    }
}
