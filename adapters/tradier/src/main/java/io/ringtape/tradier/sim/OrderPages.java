package io.ringtape.tradier.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the pages of the list of orders. For one thread. */
final class OrderPages {
    private static final int USUAL_PAGE = 25;

    private final BrokerageDesk desk;
    private final BrokerageJson json;
    private final int most;
    private final PendingFaults<BrokerFault> faults;

    OrderPages(BrokerageDesk desk, BrokerageJson json, int most, PendingFaults<BrokerFault> faults) {
        this.desk = desk;
        this.json = json;
        this.most = most;
        this.faults = faults;
    }

    /** Returns a page of orders, the newest first. */
    String page(ApiRequest request, long nowNs) {
        int page = request.number("page", 1);
        if (page > 1 && faults.take(BrokerFault.REPEATED_PAGE) != null) {
            page = 1;
        }
        int limit = Math.min(request.number("limit", USUAL_PAGE), most);
        SimulatedFault<BrokerFault> back = faults.take(BrokerFault.STATUS_BACK);
        SimulatedFault<BrokerFault> unknown = faults.take(BrokerFault.UNKNOWN_STATUS);
        List<BrokerageOrder> shown = new ArrayList<>(
                desk.orders().stream().filter(order -> !isHidden(order, nowNs)).toList());
        Collections.reverse(shown);
        long first = (long) (page - 1) * limit;
        List<ObjectNode> nodes = shown.stream()
                .skip(first)
                .limit(limit)
                .map(order -> {
                    ObjectNode node = json.order(order, includesTags(request), nowNs);
                    disguise(node, back, true);
                    disguise(node, unknown, false);
                    return node;
                })
                .toList();
        return BrokerageJson.list("orders", "order", nodes);
    }

    /** Replaces the status of an order and its legs, of done or of working ones. */
    private static void disguise(ObjectNode order, SimulatedFault<BrokerFault> fault, boolean ofDone) {
        if (fault == null) {
            return;
        }
        boolean isDone = ApiStatus.isFinal(order.get("status").asText());
        if (order.get("leg") != null) {
            order.get("leg").forEach(leg -> disguise((ObjectNode) leg, fault, ofDone));
        }
        if (isDone == ofDone) {
            order.put("status", fault.text("status"));
        }
    }

    /** Whether lists leave the order out. */
    static boolean isHidden(BrokerageOrder order, long nowNs) {
        SimulatedFault<BrokerFault> late = order.faults().get(BrokerFault.LATE_ORDER);
        return late != null && nowNs < order.progress.createdNs + late.durationNs("by");
    }

    /** Whether the client asks for tags. */
    static boolean includesTags(ApiRequest request) {
        return request.query().getOrDefault("includeTags", "").equalsIgnoreCase("true");
    }
}
