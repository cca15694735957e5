package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final long CENT = 10_000;

    @Test
    void earnsTheDifferenceOfALong() {
        Position position = new Position();
        assertThat(position.fill(Side.BUY, 500 * Micros.ONE, 10 * Micros.ONE)).isZero();
        assertThat(position.averagePrice()).isEqualTo(500 * Micros.ONE);
        assertThat(position.fill(Side.SELL, 501 * Micros.ONE, 10 * Micros.ONE)).isEqualTo(10 * Micros.ONE);
        assertThat(position.isFlat()).isTrue();
    }

    @Test
    void earnsTheDifferenceOfAShort() {
        Position position = new Position();
        position.fill(Side.SELL, 500 * Micros.ONE, 10 * Micros.ONE);
        assertThat(position.quantity()).isEqualTo(-10 * Micros.ONE);
        assertThat(position.fill(Side.BUY, 499 * Micros.ONE, 10 * Micros.ONE)).isEqualTo(10 * Micros.ONE);
    }

    @Test
    void refusesToCrossZero() {
        Position position = new Position();
        position.fill(Side.BUY, 500 * Micros.ONE, 10 * Micros.ONE);
        assertThatThrownBy(() -> position.fill(Side.SELL, 500 * Micros.ONE, 11 * Micros.ONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cross zero");
    }

    @Test
    void fromFlatToFlatTheProfitIsTheCashFlowToTheMicro() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Position position = new Position();
            Side entry = Side.VALUES[random.nextInt(2)];
            Side exit = entry == Side.BUY ? Side.SELL : Side.BUY;
            BigInteger cash = BigInteger.ZERO;
            long profit = 0;
            for (int fills = random.nextInt(1, 30); fills > 0; fills--) {
                boolean adds = position.isFlat() || random.nextInt(3) > 0;
                long size = adds
                        ? random.nextLong(1, 500) * Micros.ONE
                        : random.nextLong(1, Math.abs(position.quantity()) + 1);
                long price = random.nextLong(40_000, 70_000) * CENT;
                profit += position.fill(adds ? entry : exit, price, size);
                cash = cash.add(flow(adds ? entry : exit, price, size));
            }
            if (!position.isFlat()) {
                long price = random.nextLong(40_000, 70_000) * CENT;
                long size = Math.abs(position.quantity());
                profit += position.fill(exit, price, size);
                cash = cash.add(flow(exit, price, size));
            }
            assertThat(position.isFlat()).isTrue();
            assertThat(position.cost()).as("seed %d", seed).isZero();
            assertThat(BigInteger.valueOf(profit)).as("seed %d", seed).isEqualTo(cash);
        }
    }

    private static BigInteger flow(Side side, long price, long size) {
        BigInteger money = BigInteger.valueOf(Micros.notional(price, size));
        return side == Side.BUY ? money.negate() : money;
    }
}
