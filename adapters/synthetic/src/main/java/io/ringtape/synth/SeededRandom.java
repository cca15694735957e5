package io.ringtape.synth;

/**
 * SplitMix64 with its draws written out, so that a seed gives the same numbers on every Java version.
 *
 * <p>Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, 2014. For one thread.
 */
final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double DOUBLE_UNIT = 0x1p-53;

    private long state;
    private double spare;
    private boolean hasSpare;

    SeededRandom(long seed) {
        state = seed;
    }

    /** Returns an independent generator for one part of the work, so that parts do not affect each other. */
    SeededRandom split(String part) {
        long hash = mix(state);
        for (int i = 0; i < part.length(); i++) {
            hash = mix((hash ^ part.charAt(i)) + GOLDEN_GAMMA);
        }
        return new SeededRandom(hash);
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a number in [0, 1). */
    double next() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    double between(double low, double high) {
        return low + (high - low) * next();
    }

    /** Returns a number in [0, {@code bound}) for a bound of at most 2^31. Biased by less than one in 2^32. */
    int below(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    /** Returns an exponential variate with mean 1. */
    double exponential() {
        return -StrictMath.log(1.0 - next());
    }

    /** Returns a normal variate with mean 0 and deviation 1, by the polar method. */
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * next() - 1;
            y = 2 * next() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
