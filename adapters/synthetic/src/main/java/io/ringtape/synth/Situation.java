package io.ringtape.synth;

import io.ringtape.event.Side;

/**
 * A situation planted into the path of one symbol.
 *
 * @param symbol the symbol
 * @param kind the kind of situation
 * @param side the side that a trader of the situation would take
 * @param course when it happens
 * @param followsThrough whether price then moves in the trader's favour; otherwise the situation fails
 */
public record Situation(String symbol, SituationKind kind, Side side, Course course, boolean followsThrough) {
    /**
     * The instants of a situation.
     *
     * @param startNs when its first leg begins
     * @param triggerNs when it is confirmed: the end of the bar after which a trader would act
     * @param endNs when its last leg ends
     */
    public record Course(long startNs, long triggerNs, long endNs) {}
}
