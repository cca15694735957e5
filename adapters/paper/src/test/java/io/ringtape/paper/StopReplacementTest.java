package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replacing a stop's price. Orders take 50 to reach the exchange, reports 20 to come back. */
class StopReplacementTest {
    /** Holds 100 shares since time 50 at 500, with the stop at 499. */
    private static DrivenExchange holding(Side side) {
        DrivenExchange exchange =
                new DrivenExchange(side, 50, 20).quote(1, -1, 200, 0, 200).bracket(0, 1, 100, 1);
        assertThat(exchange.reports(99)).hasSize(2);
        return exchange;
    }

    private static void move(DrivenExchange exchange, long timeNs, long orderId, OrderLeg leg, long price) {
        ReplaceRequest request = new ReplaceRequest();
        request.timeNs = timeNs;
        request.instrument = 0;
        request.orderId = orderId;
        request.leg = leg;
        request.price = price;
        exchange.exchange.replace(request);
    }

    private static long entry() {
        return 500 * Micros.ONE;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void takesEffectOnArrival(Side side) {
        DrivenExchange exchange = holding(side);
        move(exchange, 100, 1, OrderLeg.STOP, entry());
        exchange.trade(149, -50).quote(150, 5, 200, 6, 200).trade(151, 1);
        assertThat(exchange.reports(170)).containsExactly("170 STOP REPLACED");
        exchange.trade(171, 0).quote(172, -1, 200, 0, 200);
        assertThat(exchange.reports(192)).containsExactly("192 STOP FILLED 100 at -1, 100 so far, 0 open");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isRefusedOnceTheStopHasTriggered(Side side) {
        DrivenExchange exchange = holding(side);
        move(exchange, 100, 1, OrderLeg.STOP, entry());
        exchange.trade(149, -100);
        assertThat(exchange.reports(170)).containsExactly("170 STOP REPLACE_REJECTED");
        exchange.quote(171, -101, 200, -100, 200);
        assertThat(exchange.reports(191)).containsExactly("191 STOP FILLED 100 at -101, 100 so far, 0 open");
    }

    @Test
    void isRefusedForFinishedOrUnknownOrdersAndLegsThatAreNoStop() {
        DrivenExchange exchange = holding(Side.BUY);
        move(exchange, 100, 9, OrderLeg.STOP, entry());
        move(exchange, 101, 1, OrderLeg.ENTRY, entry());
        move(exchange, 102, 1, OrderLeg.STOP, 502 * Micros.ONE);
        move(exchange, 103, 1, OrderLeg.STOP, 0);
        assertThat(exchange.reports(200))
                .containsExactly(
                        "170 STOP REPLACE_REJECTED",
                        "171 ENTRY REPLACE_REJECTED",
                        "172 STOP REPLACE_REJECTED",
                        "173 STOP REPLACE_REJECTED");
        exchange.cancel(200, 1, false);
        assertThat(exchange.reports(270)).hasSize(2);
        move(exchange, 300, 1, OrderLeg.STOP, entry());
        assertThat(exchange.reports(400)).containsExactly("370 STOP REPLACE_REJECTED");
        assertThat(exchange.exchange.isIdle()).isTrue();
    }
}
