package io.ringtape.tradier;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random histories against the simulated brokerage. At rest the position is the server's, every fill was reported once,
 * no tag is on the server twice, and nothing was held without a stop for longer than allowed. 10,000 histories run with
 * {@code -Dringtape.endurance=true}; {@code -Dringtape.seed=N} plays one.
 */
class OrderGatewayPropertyTest {
    private static final double FAULTS = 0.2;
    private static final long FIRST_SEED = 14;

    @Test
    void aHistoryWithFaultsEndsWithTheServersPosition() {
        play(Boolean.getBoolean("ringtape.endurance") ? 10_000 : 300, FAULTS);
    }

    @Test
    void aHistoryWithoutFaultsEndsWithTheServersPosition() {
        play(Boolean.getBoolean("ringtape.endurance") ? 2_000 : 100, 0);
    }

    /** Plays the same histories at each build, and others each time in the long run. */
    private static void play(int count, double faults) {
        Long one = Long.getLong("ringtape.seed");
        SplittableRandom seeds =
                new SplittableRandom(Boolean.getBoolean("ringtape.endurance") ? System.nanoTime() : FIRST_SEED);
        long calls = 0;
        long executions = 0;
        long worstNs = 0;
        for (int i = 0; i < (one == null ? count : 1); i++) {
            long seed = one == null ? seeds.nextLong() : one;
            RandomHistory history = new RandomHistory(seed, faults);
            try {
                history.play();
            } catch (Throwable broken) {
                if (one != null) {
                    System.out.println(history.story());
                }
                throw new AssertionError("history " + i + ", -Dringtape.seed=" + seed + ": " + broken.getMessage());
            }
            executions += history.executions();
            if (one != null) {
                System.out.println(history.story());
            }
            calls += history.calls;
            worstNs = Math.max(worstNs, history.worstNs);
        }
        System.out.println(count + " histories with faults on " + faults + " of the requests: " + calls + " requests, "
                + executions + " executions, longest time without a stop " + worstNs / 1_000_000
                + " ms beyond the broker's own delays");
    }
}
