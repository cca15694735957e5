package io.ringtape.tradier;

import io.ringtape.tradier.api.BrokerOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of one list of orders, asked for until one brings nothing new. */
final class ListPages {
    /** Pages after which a list is taken for one that does not end. */
    private static final int MOST = 200;

    private final Map<Long, BrokerOrder> found = new LinkedHashMap<>();
    private int count;
    private int lastSize;
    private boolean isNews = true;

    /** Adds the next page. */
    void add(List<BrokerOrder> orders) {
        count++;
        lastSize = orders.size();
        isNews = false;
        for (BrokerOrder order : orders) {
            isNews |= found.put(order.id(), order) == null;
        }
    }

    /** Returns the number of the page to ask for next, from 1. */
    int next() {
        return count + 1;
    }

    /** Whether the last page brought nothing new, so that what is not in the list is absent. */
    boolean isProven() {
        return !isNews;
    }

    /** Whether the last page was shorter than any full one. */
    boolean isShort(int shortestFull) {
        return lastSize < shortestFull;
    }

    /** Whether no more pages are asked for, though the last one brought news. */
    boolean isEndless() {
        return isNews && count >= MOST;
    }

    /** Returns the list, whose first page was asked for at {@code askedNs}. */
    OrderList list(long askedNs, boolean provesAbsence) {
        return new OrderList(askedNs, Map.copyOf(found), provesAbsence);
    }
}
