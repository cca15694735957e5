package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Missing;
import io.ringtape.tradier.api.BrokerOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Orders in the run's symbols that no request of this run asked for; each is told once. For one thread. */
final class ForeignOrders {
    private final BrokerTerms terms;
    private final OrderTag tags;
    private final TrackedOrders ours;
    private final Set<Long> told = new HashSet<>();

    ForeignOrders(BrokerTerms terms, TrackedOrders ours) {
        this.terms = terms;
        this.ours = ours;
        tags = new OrderTag(terms.runId());
    }

    /** Returns what an order that is none of ours is to us. */
    static OurState stateOf(BrokerOrder order) {
        return OrderTag.isOfThisProgram(order.tag()) ? OurState.EARLIER_RUN : OurState.FOREIGN;
    }

    /** Returns what an order that is none of ours leads to. */
    static ReconciliationOutcome outcome(BrokerOrder order) {
        return ReconciliationTable.outcome(stateOf(order), ListedState.ofForeign(order));
    }

    /** Returns an order of a list that may work and is none of ours. */
    Optional<BrokerOrder> findAny(OrderList list) {
        return list.byId().values().stream().filter(this::isAlarming).findFirst();
    }

    /** Tells of each such order of a list that was not told of. */
    void tell(OrderList list, BrokerNotices notices, long nowNs) {
        for (BrokerOrder order : list.byId().values()) {
            if (isAlarming(order) && told.add(order.id())) {
                String detail = order.id() + " " + order.symbol();
                notices.tell(
                        BrokerState.ORPHAN_ORDER, terms.symbols().indexOf(order.symbol()), Missing.LONG, detail, nowNs);
            }
        }
    }

    private boolean isAlarming(BrokerOrder order) {
        return terms.symbols().contains(order.symbol())
                && !ours.own(order, tags)
                && outcome(order) == ReconciliationOutcome.ALERT;
    }
}
