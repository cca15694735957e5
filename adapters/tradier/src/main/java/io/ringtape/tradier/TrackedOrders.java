package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.tradier.api.BrokerOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All orders of ours: those that may change, and those that have ended, which the broker may still fill late. For one
 * thread.
 */
final class TrackedOrders implements Reconciliation.Books, TrackedExit.OtherOrders {
    /** Time after the end of the last order for which lists are still read often, because fills may come late. */
    private static final long LATE_FILLS_WITHIN_NS = 5 * SECOND_NS;

    private final Map<Long, TrackedOrder> live = new LinkedHashMap<>();
    private final Map<Long, TrackedOrder> ended = new LinkedHashMap<>();
    private long lastLiveNs = Long.MIN_VALUE;

    void add(TrackedOrder order) {
        live.put(order.request.orderId, order);
    }

    /**
     * Moves an order between those that may change and those that have ended, if it belongs to the others. Returns
     * whether it has just ended.
     */
    boolean sort(TrackedOrder order, long nowNs) {
        boolean hasEnded = order.isFinished(nowNs);
        if (hasEnded && live.remove(order.request.orderId) != null) {
            ended.put(order.request.orderId, order);
            lastLiveNs = nowNs;
            return true;
        }
        if (!hasEnded && ended.remove(order.request.orderId) != null) {
            live.put(order.request.orderId, order);
        }
        return false;
    }

    /** Whether there never was one. */
    boolean areNone() {
        return live.isEmpty() && ended.isEmpty();
    }

    /** Returns an order that may change, or null. */
    TrackedOrder liveOrNull(long orderId) {
        return live.get(orderId);
    }

    /** Returns an order, or null. */
    TrackedOrder orNull(long orderId) {
        return live.getOrDefault(orderId, ended.get(orderId));
    }

    /** Returns the orders that may change; a copy. */
    List<TrackedOrder> live() {
        return List.copyOf(live.values());
    }

    /** Returns the orders that have ended; a copy. */
    List<TrackedOrder> ended() {
        return List.copyOf(ended.values());
    }

    /** Whether every order has ended. */
    boolean areAllEnded() {
        return live.isEmpty();
    }

    /** Whether lists have to be read often. */
    boolean areWatched(long nowNs) {
        return !live.isEmpty() || nowNs < restFromNs();
    }

    @Override
    public long restFromNs() {
        return lastLiveNs == Long.MIN_VALUE ? Long.MIN_VALUE : lastLiveNs + LATE_FILLS_WITHIN_NS;
    }

    /** Whether an order is searched for, so that only a list that proves absence helps. */
    boolean needProof() {
        return live.values().stream()
                .flatMap(order -> order.placements.stream())
                .anyMatch(PlacedOrder::needsProof);
    }

    /** Whether no order may change without the market: none is under way, owes fills or is being repaired. */
    boolean areAtRest(long nowNs) {
        return live.values().stream()
                .allMatch(order -> !order.isUnderWay() && !order.owesFills() && order.isAtRest(nowNs));
    }

    /** Whether an order at the broker is one of ours. */
    boolean own(BrokerOrder order, OrderTag tags) {
        TrackedOrder named = orNull(tags.orderId(order.tag()));
        if (named != null || !order.tag().isEmpty()) {
            return named != null && named.owns(order);
        }
        return Stream.concat(live.values().stream(), ended.values().stream()).anyMatch(each -> each.owns(order));
    }

    /** Returns when something is due by time alone. */
    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (TrackedOrder order : live.values()) {
            due = Math.min(due, order.nextDueNs());
        }
        return due;
    }

    @Override
    public boolean isUnderWay(int instrument) {
        return liveOf(instrument).anyMatch(TrackedOrder::isUnderWay);
    }

    @Override
    public boolean areInDoubt(long nowNs) {
        return live.values().stream().anyMatch(order -> order.isInDoubt(nowNs));
    }

    @Override
    public boolean owesFills(int instrument) {
        return liveOf(instrument).anyMatch(order -> order.owesFills() || order.unreported() != 0);
    }

    @Override
    public long unreported(int instrument) {
        return liveOf(instrument).mapToLong(TrackedOrder::unreported).sum();
    }

    @Override
    public long awaitedUntilNs(int instrument, long nowNs) {
        return liveOf(instrument)
                .mapToLong(order -> order.holdsExitsUntilNs(nowNs))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private Stream<TrackedOrder> liveOf(int instrument) {
        return live.values().stream().filter(order -> order.request.instrument == instrument);
    }
}
