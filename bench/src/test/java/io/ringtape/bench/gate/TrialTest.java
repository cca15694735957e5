package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Budget RECORDED = new Budget(0.4, 0.02);
    private static final double BOUND = RECORDED.bound(0.9);
    private static final int TRIALS = 300;

    /**
     * Pairs about a median, each with its own noise: usual scatter of that size, and a stall of either side now and
     * then.
     */
    private static Trial.Source pairs(Random random, double median, double scatter) {
        return () -> {
            double stall = random.nextInt(12) == 0 ? 1 + random.nextDouble() * 2 : 1;
            double noise = Math.exp(random.nextGaussian() * scatter);
            return Pair.quiet(median * noise * (random.nextBoolean() ? stall : 1 / stall));
        };
    }

    /** How many of the trials about that median end so; each other one must be undecided. */
    private static int count(BoundVerdict wanted, double median, double scatter) throws IOException {
        int count = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Trial trial = Trial.of(pairs(new Random(seed), median, scatter), BOUND, GateRules.USUAL);
            assertThat(trial.verdict(BOUND)).as("seed %s", seed).isIn(wanted, BoundVerdict.UNDECIDED);
            count += trial.verdict(BOUND) == wanted ? 1 : 0;
        }
        return count;
    }

    @Test
    void anUnchangedSubjectHoldsAndNeverFalls() throws IOException {
        assertThat(count(BoundVerdict.HELD, 0.4, 0.02)).isGreaterThan(TRIALS * 9 / 10);
    }

    @Test
    void aSubjectThatTakesAQuarterLongerFallsAndNeverHolds() throws IOException {
        assertThat(count(BoundVerdict.FELL, 0.4 / 1.25, 0.02)).isGreaterThan(TRIALS * 9 / 10);
    }

    @Test
    void aSubjectThatLosesAnEighthOfItsRatioFallsAndNeverHolds() throws IOException {
        assertThat(count(BoundVerdict.FELL, 0.88 * 0.4, 0.005)).isGreaterThan(TRIALS * 9 / 10);
        assertThat(count(BoundVerdict.FELL, 0.88 * 0.4, 0.02)).isGreaterThan(TRIALS / 4);
    }

    @Test
    void aMedianJustOnTheBoundFallsNoOftenerThanTwoLooksAllow() throws IOException {
        int trials = 20_000;
        int fallen = 0;
        for (int seed = 0; seed < trials; seed++) {
            Trial trial = Trial.of(pairs(new Random(seed), BOUND, 0.02), BOUND, GateRules.USUAL);
            fallen += trial.verdict(BOUND) == BoundVerdict.FELL ? 1 : 0;
        }
        assertThat(fallen).isPositive().isLessThan((int) (trials * 2 * GateRules.USUAL.doubt()));
    }

    @Test
    void itIsLookedAtAfterTheLeastAndAfterTheMostPairsOnly() throws IOException {
        int[] measured = new int[1];
        Trial.Source highThenLow = () -> Pair.quiet(measured[0]++ == GateRules.USUAL.warmUps() ? 1 : 0.3);
        Trial trial = Trial.of(highThenLow, BOUND, GateRules.USUAL);
        assertThat(trial.pairs()).hasSize(GateRules.USUAL.most());
        assertThat(trial.verdict(BOUND)).isEqualTo(BoundVerdict.FELL);
    }

    @Test
    void anotherGreatestNumberOfPairsIsKept() {
        assertThat(GateRules.USUAL.withMost(30).most()).isEqualTo(30);
    }

    @Test
    void hugeNoiseIsNeverAFallAndMostlyUndecided() throws IOException {
        assertThat(count(BoundVerdict.HELD, 0.4, 0.6)).isLessThan(TRIALS / 10);
    }

    @Test
    void anInconclusiveRatioIsMeasuredUpToTheMostPairs() throws IOException {
        assertThat(Trial.of(() -> Pair.quiet(0.4), BOUND, GateRules.USUAL).pairs())
                .hasSize(GateRules.USUAL.least());
        assertThat(Trial.of(pairs(new Random(1), BOUND, 0.1), BOUND, GateRules.USUAL)
                        .pairs())
                .hasSize(GateRules.USUAL.most());
        assertThat(Trial.of(() -> Pair.quiet(0.4), Double.NaN, GateRules.USUAL).pairs())
                .hasSize(GateRules.USUAL.most());
    }

    @Test
    void crowdedPairsProveNothing() throws IOException {
        Trial trial = Trial.of(() -> new Pair(0.1, true), BOUND, GateRules.USUAL);
        assertThat(trial.verdict(BOUND)).isEqualTo(BoundVerdict.UNDECIDED);
        assertThat(trial.quiet()).isZero();
        assertThat(trial.reason(BOUND))
                .isEqualTo("others used the processors beside 20 of 20 pairs, wanted 10 quiet ones");
        assertThat(trial.interval().median()).isEqualTo(0.1);
    }

    @Test
    void warmUpsDoNotCount() throws IOException {
        int[] measured = new int[1];
        Trial trial = Trial.of(
                () -> Pair.quiet(measured[0]++ < GateRules.USUAL.warmUps() ? 0.01 : 0.4), BOUND, GateRules.USUAL);
        assertThat(trial.verdict(BOUND)).isEqualTo(BoundVerdict.HELD);
        assertThat(trial.pairs()).doesNotContain(Pair.quiet(0.01));
    }

    @Test
    void aTrialIsReadBackFromItsJson() throws IOException {
        Trial trial = Trial.of(pairs(new Random(3), 0.4, 0.2), BOUND, GateRules.USUAL);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(trial), Trial.class))
                .isEqualTo(trial);
    }
}
