package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;

/**
 * A number, or a few that belong together, computed from market events without opinion. Its state is primitive arrays by
 * instrument; it allocates nothing. Whatever it takes, the features above it in the catalogue of {@link Features} have
 * taken before. One thread.
 *
 * <p>One that takes prints or quotes has a method {@code onTrade(Trade, int)} or {@code onQuote(Quote)} of its own, which
 * {@link Features} calls directly; the int says what the print counts for, in the bits of {@link PrintRules}.
 */
interface Feature {
    /** Takes a bar of a prior session, before the first event of today; off the hot path. */
    default void onPriorBar(PriorBar bar) {}

    /**
     * Takes the close of a minute of the regular session; minutes come in order.
     *
     * @param minute counted from 0 at 09:30
     * @param barOrNull its bar, which changes no more, or null when it has no price
     */
    default void onMinute(int instrument, int minute, Bar barOrNull) {}

    /** Writes its fields as they are at that time; the features above it have written theirs. */
    void fill(int instrument, long timeNs, FeatureSnapshot out);
}
