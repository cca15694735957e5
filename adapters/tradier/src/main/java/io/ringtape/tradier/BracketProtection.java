package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.tradier.api.BrokerOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the guard of a bracket sees of the orders at the broker, and does with them: which shares a stop works for, what
 * has to be cancelled, and the orders of target and stop that it places. For one thread.
 */
final class BracketProtection implements BracketGuard.Guarded {
    private final TrackedBracket bracket;
    private final GatewayParts parts;
    private final BracketGuard guard;
    private final Map<PlacedOrder, Long> guardShares = new LinkedHashMap<>();
    private boolean isFailedTold;

    /** When the last list was asked for that showed every share guarded, and the shares entered by then. */
    private long guardedNs = Missing.LONG;

    private long guardedEntry;

    BracketProtection(TrackedBracket bracket) {
        this.bracket = bracket;
        parts = bracket.parts;
        guard = new BracketGuard(this, parts.terms().settings().guarding().maxUnprotectedNs());
    }

    /** Takes orders of the lists that an earlier process placed to guard this bracket. */
    void adopt(OrderList list, long nowNs) {
        if (bracket.placements.isEmpty()) {
            return;
        }
        for (BrokerOrder order : list.guardsOf(parent().tag())) {
            if (!bracket.owns(order)) {
                PlacedOrder found = placement(order.tag(), quantityOf(order));
                found.adopt(nowNs);
                found.onList(list, nowNs);
            }
        }
    }

    private static long quantityOf(BrokerOrder order) {
        return order.legs().stream()
                .mapToLong(leg -> leg.terms().quantity())
                .filter(Missing::isPresent)
                .max()
                .orElse(0);
    }

    private PlacedOrder placement(String tag, long quantity) {
        PlacedOrder placement = new PlacedOrder(
                new PlacedOrder.Plan(
                        tag,
                        parts.calls().guard(bracket.described(tag, quantity)),
                        Urgency.EXIT,
                        true,
                        order -> LegRoles.ofBracket(order, bracket.request.side)),
                parts);
        bracket.placements.add(placement);
        guardShares.put(placement, quantity);
        return placement;
    }

    /**
     * Looks at the latest lists, and repairs.
     *
     * @param repairs false when the engine cancels the whole bracket
     */
    void proceed(boolean repairs, long nowNs) {
        if (isGuarded(nowNs)) {
            guardedNs = Math.max(guardedNs, parent().listedNs());
            guardedEntry = bracket.announced(OrderLeg.ENTRY);
        }
        if (repairs) {
            guard.proceed(nowNs);
        }
    }

    /** Protects no longer, because the engine cancels everything. */
    void end() {
        guard.end();
    }

    boolean isBusy() {
        return guard.isBusy();
    }

    boolean isRepairing() {
        return guard.isRepairing();
    }

    /** Whether it gave up, so that the engine closes. */
    boolean isFailed() {
        return guard.state() == GuardState.FAILED;
    }

    long nextDueNs() {
        return guard.nextDueNs();
    }

    private PlacedOrder parent() {
        return bracket.placements.get(0);
    }

    @Override
    public boolean isGuarded(long nowNs) {
        return held() <= covered() && !isOversized(nowNs);
    }

    @Override
    public long held() {
        return bracket.announced(OrderLeg.ENTRY)
                - bracket.announced(OrderLeg.TARGET)
                - bracket.announced(OrderLeg.STOP);
    }

    @Override
    public long covered() {
        return bracket.placements.stream().mapToLong(this::covered).sum();
    }

    /** Returns the shares for which the stop of one order works. */
    long covered(PlacedOrder placement) {
        LegTally stop = placement.tally(OrderLeg.STOP);
        if (!stop.isWorking()) {
            return 0;
        }
        long open = stop.open();
        return Missing.isPresent(open) ? Math.min(open, left(placement)) : left(placement);
    }

    /** Returns the shares that an order at the broker has entered, or was placed for, and not closed. */
    private long left(PlacedOrder placement) {
        long brought = guardShares.getOrDefault(
                placement, placement.tally(OrderLeg.ENTRY).announced());
        return Math.max(
                0,
                brought
                        - placement.tally(OrderLeg.TARGET).announced()
                        - placement.tally(OrderLeg.STOP).announced());
    }

    /** Whether live orders would close more than is held. */
    @Override
    public boolean isOversized(long nowNs) {
        long promised = guardShares.keySet().stream()
                .filter(placement -> !placement.isDead(nowNs))
                .mapToLong(this::left)
                .sum();
        return promised > Math.max(0, held());
    }

    @Override
    public boolean hasLostItsStop(long nowNs) {
        boolean isParentEnding = parent().cancel().isWanted() || parent().isDead(nowNs);
        return isParentEnding
                || isOversized(nowNs)
                || bracket.placements.stream()
                        .anyMatch(placement -> placement.mayLive(nowNs)
                                && placement.tally(OrderLeg.STOP).word().isOver());
    }

    @Override
    public boolean owesShares() {
        return bracket.placements.stream().anyMatch(PlacedOrder::owesShares);
    }

    @Override
    public boolean mayComeToLife(long nowNs) {
        return bracket.placements.stream().anyMatch(placement -> isUseless(placement, nowNs));
    }

    /** Whether an order may live that protects nothing, or would close more than is held. */
    private boolean isUseless(PlacedOrder placement, long nowNs) {
        boolean isTooLarge = guardShares.containsKey(placement) && isOversized(nowNs);
        boolean isEnding = placement.cancel().isWanted() && !bracket.isEntryOver();
        return !placement.isInert(nowNs) && (covered(placement) < left(placement) || isTooLarge || isEnding);
    }

    @Override
    public void withdraw(long nowNs) {
        for (PlacedOrder placement : bracket.placements) {
            if (isUseless(placement, nowNs)) {
                placement.wantCancel(nowNs);
            }
            if (isUseless(placement, nowNs) && isEntryCancelledAlone(placement)) {
                placement.cancel().again();
            }
            if (placement.cancel().isDisputed(nowNs)) {
                placement.wantCancelAgain(nowNs);
            }
        }
    }

    /**
     * Whether a cancel of the whole met only its entry, which it ended or which was filled meanwhile, and a list that is
     * newer shows the other legs at work.
     */
    boolean isEntryCancelledAlone(PlacedOrder parent) {
        boolean works = TrackedBracket.CLOSING_LEGS.stream()
                .anyMatch(leg -> parent.tally(leg).isWorking());
        return works
                && switch (parent.tally(OrderLeg.ENTRY).word()) {
                    case CANCELED -> parent.cancel().isTaken();
                    case FILLED -> parent.cancel().isEntryTaken();
                    case PENDING, OPEN, PARTIALLY_FILLED, EXPIRED, REJECTED, OTHER -> false;
                };
    }

    @Override
    public void look() {
        parts.lister().soon(false);
    }

    @Override
    public PlacedOrder place(long quantity, long nowNs) {
        String tag = parts.tags().guard(bracket.request.orderId, guardShares.size() + 1);
        PlacedOrder placement = placement(tag, quantity);
        placement.send();
        tellUnprotected(quantity, placement.tag() + " " + guard.reason(), nowNs);
        return placement;
    }

    /**
     * Returns when shares were first held without a stop: when the broker says that the entry was filled, if a single
     * fill brought what is new; else when the last list was asked for that showed every share guarded, or when the order
     * was sent.
     */
    @Override
    public long unguardedSinceNs(long nowNs) {
        long fromNs = Missing.isPresent(guardedNs) ? guardedNs : parent().sentNs();
        BrokerOrder entry = parent().tally(OrderLeg.ENTRY).latestOrNull();
        if (entry == null) {
            return Missing.isPresent(fromNs) ? fromNs : nowNs;
        }
        long brought = bracket.announced(OrderLeg.ENTRY) - guardedEntry;
        long toldNs = entry.progress().changedNs();
        boolean isOneFill = brought > 0 && entry.progress().fills().lastQuantity() >= brought;
        boolean isCredible = Missing.isPresent(toldNs) && toldNs >= fromNs && toldNs <= nowNs;
        if (isCredible && (isOneFill || !Missing.isPresent(fromNs))) {
            return toldNs;
        }
        return Missing.isPresent(fromNs) ? fromNs : nowNs;
    }

    @Override
    public void onFailed(String reason, long nowNs) {
        if (!isFailedTold) {
            isFailedTold = true;
            withdraw(nowNs);
            tellUnprotected(held(), reason, nowNs);
            bracket.ledger(OrderLeg.STOP)
                    .end(OrderStatus.REJECTED, bracket.source(OrderLeg.STOP).with(reason), nowNs);
        }
    }

    private void tellUnprotected(long shares, String why, long nowNs) {
        parts.notices().tell(BrokerState.UNPROTECTED, bracket.request.instrument, shares, why, nowNs);
    }
}
