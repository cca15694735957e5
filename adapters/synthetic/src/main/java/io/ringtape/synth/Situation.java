package io.ringtape.synth;

import io.ringtape.event.Side;

/**
 * A situation planted into the path of one symbol.
 *
 * @param symbol whose path
 * @param kind what happens
 * @param side the side that a trader of the situation would take
 * @param startNs when its first leg begins
 * @param triggerNs when the proof is complete: the end of the bar after which a trader would act
 * @param endNs when its last leg ends
 * @param followsThrough whether price then goes the trader's way; otherwise it fails
 */
public record Situation(
        String symbol,
        SituationKind kind,
        Side side,
        long startNs,
        long triggerNs,
        long endNs,
        boolean followsThrough) {}
