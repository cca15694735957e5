package io.ringtape.synth;

import io.ringtape.event.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the scenes of a day: every kind once on both sides, each when price is near its place, and then more of them.
 * Called whenever no scene is running.
 */
final class Director implements SceneSource {
    private static final int FIRST_MINUTE = 18;
    private static final int LAST_MINUTES = 4;
    private static final int RANGE_BREAK_UNTIL = 150;
    private static final int FADE_FROM = 35;
    private static final int EXTREME_AGE = 16;
    private static final double APPROACH_ATR_PER_MINUTE = 0.34;
    private static final int LONGEST_APPROACH = 24;

    private final DayShape shape;
    private final SeededRandom random;
    private final List<Scene> chosen = new ArrayList<>();
    private int restUntil;

    Director(DayShape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
        restUntil = shape.openMinute() + FIRST_MINUTE + random.below(3);
    }

    /** Returns the scenes chosen so far, in order. */
    List<Scene> chosen() {
        return List.copyOf(chosen);
    }

    @Override
    public Scene at(int minute, Landmarks seen) {
        if (minute < restUntil || minute >= shape.closeMinute()) {
            return null;
        }
        Scene best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        for (SituationKind kind : SituationKind.VALUES) {
            for (Side side : Side.VALUES) {
                Scene scene = candidate(kind, side, minute, seen);
                double cost = scene == null ? Double.POSITIVE_INFINITY : cost(scene, minute);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = scene;
                }
            }
        }
        if (best != null) {
            chosen.add(best);
            restUntil = minute + best.minutes() + 1 + random.below(2);
        }
        return best;
    }

    private Scene candidate(SituationKind kind, Side side, int minute, Landmarks seen) {
        boolean follows = random.chance(0.6);
        int regularMinute = minute - shape.openMinute();
        Scene near = SceneBook.scene(kind, side, follows, minute, 1);
        if (!isPossible(near, regularMinute, seen)) {
            return null;
        }
        double distance = Math.abs(near.legs().get(0).target(seen, Leg.Levels.of(seen), near.sign()) - seen.price());
        int approach = (int) Math.ceil(distance / seen.atr() / APPROACH_ATR_PER_MINUTE);
        int least = kind == SituationKind.VWAP_REJECT ? 5 : 2;
        Scene scene =
                SceneBook.scene(kind, side, follows, minute, Math.max(least, Math.min(LONGEST_APPROACH, approach)));
        return minute + scene.minutes() + LAST_MINUTES <= shape.closeMinute() ? scene : null;
    }

    private static boolean isPossible(Scene scene, int regularMinute, Landmarks seen) {
        boolean buys = scene.side() == Side.BUY;
        return switch (scene.kind()) {
            case VWAP_RECLAIM, VWAP_REJECT -> true;
            case SIGMA_FADE -> regularMinute >= FADE_FROM;
            case EMA_PULLBACK -> scene.sign() * (seen.price() - seen.vwap()) > -0.8 * seen.atr();
            case OPENING_RANGE_BREAK ->
                regularMinute < RANGE_BREAK_UNTIL
                        && scene.sign() * (seen.price() - (buys ? seen.rangeHigh() : seen.rangeLow()))
                                < 0.2 * seen.atr();
            case EXTREME_SWEEP -> regularMinute - (buys ? seen.lowMinute() : seen.highMinute()) >= EXTREME_AGE;
            case EXTREME_HOLD -> regularMinute - (buys ? seen.highMinute() : seen.lowMinute()) >= EXTREME_AGE;
        };
    }

    private double cost(Scene scene, int minute) {
        double cost = scene.legs().get(0).minutes() + 5 * random.next();
        cost += 60.0 * played(scene);
        return cost
                + switch (scene.kind()) {
                    case OPENING_RANGE_BREAK -> minute - shape.openMinute() > RANGE_BREAK_UNTIL / 3 ? -22 : -4;
                    case VWAP_REJECT, EXTREME_HOLD -> 24;
                    case VWAP_RECLAIM, SIGMA_FADE, EMA_PULLBACK, EXTREME_SWEEP -> 0;
                };
    }

    private long played(Scene scene) {
        return chosen.stream()
                .filter(other -> other.kind() == scene.kind() && other.side() == scene.side())
                .count();
    }
}
