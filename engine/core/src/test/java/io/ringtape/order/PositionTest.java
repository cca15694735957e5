package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
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
    void aFillOfMoreThanIsHeldReversesThePositionAtItsPrice() {
        for (Side side : Side.VALUES) {
            long direction = side == Side.BUY ? 1 : -1;
            Side other = side == Side.BUY ? Side.SELL : Side.BUY;
            Position position = new Position();
            position.fill(side, 500 * Micros.ONE, 10 * Micros.ONE);
            long gained = position.fill(other, 501 * Micros.ONE, 14 * Micros.ONE);
            assertThat(gained).isEqualTo(direction * 10 * Micros.ONE);
            assertThat(position.quantity()).isEqualTo(-direction * 4 * Micros.ONE);
            assertThat(position.averagePrice()).isEqualTo(501 * Micros.ONE);
            assertThat(position.fill(side, 503 * Micros.ONE, 4 * Micros.ONE)).isEqualTo(-direction * 8 * Micros.ONE);
            assertThat(position.isFlat()).isTrue();
            assertThat(position.cost()).isZero();
        }
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
                Side side = position.isFlat() || random.nextInt(3) > 0 ? entry : exit;
                long size = random.nextLong(1, 500_000_000);
                long price = random.nextLong(40_000, 70_000) * CENT;
                profit += position.fill(side, price, size);
                cash = cash.add(flow(side, price, size));
            }
            if (!position.isFlat()) {
                Side side = position.quantity() > 0 ? Side.SELL : Side.BUY;
                long price = random.nextLong(40_000, 70_000) * CENT;
                long size = Math.abs(position.quantity());
                profit += position.fill(side, price, size);
                cash = cash.add(flow(side, price, size));
            }
            assertThat(position.isFlat()).isTrue();
            assertThat(position.cost()).as("seed %d", seed).isZero();
            assertThat(BigInteger.valueOf(profit)).as("seed %d", seed).isEqualTo(cash);
        }
    }

    @Test
    void keepsTheAverageCostOfExactDecimals() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Position position = new Position();
            Side entry = Side.VALUES[random.nextInt(2)];
            Side exit = entry == Side.BUY ? Side.SELL : Side.BUY;
            int direction = entry == Side.BUY ? 1 : -1;
            BigDecimal held = BigDecimal.ZERO;
            BigDecimal cost = BigDecimal.ZERO;
            for (int fills = random.nextInt(1, 30); fills > 0; fills--) {
                boolean adds = held.signum() == 0 || random.nextInt(3) > 0;
                long most = held.movePointRight(6).longValueExact();
                long micros = adds ? random.nextLong(1, 500_000_000) : random.nextLong(1, most + 1);
                long price = random.nextLong(1, 700_000_000);
                BigDecimal size = BigDecimal.valueOf(micros, 6);
                BigDecimal money = size.multiply(BigDecimal.valueOf(price, 6)).setScale(6, RoundingMode.HALF_UP);
                long profit = position.fill(adds ? entry : exit, price, micros);
                if (adds) {
                    held = held.add(size);
                    cost = cost.add(money);
                    assertThat(profit).isZero();
                } else {
                    BigDecimal share = cost.multiply(size).divide(held, 6, RoundingMode.DOWN);
                    held = held.subtract(size);
                    cost = cost.subtract(share);
                    BigDecimal gained = money.subtract(share).multiply(BigDecimal.valueOf(direction));
                    assertThat(BigDecimal.valueOf(profit, 6))
                            .as("seed %d", seed)
                            .isEqualTo(gained);
                }
                assertThat(position.quantity())
                        .as("seed %d", seed)
                        .isEqualTo(held.movePointRight(6).longValueExact() * direction);
                assertThat(BigDecimal.valueOf(position.cost(), 6))
                        .as("seed %d", seed)
                        .isEqualTo(cost);
                if (held.signum() > 0) {
                    assertThat(BigDecimal.valueOf(position.averagePrice(), 6))
                            .as("seed %d", seed)
                            .isEqualTo(cost.divide(held, 6, RoundingMode.HALF_UP));
                }
            }
        }
    }

    @Test
    void averagesAsCloseAsAMicroCanTell() {
        Position position = new Position();
        position.fill(Side.BUY, 500_000_000, Micros.ONE);
        position.fill(Side.BUY, 500_000_001, Micros.ONE);
        assertThat(position.averagePrice()).as("half up").isEqualTo(500_000_001);
        assertThat(Position.average(9_000_000_000_000_000L, 3 * Micros.ONE)).isEqualTo(3_000_000_000_000_000L);
    }

    private static BigInteger flow(Side side, long price, long size) {
        BigInteger money = BigInteger.valueOf(Micros.notional(price, size));
        return side == Side.BUY ? money.negate() : money;
    }
}
