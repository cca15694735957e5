package io.ringtape.setup;

import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/**
 * How a setup's trade takes part of its profit early, and how it is closed when neither target nor stop closes it. A
 * broker that cannot replace an order refuses to move the stop, which then stays where it is.
 */
public record TradeTerms(
        @Setting("Progress beyond the entry that a trade must make before its time stop.") @Range(max = Range.FAR)
        double progressR,

        @Setting("Maximum time that a trade may stay open.")
        @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
        long hardStopNs,

        @Setting("Profit at which part of the trade is closed.") @Range(min = 0.01, max = Range.FAR)
        double partialR,

        @Setting("Share of the trade that is closed at partialR, rounded to whole shares; 0 closes nothing" + " early.")
        @Range(max = 0.99)
        double partialShare,

        @Setting("Whether the stop moves to the average entry price once part of the trade is closed at" + " partialR.")
        boolean breakEven) {
    /** Objects to an early target that is not nearer than the target, {@code targetR} from the entry. */
    void checkPartial(double targetR, Objections objections) {
        objections.requireOfFile(
                partialShare == 0 || partialR < targetR, "partialR", "below {targetR}, as {partialShare} is above 0");
    }
}
