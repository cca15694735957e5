package io.ringtape.synth;

import io.ringtape.event.Micros;

/** Sizes of prints: seven in ten below the round lot, and a few blocks. */
final class PrintSizes {
    private static final double ODD_SHARE = 0.71;
    private static final double FRACTION_SHARE = 0.22;
    private static final double BLOCK_SHARE = 0.008;
    private static final int MEAN_SAMPLES = 40_000;
    private static final int DENSE_PRINTS = 20_000;

    private final RoundLots lots;
    private final int largestBlock;

    /**
     * Creates sizes for a day with {@code printsOfDay} prints. On a thin day a single block could equal the volume of
     * many minutes, so blocks are smaller.
     */
    PrintSizes(RoundLots lots, long printsOfDay) {
        this.lots = lots;
        largestBlock = printsOfDay < DENSE_PRINTS ? 10 : 100;
    }

    int lot() {
        return lots.shares();
    }

    /** Returns any size in micro-shares. Fractional shares occur only off exchange. */
    long next(SeededRandom random, boolean offExchange) {
        if (lots.shares() == 1 || !random.chance(ODD_SHARE)) {
            return nextRound(random);
        }
        if (offExchange && lots.fractional() && random.chance(FRACTION_SHARE)) {
            long whole = random.chance(0.6) ? 0 : random.below(lots.shares() - 1);
            return whole * Micros.ONE + 1 + random.below((int) Micros.ONE - 1);
        }
        if (random.chance(0.2)) {
            return Micros.ONE;
        }
        double part = random.next();
        return (1 + (long) ((lots.shares() - 1) * part * Math.sqrt(part))) * Micros.ONE;
    }

    /** Returns a size of at least a round lot, in micro-shares. */
    long nextRound(SeededRandom random) {
        double kind = random.next();
        long shares;
        if (kind < BLOCK_SHARE) {
            shares = lots.shares() * (5L + random.below(largestBlock));
        } else if (kind < 0.45) {
            shares = lots.shares();
        } else if (kind < 0.7) {
            shares = Math.max(100, lots.shares());
        } else if (kind < 0.9) {
            shares = lots.shares() * (2L + random.below(4));
        } else {
            shares = (long) lots.shares() + random.below(3 * lots.shares());
        }
        return shares * Micros.ONE;
    }

    /** Returns the size of a negotiated block, in micro-shares. */
    long nextBlock(SeededRandom random) {
        return (5L + random.below(largestBlock / 2)) * lots.shares() * Micros.ONE;
    }

    /** Returns the mean of {@link #next} in shares, sampled with a fixed seed. */
    double mean(double offExchangeShare) {
        SeededRandom random = new SeededRandom(1);
        double sum = 0;
        for (int i = 0; i < MEAN_SAMPLES; i++) {
            sum += Micros.toDouble(next(random, random.chance(offExchangeShare)));
        }
        return sum / MEAN_SAMPLES;
    }

    /** Returns the mean of {@link #nextRound} in shares, sampled with a fixed seed. */
    double meanRound() {
        SeededRandom random = new SeededRandom(2);
        double sum = 0;
        for (int i = 0; i < MEAN_SAMPLES; i++) {
            sum += Micros.toDouble(nextRound(random));
        }
        return sum / MEAN_SAMPLES;
    }
}
