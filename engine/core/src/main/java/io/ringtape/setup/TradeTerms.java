package io.ringtape.setup;

/**
 * How a setup's trade takes part of its profit early, and how it is closed when neither target nor stop closes it.
 *
 * @param progressR progress in R that the time stop asks for, 0 or more
 * @param hardStopNs longest time in the trade, above 0
 * @param partialR profit in R at which a part of the trade is closed, above 0
 * @param partialShare the part, 0 for none, below 1; rounded to whole shares
 * @param breakEven whether the stop of the rest then moves to the average entry price; a broker that cannot replace
 *     refuses that, and the stop stays
 */
public record TradeTerms(double progressR, long hardStopNs, double partialR, double partialShare, boolean breakEven) {
    public TradeTerms {
        if (!(progressR >= 0) || hardStopNs <= 0) {
            throw new IllegalArgumentException(
                    "progressR " + progressR + " must be 0 or more and hardStopNs " + hardStopNs + " above 0");
        }
        if (!(partialR > 0) || !(partialShare >= 0 && partialShare < 1)) {
            throw new IllegalArgumentException("partialR " + partialR + " must be above 0 and partialShare "
                    + partialShare + " from 0 to below 1");
        }
    }

    /** Terms of a trade that is closed as a whole. */
    public TradeTerms(double progressR, long hardStopNs) {
        this(progressR, hardStopNs, 1, 0, false);
    }
}
