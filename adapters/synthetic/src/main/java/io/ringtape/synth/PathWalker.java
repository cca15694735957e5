package io.ringtape.synth;

/**
 * Walks a price path: noise, partly shared with other symbols, drawn along the legs of the current scene, with a slow
 * pull back to VWAP when there is none.
 */
final class PathWalker {
    /** The share of a symbol's noise that comes from the market. */
    private static final double SHARED = 0.88;

    /** The standard deviation of a random walk's one-minute return relative to its range. */
    private static final double DEVIATION_TO_RANGE = 0.62;

    /** The share of a leg's time in which it reaches its target; it stays there for the rest. */
    private static final double RAMP = 0.8;

    /** Extra noise during a leg, which restrains noise, so that its minutes keep their range. */
    private static final double LIVELIER_WHEN_HELD = 5;

    private static final double PULL_SECONDS = 4_000;

    private final DayShape shape;
    private final double volatility;
    private final float[] shared;
    private final SeededRandom random;
    private final SceneSource scenes;
    private final PricePath path;
    private final Landmarks seen;
    private double busy;

    private Scene scene;
    private Leg.Levels levels;
    private int leg;
    private int legSecond;
    private double legStart;
    private double wobble;

    PathWalker(
            DayShape shape,
            double startPrice,
            double volatility,
            float[] shared,
            SeededRandom random,
            SceneSource scenes) {
        this.shape = shape;
        this.volatility = volatility;
        this.shared = shared;
        this.random = random;
        this.scenes = scenes;
        path = new PricePath(shape.minutes());
        path.set(0, startPrice);
        seen = new Landmarks(startPrice, usualAtr(0, startPrice));
    }

    /** Walks the whole day. {@code openSurge} is how much busier than usual the first hour or so is. */
    PricePath walk(double openSurge) {
        for (int minute = 0; minute < shape.minutes(); minute++) {
            int regularMinute = minute - shape.openMinute();
            boolean regular = shape.isRegular(minute);
            if (!regular) {
                scene = null;
            } else if (scene == null) {
                begin(scenes.at(minute, seen));
            }
            path.setSurge(minute, surge(regular ? regularMinute : Integer.MAX_VALUE, openSurge));
            for (int i = 0; i < PricePath.STEPS; i++) {
                int second = minute * PricePath.STEPS + i;
                double volume = !regular
                        ? 0
                        : shape.volume(minute) * path.surge()[minute] / PricePath.STEPS
                                + (regularMinute == 0 && i == 0 ? DayShape.OPENING_CROSS_SHARE : 0);
                path.setFlow(
                        second,
                        scene == null ? 0 : scene.sign() * scene.legs().get(leg).flow());
                step(second, volume, regularMinute);
            }
            seen.closeMinute(regularMinute, usualAtr(minute, seen.price()));
        }
        return path;
    }

    private void begin(Scene next) {
        scene = next;
        if (next != null) {
            levels = Leg.Levels.of(seen);
            beginLeg(0);
        }
    }

    private void beginLeg(int index) {
        leg = index;
        legSecond = 0;
        legStart = seen.price();
        wobble = 0;
    }

    private void step(int second, double volume, int regularMinute) {
        int minute = second / PricePath.STEPS;
        double price = seen.price();
        double deviation = usualAtr(minute, price) * DEVIATION_TO_RANGE / Math.sqrt(PricePath.STEPS);
        double noise = deviation * (SHARED * shared[second] + Math.sqrt(1 - SHARED * SHARED) * random.gaussian());
        double next;
        if (scene == null) {
            next = price + noise + (volume > 0 ? (seen.vwap() - price) / PULL_SECONDS : 0);
        } else {
            next = alongLeg(noise);
        }
        path.set(second + 1, next);
        seen.move(next, volume, regularMinute);
    }

    private double alongLeg(double noise) {
        Leg on = scene.legs().get(leg);
        int seconds = on.minutes() * PricePath.STEPS;
        legSecond++;
        double part = Math.min(1, legSecond / (RAMP * seconds));
        wobble += noise * (1 + LIVELIER_WHEN_HELD / on.looseness()) - wobble / on.looseness();
        double line = legStart + (on.target(seen, levels, scene.sign()) - legStart) * part;
        double next = line + wobble;
        if (legSecond == seconds) {
            nextLeg();
            legStart = next;
        }
        return next;
    }

    private void nextLeg() {
        if (leg + 1 < scene.legs().size()) {
            beginLeg(leg + 1);
        } else {
            scene = null;
        }
    }

    private double surge(int regularMinute, double openSurge) {
        busy = 0.85 * busy + 0.07 * random.gaussian();
        double legSurge = scene == null ? 1 : scene.legs().get(leg).surge();
        double opening = 1 + (openSurge - 1) / (1 + StrictMath.exp((regularMinute - 60) / 10.0));
        return legSurge * opening * StrictMath.exp(busy);
    }

    private double usualAtr(int minute, double price) {
        return shape.atrBps(minute) * 1e-4 * price * volatility;
    }
}
