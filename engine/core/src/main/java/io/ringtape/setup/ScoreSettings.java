package io.ringtape.setup;

/**
 * How a signal's score of 0 to 100 is put together: six parts, each 0 to its weight, the weights adding up to 100.
 *
 * @param trend weight of EMA-20 against EMA-50 and of the slope, half each
 * @param rvol weight of relative volume
 * @param delta weight of the volume delta of 90 seconds over volume, in the trade's direction
 * @param imbalance weight of the mean book imbalance in the trade's direction
 * @param room weight of the way to the target in R
 * @param quote weight of a tradable quote: all of it at a spread of one tick, none at two
 * @param fullSlopeAtr slope in ATR a minute that gives the whole of its half, above 0
 * @param fullRvol relative volume that gives the whole part; half as much gives nothing
 * @param fullDelta delta over volume that gives the whole part, above 0
 * @param fullRoomR way to the target in R that gives the whole part, above 0
 */
public record ScoreSettings(
        double trend,
        double rvol,
        double delta,
        double imbalance,
        double room,
        double quote,
        double fullSlopeAtr,
        double fullRvol,
        double fullDelta,
        double fullRoomR) {
    private static final double ROUNDING = 1e-9;

    public ScoreSettings {
        double least = Math.min(Math.min(Math.min(trend, rvol), Math.min(delta, imbalance)), Math.min(room, quote));
        double sum = trend + rvol + delta + imbalance + room + quote;
        if (!(least >= 0) || !(Math.abs(sum - 100) <= ROUNDING)) {
            throw new IllegalArgumentException(
                    "score: the weights must be 0 or more and add up to 100, they add up to " + sum);
        }
        if (!(Math.min(Math.min(fullSlopeAtr, fullRvol), Math.min(fullDelta, fullRoomR)) > 0)) {
            throw new IllegalArgumentException("score: fullSlopeAtr " + fullSlopeAtr + ", fullRvol " + fullRvol
                    + ", fullDelta " + fullDelta + " and fullRoomR " + fullRoomR + " must be above 0");
        }
    }
}
