package io.ringtape.synth;

import io.ringtape.event.Side;
import java.util.List;

/**
 * A situation as a sequence of legs.
 *
 * @param kind the kind of situation
 * @param side the trader's side
 * @param followsThrough whether the last leg goes in the trader's favour
 * @param startMinute its first minute, counted from the start of the pre-market session
 * @param legs its legs in order
 * @param triggerLeg the leg that completes the confirmation
 */
record Scene(SituationKind kind, Side side, boolean followsThrough, int startMinute, List<Leg> legs, int triggerLeg) {
    int sign() {
        return side == Side.BUY ? 1 : -1;
    }

    int minutes() {
        return minutesTo(legs.size());
    }

    int triggerMinutes() {
        return minutesTo(triggerLeg + 1);
    }

    private int minutesTo(int leg) {
        return legs.subList(0, leg).stream().mapToInt(Leg::minutes).sum();
    }
}
