package io.ringtape.report;

import java.time.LocalDate;
import java.util.List;

/**
 * A signal that two runs of one date do not share, or that ended differently in them.
 *
 * @param date the trading date
 * @param a the signal in the first run, or null if that did not make it
 * @param b the signal in the second run, or null if that did not make it
 * @param madeBy what made the difference, at least one: a filter's name, {@code risk: } and a rule's name,
 *     {@code setup: } and the state in which the other run's machine was instead, or the part of the trade that differs
 */
public record SignalDifference(LocalDate date, RunSignal a, RunSignal b, List<String> madeBy) {
    /**
     * A signal in one run.
     *
     * @param signal the signal and its status
     * @param trade the round trip made of it, or null
     */
    public record RunSignal(FollowedSignal signal, ClosedTrade trade) {}

    /** Returns the signal of the run that made it, that of the first run if both did. */
    public FollowedSignal signal() {
        return (a == null ? b : a).signal();
    }
}
