package io.ringtape.tradier;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.OrderWord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order of ours, with the orders at the broker that stand behind it. For one thread. */
abstract class TrackedOrder {
    final OrderRequest request;
    final GatewayParts parts;
    final List<PlacedOrder> placements = new ArrayList<>();
    private boolean isCancelAsked;
    private boolean wantsPositions;
    private boolean isTouched = true;

    /** Starts with a copy of a request, which nobody else changes. */
    TrackedOrder(OrderRequest request, GatewayParts parts) {
        this.request = request;
        this.parts = parts;
    }

    /** Sends it. */
    abstract void begin(long nowNs);

    /** Takes it for sent by another process. */
    abstract void adopt(AdoptedFills fills, long nowNs);

    /** Takes the engine's cancel. One that is repeated, or of an order in doubt, asks for the positions too. */
    final void takeCancel(boolean entryOnly, long nowNs) {
        touch();
        if (!entryOnly && (isCancelAsked || isInDoubt(nowNs))) {
            wantPositions();
        }
        isCancelAsked |= !entryOnly;
        cancel(entryOnly, nowNs);
    }

    /** Cancels it, or only the rest of its entry. */
    abstract void cancel(boolean entryOnly, long nowNs);

    /** Gives a leg another price. */
    abstract void replace(OrderLeg leg, long price, long nowNs);

    /** Rejects it without sending anything. */
    abstract void reject(String reason, long nowNs);

    /** Reports what is known, and does what follows. */
    abstract void proceed(long nowNs);

    /** Whether nothing of it can happen any more but fills that the broker tells late. */
    abstract boolean isFinished(long nowNs);

    /** Whether it waits for the market alone: no cancel is unanswered, and no protection is being repaired. */
    boolean isAtRest(long nowNs) {
        return placements.stream()
                .allMatch(placement ->
                        placement.isDead(nowNs) || !placement.cancel().isWanted());
    }

    abstract LegLedger ledger(OrderLeg leg);

    /** Gives up what the engine asked for and has not gone out. */
    void dropUnsent(String reason) {
        touch();
        placements.forEach(placement -> placement.drop(reason));
    }

    /** Takes a complete list of the broker's orders. */
    void onList(OrderList list, long nowNs) {
        touch();
        for (PlacedOrder placement : placements) {
            placement.onList(list, nowNs);
        }
    }

    /** Has it looked at again, because something happened to it. */
    final void touch() {
        isTouched = true;
    }

    /** Whether something happened to it since the last call, or something is due. */
    final boolean needsAttention(long nowNs) {
        boolean needed = isTouched || nextDueNs() <= nowNs;
        isTouched = false;
        for (int i = 0; i < placements.size(); i++) {
            needed |= placements.get(i).takesTouch();
        }
        return needed;
    }

    /** Returns when something is due by time alone. */
    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < placements.size(); i++) {
            due = Math.min(due, placements.get(i).nextDueNs());
        }
        return due;
    }

    /** Whether an order at the broker is one of its own. */
    boolean owns(BrokerOrder order) {
        return placements.stream()
                .anyMatch(placement ->
                        placement.id() == order.id() || placement.tag().equals(order.tag()));
    }

    /** Whether an order may have reached the broker a moment ago, so that fills of it may not be listed yet. */
    final boolean isUnderWay() {
        return placements.stream().anyMatch(PlacedOrder::isUnderWay);
    }

    /** Whether only the positions tell what became of an order. */
    final boolean isInDoubt(long nowNs) {
        return placements.stream().anyMatch(placement -> placement.isDenied(nowNs));
    }

    /** Whether fills are announced whose price or number is not known yet. */
    final boolean owesFills() {
        return placements.stream().anyMatch(PlacedOrder::owesFills);
    }

    /** Returns the shares by which fills that are announced and not reported change the position. */
    final long unreported() {
        long change = request.kind == OrderKind.EXIT
                ? unreported(OrderLeg.EXIT)
                : unreported(OrderLeg.ENTRY) - unreported(OrderLeg.TARGET, OrderLeg.STOP);
        return request.side == Side.BUY ? change : -change;
    }

    private long unreported(OrderLeg... legs) {
        long shares = 0;
        for (OrderLeg leg : legs) {
            shares += announced(leg) - ledger(leg).filled();
        }
        return Math.max(0, shares); // an adopted order has reports before a list
    }

    /** Returns until when an order that closes the same shares waits for the cancels of this one. */
    final long holdsExitsUntilNs(long nowNs) {
        return placements.stream()
                .mapToLong(placement -> placement.cancel().holdsExitsUntilNs(nowNs))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Asks for the positions, because the broker denies what it should have. */
    final void wantPositions() {
        wantsPositions = true;
    }

    /** Whether the positions were asked for since the last call. */
    final boolean takesPositions() {
        boolean wanted = wantsPositions;
        wantsPositions = false;
        return wanted;
    }

    final long executed(OrderLeg leg) {
        return placements.stream()
                .mapToLong(placement -> placement.tally(leg).executed())
                .sum();
    }

    final long announced(OrderLeg leg) {
        return placements.stream()
                .mapToLong(placement -> placement.tally(leg).announced())
                .sum();
    }

    final BigDecimal notional(OrderLeg leg) {
        return placements.stream()
                .map(placement -> placement.tally(leg).notional())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns where what is known of a leg comes from: the last order that a list showed with it. */
    final ReportSource source(OrderLeg leg) {
        ReportSource source = ReportSource.ours("");
        for (PlacedOrder placement : placements) {
            BrokerOrder shown = placement.tally(leg).latestOrNull();
            if (shown != null) {
                source = new ReportSource(
                        shown.id() > 0 ? shown.id() : placement.id(),
                        placement.tag(),
                        placement.sentNs(),
                        shown.progress().changedNs(),
                        shown.reason());
            }
        }
        return source;
    }

    /** Returns what we say of an order at the broker. */
    static ReportSource source(PlacedOrder placement, String reason) {
        return new ReportSource(placement.id(), placement.tag(), placement.sentNs(), Missing.LONG, reason);
    }

    /** Whether the broker has accepted a leg, and not only received it. */
    static boolean isAccepted(LegTally tally) {
        return tally.isWorking() || tally.announced() > 0;
    }

    /** Returns our word for the end of a leg. */
    static OrderStatus ended(OrderWord word) {
        return switch (word) {
            case REJECTED -> OrderStatus.REJECTED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case PENDING, OPEN, PARTIALLY_FILLED, FILLED, CANCELED, OTHER -> OrderStatus.CANCELLED;
        };
    }
}
