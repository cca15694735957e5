package io.ringtape.setup;

import io.ringtape.event.Missing;

/**
 * Further demands of a session policy on one setup.
 *
 * @param timeStopNs how long its trades may go without progress; when missing, the session's value holds
 * @param maxTrades most entries of the setup in the window; when missing, only the session's limit holds
 * @param scoreMin least score of its signals; when missing, the session's value holds
 * @param slopeMinPercent least EMA-20 slope in the trade's direction, percent over five minutes; missing for the
 *     session's
 */
public record SetupOverride(long timeStopNs, int maxTrades, double scoreMin, double slopeMinPercent) {
    /** No further demands. */
    public static final SetupOverride NONE =
            new SetupOverride(Missing.LONG, Missing.INT, Missing.STATISTIC, Missing.STATISTIC);

    public SetupOverride {
        if ((timeStopNs != Missing.LONG && timeStopNs <= 0) || (maxTrades != Missing.INT && maxTrades < 0)) {
            throw new IllegalArgumentException(
                    "timeStopNs " + timeStopNs + " must be above 0 and maxTrades " + maxTrades + " 0 or more");
        }
    }
}
