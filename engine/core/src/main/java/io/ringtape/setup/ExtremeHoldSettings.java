package io.ringtape.setup;

/**
 * Thresholds of the break of an old extreme that holds; distances in ATR of one-minute bars.
 *
 * @param levelAgeNs least age of the session's extreme
 * @param closes closes in a row beyond the level
 * @param retest how the level must hold
 * @param terms how its trades end otherwise
 */
public record ExtremeHoldSettings(long levelAgeNs, int closes, RetestSettings retest, TradeTerms terms) {
    public ExtremeHoldSettings {
        Ranges ranges = new Ranges("extreme hold");
        ranges.atLeastZero("levelAgeNs", levelAgeNs);
        ranges.within("closes", closes, 1, 60);
    }
}
