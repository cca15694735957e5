package io.ringtape.tradier;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories against the simulated brokerage. At rest the position is the server's, every fill was reported once,
 * no tag is on the server twice, and nothing was held without a stop for longer than allowed. 10,000 histories run with
 * {@code -Dringtape.endurance=true}; {@code -Dringtape.seed=N} plays one.
 */
class OrderGatewayPropertyTest {
    private static final double FAULTS = 0.2;
    private static final long FIRST_SEED = 14;

    /** Histories that once ended badly, of all three kinds. */
    private static final long[] MENDED = {
        7150352165626736504L,
        -1172555053641451691L,
        -9114451782837877707L,
        -96623748028792714L,
        -5398621857994204624L,
        5518934300406741937L,
        1537563631195327975L,
        7275293696545684349L,
        1289194657166163193L,
        -2717020852569392645L,
        7992597003300648892L,
        5234166853593493571L,
        -3566966002822550441L,
        -5797541930236245094L,
        6452104957063272571L,
        -8361455490920075252L,
        7971860800758568896L,
        5618712529130749315L,
        -3115136006455285225L,
        6480712859419363642L,
        6108061542606657790L,
        3560467908060680142L,
        2039213429022383332L,
        4979729336328369518L,
        -2549430990346409459L,
        -60412048241595804L
    };

    @Test
    void aHistoryWithFaultsEndsWithTheServersPosition() {
        play(Boolean.getBoolean("ringtape.endurance") ? 10_000 : 300, FAULTS, false);
    }

    @Test
    void aHistoryWithoutFaultsEndsWithTheServersPosition() {
        play(Boolean.getBoolean("ringtape.endurance") ? 2_000 : 100, 0, false);
    }

    @Test
    void aHistoryInWhichTheBrokerBreaksItsOwnRulesEndsWithTheServersPosition() {
        play(Boolean.getBoolean("ringtape.endurance") ? 3_000 : 100, FAULTS, true);
    }

    /** Plays the same histories at each build, and others each time in the long run. */
    private static void play(int count, double faults, boolean rare) {
        Long one = Long.getLong("ringtape.seed");
        SplittableRandom random =
                new SplittableRandom(Boolean.getBoolean("ringtape.endurance") ? System.nanoTime() : FIRST_SEED);
        LongStream seeds = LongStream.concat(LongStream.of(MENDED), LongStream.generate(random::nextLong))
                .limit(MENDED.length + count);
        Totals totals = new Totals();
        (one == null ? seeds : LongStream.of(one)).forEach(seed -> play(seed, faults, rare, one != null, totals));
        System.out.println(totals.histories + " histories with faults on " + faults + " of the requests"
                + (rare ? " and a broker that breaks its rules" : "") + ": " + totals.calls + " requests, "
                + totals.executions + " executions, " + totals.protection);
    }

    /** What the histories came to together. */
    private static final class Totals {
        int histories;
        long calls;
        long executions;
        final UnprotectedTime protection = new UnprotectedTime();
    }

    private static void play(long seed, double faults, boolean rare, boolean tells, Totals totals) {
        RandomHistory history = new RandomHistory(seed, faults, rare, totals.protection);
        try {
            history.play();
        } catch (Throwable broken) {
            throw new AssertionError(
                    "history " + totals.histories + ", -Dringtape.seed=" + seed + ": " + broken.getMessage());
        } finally {
            if (tells) {
                System.out.println(history.story());
            }
        }
        totals.histories++;
        totals.calls += history.calls;
        totals.executions += history.executions();
    }
}
