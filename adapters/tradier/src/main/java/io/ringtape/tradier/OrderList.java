package io.ringtape.tradier;

import io.ringtape.tradier.api.BrokerOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A complete list of the day's orders, found by id and by tag. */
final class OrderList {
    private final long askedNs;
    private final Map<Long, BrokerOrder> byId;
    private final boolean provesAbsence;
    private final Map<String, BrokerOrder> byTag = new HashMap<>();
    private final Map<String, List<BrokerOrder>> guards = new HashMap<>();

    /**
     * Takes a list that was read to its end.
     *
     * @param askedNs when its first page was asked for; it shows nothing older
     * @param byId orders by the broker's id; not changed from then on
     * @param provesAbsence whether it was read until a page brought nothing, so that an order that is not in it is absent
     */
    OrderList(long askedNs, Map<Long, BrokerOrder> byId, boolean provesAbsence) {
        this.askedNs = askedNs;
        this.byId = byId;
        this.provesAbsence = provesAbsence;
        for (BrokerOrder order : byId.values()) {
            byTag.putIfAbsent(order.tag(), order);
            String guarded = OrderTag.guardedBy(order.tag());
            if (!guarded.isEmpty()) {
                guards.computeIfAbsent(guarded, unused -> new ArrayList<>()).add(order);
            }
        }
    }

    long askedNs() {
        return askedNs;
    }

    Map<Long, BrokerOrder> byId() {
        return byId;
    }

    boolean provesAbsence() {
        return provesAbsence;
    }

    /** Returns the order of an id, or null. */
    BrokerOrder ofIdOrNull(long id) {
        return byId.get(id);
    }

    /** Returns an order with a tag, or null. */
    BrokerOrder ofTagOrNull(String tag) {
        return byTag.get(tag);
    }

    /** Returns the orders that were placed to guard the bracket of a tag. */
    List<BrokerOrder> guardsOf(String tag) {
        return guards.getOrDefault(tag, List.of());
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
