package io.ringtape.synth;

import static io.ringtape.synth.Leg.Anchor.EMA20;
import static io.ringtape.synth.Leg.Anchor.EXTREME_AHEAD;
import static io.ringtape.synth.Leg.Anchor.EXTREME_BEHIND;
import static io.ringtape.synth.Leg.Anchor.RANGE_EDGE_AHEAD;
import static io.ringtape.synth.Leg.Anchor.SIGMA;
import static io.ringtape.synth.Leg.Anchor.START;
import static io.ringtape.synth.Leg.Anchor.VWAP;

import io.ringtape.event.Side;
import java.util.List;

/** The legs of each situation, based on the starting values of the strategy's definitions. */
final class SceneBook {
    private static final double TIGHT = 10;
    private static final double CALM = 25;
    private static final double LOOSE = 60;

    private SceneBook() {}

    /** Returns a scene with {@code approach} minutes, 1 or more, to reach its starting point. */
    static Scene scene(SituationKind kind, Side side, boolean follows, int startMinute, int approach) {
        return switch (kind) {
            case VWAP_RECLAIM -> reclaim(side, follows, startMinute, approach);
            case VWAP_REJECT -> reject(side, follows, startMinute, approach);
            case SIGMA_FADE -> fade(side, follows, startMinute, approach);
            case EMA_PULLBACK -> pullback(side, follows, startMinute, approach);
            case OPENING_RANGE_BREAK -> rangeBreak(side, follows, startMinute, approach);
            case EXTREME_SWEEP -> sweep(side, follows, startMinute, approach);
            case EXTREME_HOLD -> hold(side, follows, startMinute, approach);
        };
    }

    private static Scene reclaim(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(VWAP, -2.3, approach, LOOSE, 1.0, -0.15),
                new Leg(VWAP, -1.7, 12, CALM, 0.85, 0),
                new Leg(VWAP, 0.45, 2, TIGHT, 2.0, 0.45),
                new Leg(VWAP, 0.65, 1, TIGHT, 1.6, 0.35),
                follows ? new Leg(VWAP, 2.2, 7, CALM, 1.1, 0.18) : new Leg(VWAP, -1.5, 5, CALM, 1.2, -0.25));
        return new Scene(SituationKind.VWAP_RECLAIM, side, follows, startMinute, legs, 3);
    }

    private static Scene reject(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(VWAP, 2.0, approach, LOOSE, 1.0, 0.15),
                new Leg(VWAP, 0.25, 3, CALM, 0.8, -0.12),
                new Leg(VWAP, 0.08, 1, TIGHT, 0.9, -0.05),
                new Leg(VWAP, 0.8, 1, TIGHT, 1.5, 0.40),
                follows ? new Leg(VWAP, 2.0, 5, CALM, 1.1, 0.18) : new Leg(VWAP, -1.2, 4, CALM, 1.2, -0.30));
        return new Scene(SituationKind.VWAP_REJECT, side, follows, startMinute, legs, 3);
    }

    private static Scene fade(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(SIGMA, -1.95, approach, LOOSE, 1.1, -0.20),
                new Leg(SIGMA, -1.8, 5, CALM, 0.9, -0.05),
                new Leg(SIGMA, -2.1, 2, TIGHT, 1.4, -0.35),
                new Leg(SIGMA, -1.9, 2, CALM, 0.9, 0.12),
                new Leg(SIGMA, -2.2, 2, TIGHT, 1.1, 0.25),
                new Leg(SIGMA, -1.85, 2, TIGHT, 1.4, 0.40),
                follows ? new Leg(SIGMA, -1.0, 9, CALM, 1.0, 0.15) : new Leg(SIGMA, -2.6, 5, CALM, 1.3, -0.35));
        return new Scene(SituationKind.SIGMA_FADE, side, follows, startMinute, legs, 5);
    }

    private static Scene pullback(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(START, 1.0 + 0.1 * approach, approach, LOOSE, 1.0, 0.10),
                new Leg(EMA20, 2.5, 14, CALM, 1.25, 0.22),
                new Leg(EMA20, 0.05, 4, CALM, 0.7, -0.08),
                new Leg(EMA20, 1.3, 2, TIGHT, 1.3, 0.35),
                follows ? new Leg(EMA20, 2.2, 4, CALM, 1.1, 0.18) : new Leg(EMA20, -1.5, 4, CALM, 1.2, -0.30));
        return new Scene(SituationKind.EMA_PULLBACK, side, follows, startMinute, legs, 3);
    }

    private static Scene rangeBreak(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(RANGE_EDGE_AHEAD, -0.9, approach, LOOSE, 1.0, 0.10),
                new Leg(RANGE_EDGE_AHEAD, 0.8, 1, TIGHT, 2.4, 0.45),
                new Leg(RANGE_EDGE_AHEAD, 1.4, 3, CALM, 1.4, 0.20),
                new Leg(RANGE_EDGE_AHEAD, 0.15, 4, CALM, 0.8, -0.10),
                new Leg(RANGE_EDGE_AHEAD, 0.9, 1, TIGHT, 1.5, 0.40),
                follows
                        ? new Leg(RANGE_EDGE_AHEAD, 2.2, 6, CALM, 1.2, 0.20)
                        : new Leg(RANGE_EDGE_AHEAD, -1.4, 5, CALM, 1.2, -0.30));
        return new Scene(SituationKind.OPENING_RANGE_BREAK, side, follows, startMinute, legs, 4);
    }

    private static Scene sweep(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(EXTREME_BEHIND, 0.9, approach, LOOSE, 1.0, -0.15),
                new Leg(EXTREME_BEHIND, -0.45, 1, TIGHT, 1.9, -0.45),
                new Leg(EXTREME_BEHIND, 0.45, 1, TIGHT, 1.7, 0.40),
                new Leg(EXTREME_BEHIND, 1.0, 1, TIGHT, 1.4, 0.35),
                follows
                        ? new Leg(EXTREME_BEHIND, 2.6, 6, CALM, 1.0, 0.18)
                        : new Leg(EXTREME_BEHIND, -1.5, 4, CALM, 1.3, -0.30));
        return new Scene(SituationKind.EXTREME_SWEEP, side, follows, startMinute, legs, 3);
    }

    private static Scene hold(Side side, boolean follows, int startMinute, int approach) {
        List<Leg> legs = List.of(
                new Leg(EXTREME_AHEAD, -0.8, approach, LOOSE, 1.0, 0.10),
                new Leg(EXTREME_AHEAD, 0.6, 1, TIGHT, 1.9, 0.45),
                new Leg(EXTREME_AHEAD, 1.1, 2, CALM, 1.4, 0.25),
                new Leg(EXTREME_AHEAD, 0.2, 3, CALM, 0.8, -0.08),
                new Leg(EXTREME_AHEAD, 0.9, 1, TIGHT, 1.4, 0.35),
                follows
                        ? new Leg(EXTREME_AHEAD, 2.2, 6, CALM, 1.2, 0.20)
                        : new Leg(EXTREME_AHEAD, -1.3, 4, CALM, 1.2, -0.30));
        return new Scene(SituationKind.EXTREME_HOLD, side, follows, startMinute, legs, 4);
    }
}
