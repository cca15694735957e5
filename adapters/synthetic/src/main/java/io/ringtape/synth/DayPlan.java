package io.ringtape.synth;

import java.util.List;

/**
 * What all symbols of a day share: the noise, how lively the day is, and the schedule of scenes. A {@link Director}
 * chooses the scenes in a trial run of the day on the market as a whole.
 */
final class DayPlan {
    private static final double MARKET_PRICE = 100;

    private final DayShape shape;
    private final float[] noise;
    private final double liveliness;
    private final double openSurge;
    private final List<Scene> scenes;

    DayPlan(DayShape shape, SeededRandom random) {
        this.shape = shape;
        noise = new float[shape.minutes() * PricePath.STEPS];
        SeededRandom noisy = random.split("noise");
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) noisy.gaussian();
        }
        SeededRandom day = random.split("day");
        liveliness = Math.max(0.7, Math.min(1.6, StrictMath.exp(0.22 * day.gaussian())));
        openSurge = day.between(1.1, 1.6);
        Director director = new Director(shape, random.split("director"));
        new PathWalker(shape, MARKET_PRICE, liveliness, noise, random.split("market"), director).walk(openSurge);
        scenes = director.chosen();
    }

    /** Returns the symbol's own path through the day. */
    PricePath path(SyntheticInstrument instrument, SeededRandom random) {
        double volatility = liveliness * instrument.volatility();
        return new PathWalker(shape, instrument.startPrice() / 1e6, volatility, noise, random, SceneSource.of(scenes))
                .walk(openSurge);
    }

    /** Returns the scenes as situations of a symbol. */
    List<Situation> situations(String symbol) {
        return scenes.stream()
                .map(scene -> new Situation(
                        symbol,
                        scene.kind(),
                        scene.side(),
                        new Situation.Course(
                                shape.startNs(scene.startMinute()),
                                shape.startNs(scene.startMinute() + scene.triggerMinutes()),
                                shape.startNs(scene.startMinute() + scene.minutes())),
                        scene.followsThrough()))
                .toList();
    }
}
