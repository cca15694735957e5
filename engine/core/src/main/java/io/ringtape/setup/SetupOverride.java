package io.ringtape.setup;

import io.ringtape.event.Missing;

/**
 * What a session policy asks of one setup beside what it asks of all.
 *
 * @param timeStopNs how long its trades may go without progress; missing for the session's
 * @param maxTrades its own entries in the window, within those of the session; missing for no limit of its own
 * @param scoreMin least score of its signals; missing for the session's
 * @param slopeMinPercent least EMA-20 slope in the trade's direction, percent over five minutes; missing for the
 *     session's
 */
public record SetupOverride(long timeStopNs, int maxTrades, double scoreMin, double slopeMinPercent) {
    /** Nothing beside. */
    public static final SetupOverride NONE =
            new SetupOverride(Missing.LONG, Missing.INT, Missing.STATISTIC, Missing.STATISTIC);

    public SetupOverride {
        if ((timeStopNs != Missing.LONG && timeStopNs <= 0) || (maxTrades != Missing.INT && maxTrades < 0)) {
            throw new IllegalArgumentException(
                    "timeStopNs " + timeStopNs + " must be above 0 and maxTrades " + maxTrades + " 0 or more");
        }
    }
}
