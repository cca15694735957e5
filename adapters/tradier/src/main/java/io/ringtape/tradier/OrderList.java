package io.ringtape.tradier;

import io.ringtape.tradier.api.BrokerOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A complete list of the day's orders.
 *
 * @param askedNs when its first page was asked for; it shows nothing older
 * @param byId orders by the broker's id
 * @param provesAbsence whether it was read until a page brought nothing, so that an order that is not in it is absent
 */
record OrderList(long askedNs, Map<Long, BrokerOrder> byId, boolean provesAbsence) {
    /** Returns the order of an id, or null. */
    BrokerOrder ofIdOrNull(long id) {
        return byId.get(id);
    }

    /** Returns the first order with a tag, or null. */
    BrokerOrder ofTagOrNull(String tag) {
        for (BrokerOrder order : byId.values()) {
            if (order.tag().equals(tag)) {
                return order;
            }
        }
        return null;
    }

    /** Returns the orders whose tag begins so. */
    List<BrokerOrder> taggedFrom(String beginning) {
        return byId.values().stream()
                .filter(order -> order.tag().startsWith(beginning))
                .toList();
    }

    /** Whether another list shows the same shares of a symbol filled. */
    boolean hasFillsOf(OrderList other, String symbol) {
        return fills(symbol).equals(other.fills(symbol));
    }

    private Map<String, Long> fills(String symbol) {
        Map<String, Long> fills = new HashMap<>();
        for (BrokerOrder order : byId.values()) {
            if (order.symbol().equals(symbol)) {
                put(order, Long.toString(order.id()), fills);
                List<BrokerOrder> legs = order.legs();
                for (int i = 0; i < legs.size(); i++) {
                    put(legs.get(i), order.id() + "/" + i, fills);
                }
            }
        }
        return fills;
    }

    private static void put(BrokerOrder order, String name, Map<String, Long> fills) {
        if (order.executed() > 0) {
            fills.put(name, order.executed());
        }
    }
}
