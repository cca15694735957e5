package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeStopTest {
    private final TimeStop stop = new TimeStop();

    @ParameterizedTest
    @EnumSource(Side.class)
    void onlyAPriceAtTheProgressPriceOrBeyondItIsProgress(Side side) {
        int direction = side == Side.BUY ? 1 : -1;
        for (int beyond = -2; beyond <= 2; beyond++) {
            stop.begin(side, 500, 60, 600);
            stop.onPrice(500 + direction * beyond);
            assertThat(stop.isStalled(60)).isEqualTo(beyond < 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void bothAgesEndTheTradeFromTheirNanosecondOn(Side side) {
        stop.begin(side, 500, 60, 600);
        assertThat(stop.isStalled(59)).isFalse();
        assertThat(stop.isStalled(60)).isTrue();
        assertThat(stop.isAtHardStop(599)).isFalse();
        assertThat(stop.isAtHardStop(600)).isTrue();
    }
}
