package io.ringtape.tradier;

import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.tradier.api.BrokerOrder;
import java.util.EnumMap;
import java.util.Map;

/** Tells which leg of ours each leg of an order at the broker is, by its side and type; ids may come late. */
final class LegRoles {
    private LegRoles() {}

    /** Returns the legs of a bracket, or of a target and stop that guard one. */
    static Map<OrderLeg, BrokerOrder> ofBracket(BrokerOrder order, Side entrySide) {
        Map<OrderLeg, BrokerOrder> legs = new EnumMap<>(OrderLeg.class);
        Side closing = entrySide == Side.BUY ? Side.SELL : Side.BUY;
        for (BrokerOrder leg : order.legs()) {
            if (leg.isOf(entrySide)) {
                legs.putIfAbsent(OrderLeg.ENTRY, leg);
            } else if (leg.isOf(closing)) {
                legs.putIfAbsent(leg.isStop() ? OrderLeg.STOP : OrderLeg.TARGET, leg);
            }
        }
        return legs;
    }

    /** Returns the one leg of an order at the market. */
    static Map<OrderLeg, BrokerOrder> ofExit(BrokerOrder order) {
        return Map.of(OrderLeg.EXIT, order);
    }
}
