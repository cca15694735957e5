package io.ringtape.setup;

/**
 * How a setup's trade is ended when neither target nor stop ends it.
 *
 * @param progressR progress in R that the time stop asks for, 0 or more
 * @param hardStopNs longest time in the trade, above 0
 */
public record TradeTerms(double progressR, long hardStopNs) {
    public TradeTerms {
        if (!(progressR >= 0) || hardStopNs <= 0) {
            throw new IllegalArgumentException(
                    "progressR " + progressR + " must be 0 or more and hardStopNs " + hardStopNs + " above 0");
        }
    }
}
