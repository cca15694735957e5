package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FieldChange;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Throws random bars, features that are missing or absurd, and every call at a machine. */
final class SetupStorm {
    private static final int BARS = 6_000;

    /** A share of absurd features above which it may never trigger. */
    private static final double MUCH = 0.1;

    private final long seed = Long.getLong("ringtape.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Side side;
    private final Function<SetupMachine.Watch, SetupMachine> machine;
    private final Set<String> table;

    SetupStorm(Side side, Function<SetupMachine.Watch, SetupMachine> machine, Set<String> table) {
        this.side = side;
        this.machine = machine;
        this.table = table;
    }

    void rage() {
        Set<String> frame = TransitionTable.ofTheFrame();
        for (double absurd : new double[] {0, 0.02, 0.2}) {
            SetupWalk walk = new SetupWalk(side, machine);
            double price = 0;
            for (int i = 0; i < BARS; i++) {
                if (i % 300 == 0) {
                    walk.minute = 0;
                    walk.use(machine);
                    walk.oldExtremes(-2, 2);
                }
                price += 0.05 * -price + random.nextGaussian() * 0.6;
                scene(walk.features, walk.direction);
                walk.features.describe(new Knocks(absurd));
                storm(walk, price);
            }
            assertThat(walk.moves)
                    .as("seed %s", seed)
                    .anyMatch(move -> absurd > MUCH || move.contains(">TRIGGERED"))
                    .allMatch(move -> table.contains(move) || frame.contains(move));
        }
    }

    private void storm(SetupWalk walk, double price) {
        double open = price + random.nextGaussian() * 0.3;
        double low = Math.min(open, price) - random.nextDouble();
        double high = Math.max(open, price) + random.nextDouble();
        walk.delta = random.nextInt(-1000, 1000);
        walk.volume = random.nextDouble() * 3;
        walk.priced = random.nextInt(20) != 0;
        boolean before = walk.machine.state() == SetupState.TRIGGERED;
        walk.bar(open, low, high, price);
        if (!before && walk.machine.state() == SetupState.TRIGGERED) {
            Proposal proposal = walk.machine.proposal();
            assertThat(proposal.stop).as("seed %s", seed).isPositive();
            assertThat(proposal.target).as("seed %s", seed).isPositive();
            assertThat((proposal.entry > proposal.stop) == (side == Side.BUY))
                    .as("seed %s: entry %s, stop %s", seed, proposal.entry, proposal.stop)
                    .isTrue();
            assertThat((proposal.entry < proposal.target) == (side == Side.BUY))
                    .as("seed %s: entry %s, target %s", seed, proposal.entry, proposal.target)
                    .isTrue();
            assertThat(proposal.entry).isNotEqualTo(proposal.stop).isNotEqualTo(proposal.target);
            assertThat(proposal.stop % 10_000).as("seed %s", seed).isZero();
            assertThat(proposal.target % 10_000).as("seed %s", seed).isZero();
            assertThat(walk.filters()).allMatch(check -> !Double.isNaN(check.value));
        }
        callAny(walk.machine);
    }

    private void callAny(SetupMachine of) {
        switch (random.nextInt(14)) {
            case 0 -> of.onBlocked(0);
            case 1 -> of.onExpired(0);
            case 2 -> of.onEntered();
            case 3 -> of.onFlat(0);
            case 4, 5, 6 -> of.onTime(Long.MAX_VALUE);
            case 7, 8 -> of.onResume(random.nextBoolean() ? 0 : Long.MAX_VALUE);
            case 9 -> {
                if (random.nextInt(10) == 0) {
                    of.onHalt();
                }
            }
            case 10, 11 -> of.onFeedWhole(random.nextBoolean() ? 0 : Long.MAX_VALUE);
            case 12 -> {
                if (random.nextInt(10) == 0) {
                    of.onFeedGap();
                }
            }
            default -> {}
        }
    }

    /** Draws features of a market around a level of 600 with an ATR of a dollar. */
    private void scene(FeatureSnapshot features, int direction) {
        features.vwap = 600 + random.nextGaussian() * 0.2;
        features.sigma = 1;
        features.z = 0;
        features.atr14 = 1;
        features.ema20 = 600 + direction * 0.2 + random.nextGaussian() * 0.1;
        features.ema50 = 600 - direction * 0.4 + random.nextGaussian() * 0.2;
        features.ema20SlopeAtr = random.nextGaussian() * 0.2;
        features.openingHigh = 601_000_000;
        features.openingLow = 599_000_000;
        features.preMarketHigh = 602_000_000;
        features.preMarketLow = 598_500_000;
        features.volume = 1_000_000;
        features.volume30 = 1_000_000;
        features.volume60 = 1_000_000;
        features.volume90 = 1_000_000;
        features.delta30 = random.nextInt(-1_000_000, 1_000_000);
        features.delta60 = random.nextInt(-1_000_000, 1_000_000);
        features.delta90 = random.nextInt(-1_000_000, 1_000_000);
    }

    /** Makes some prices, sizes, times and statistics missing or absurd. */
    private final class Knocks extends FieldChange {
        private final double share;

        Knocks(double share) {
            this.share = share;
        }

        @Override
        protected long whole(String name, long value) {
            if (random.nextDouble() >= share) {
                return value;
            }
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> random.nextLong();
                case 2 -> -random.nextInt(1_000_000);
                default -> Missing.LONG;
            };
        }

        @Override
        public double statistic(String name, double value) {
            if (random.nextDouble() >= share) {
                return value;
            }
            return switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> random.nextGaussian() * 1e300;
                case 2 -> random.nextGaussian();
                default -> Missing.STATISTIC;
            };
        }
    }
}
