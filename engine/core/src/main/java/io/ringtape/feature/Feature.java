package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;

/**
 * One number, or a few that belong together, computed from market events without opinion. Keeps primitive arrays
 * indexed by instrument and allocates nothing. The features above it in the catalogue of {@link Features} have taken an
 * event before it does. For one thread.
 *
 * <p>{@link Features} calls features that take prints or quotes directly, never through this interface. The verdict on
 * a print says what it counts for, in the bits of {@link PrintRules}.
 */
public interface Feature {
    /** Takes a bar of a prior session, before the first event of today; off the hot path. */
    default void onPriorBar(PriorBar bar) {}

    /** Takes a print of the regular session. */
    default void onTrade(Trade trade, int verdict) {}

    /** Takes a print before the open. */
    default void onPreMarketTrade(Trade trade, int verdict) {}

    /** Takes a change of the NBBO. */
    default void onQuote(Quote quote) {}

    /**
     * Takes the close of a minute of the regular session; minutes come in order.
     *
     * @param minute counted from 0 at 09:30
     * @param barOrNull the minute's bar, which only a back-fill changes from now on, or null when the minute has no
     *     price
     */
    default void onMinute(int instrument, int minute, Bar barOrNull) {}

    /**
     * Forgets the closed minutes of an instrument, all of which {@link #onMinute} gives again, because a back-fill
     * changed some of them. What comes from the history and from prints and quotes stays.
     */
    default void forgetMinutes(int instrument) {}

    /**
     * Writes the feature's fields at {@code timeNs}; the features above it have written theirs, and the trigger is set.
     */
    void fill(int instrument, long timeNs, FeatureSnapshot out);
}
