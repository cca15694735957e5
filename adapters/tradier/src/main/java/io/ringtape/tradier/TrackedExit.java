package io.ringtape.tradier;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.tradier.ReportWriter.LegOfOurs;
import io.ringtape.tradier.api.BrokerOrder;

/**
 * An order that closes at the market. It waits, for a limited time, while the cancel of another order that would close
 * the same shares has not worked. The broker refuses one that crosses zero, so such an order goes in two parts, the
 * second when the first is filled completely.
 */
final class TrackedExit extends TrackedOrder {
    private final LegLedger exit;
    private final OtherOrders others;
    private final WithheldPrices prices = new WithheldPrices(this);
    private long first;
    private boolean isHeldBack;
    private long heldUntilNs = Long.MAX_VALUE;
    private boolean isTooLarge;
    private boolean isAdopted;
    private boolean isCancelled;

    /** The other orders of an instrument. */
    interface OtherOrders {
        /** Returns until when an exit waits for their cancels; a time that is past when none is awaited. */
        long awaitedUntilNs(int instrument, long nowNs);

        /** Returns the shares by which fills that are announced and not reported change the position. */
        long unreported(int instrument);
    }

    TrackedExit(OrderRequest request, GatewayParts parts, OtherOrders others) {
        super(request, parts);
        this.others = others;
        exit = new LegLedger(
                new LegOfOurs(request.orderId, request.instrument, OrderLeg.EXIT, request.side, request.quantity),
                parts.writer());
    }

    @Override
    void begin(long nowNs) {
        long closable = closable(0);
        if (closable == 0) {
            reject("nothing is held that it could close", nowNs);
            return;
        }
        first = Math.min(closable, request.quantity);
        boolean isSplit = first < request.quantity;
        place(isSplit ? parts.tags().part(request.orderId, 1) : parts.tags().of(request.orderId), first, false);
        isHeldBack = true;
        sendWhenClear(nowNs);
    }

    /** Returns the shares that it may close of what is held by the fills reported and {@code unreported} shares. */
    private long closable(long unreported) {
        long position = parts.writer().position(request.instrument) + unreported;
        return Math.max(0, request.side == Side.SELL ? position : -position);
    }

    /** Sends the first part, unless a cancel is awaited, or a fill took shares that it was to close. */
    private void sendWhenClear(long nowNs) {
        if (placements.get(0).state() != PlacementState.QUEUED) {
            isHeldBack = false; // cancelled meanwhile
            return;
        }
        heldUntilNs = others.awaitedUntilNs(request.instrument, nowNs);
        if (heldUntilNs > nowNs) {
            touch(); // what others become decides
            return;
        }
        isHeldBack = false;
        if (closable(others.unreported(request.instrument)) < first) {
            isTooLarge = true;
            placements.get(0).drop("less is held than when it was asked for");
        } else {
            placements.get(0).send();
        }
    }

    private PlacedOrder place(String tag, long quantity, boolean opens) {
        String symbol = parts.terms().symbols().get(request.instrument);
        PlacedOrder placement = new PlacedOrder(
                new PlacedOrder.Plan(
                        tag,
                        parts.calls().market(tag, symbol, request.side, quantity, opens),
                        Urgency.EXIT,
                        true,
                        LegRoles::ofExit),
                parts);
        placements.add(placement);
        return placement;
    }

    @Override
    void adopt(AdoptedFills fills, long nowNs) {
        isAdopted = true;
        first = request.quantity;
        exit.adopt(fills.shares(OrderLeg.EXIT), fills.notional(OrderLeg.EXIT));
        place(parts.tags().of(request.orderId), first, false).adopt(nowNs);
    }

    /** Takes the first half of a split order of an earlier process for the order itself. */
    @Override
    void onList(OrderList list, long nowNs) {
        BrokerOrder half = isAdopted ? list.ofTagOrNull(parts.tags().part(request.orderId, 1)) : null;
        if (half != null && !owns(half)) {
            first = half.terms().quantity();
            placements.clear(); // a split order has none with the tag of the whole
            place(half.tag(), first, false).adopt(nowNs);
        }
        super.onList(list, nowNs);
    }

    @Override
    void cancel(boolean entryOnly, long nowNs) {
        isCancelled = true;
        placements.forEach(placement -> {
            if (!placement.isDead(nowNs)) {
                placement.wantCancelAgain(nowNs);
            }
        });
    }

    @Override
    void replace(OrderLeg leg, long price, long nowNs) {
        exit.answerReplacement(false, ReportSource.ours("an order at the market has no price"), nowNs);
    }

    @Override
    void reject(String reason, long nowNs) {
        exit.end(OrderStatus.REJECTED, ReportSource.ours(reason), nowNs);
    }

    @Override
    void proceed(long nowNs) {
        placements.forEach(placement -> placement.onTime(nowNs));
        if (placements.isEmpty()) {
            return;
        }
        if (isHeldBack) {
            sendWhenClear(nowNs);
        }
        PlacedOrder last = placements.get(placements.size() - 1);
        if (isAccepted(last.tally(OrderLeg.EXIT))) {
            exit.accept(source(OrderLeg.EXIT), nowNs);
        }
        prices.estimate(OrderLeg.EXIT, Missing.LONG, nowNs);
        exit.fill(
                executed(OrderLeg.EXIT),
                notional(OrderLeg.EXIT),
                filled -> Math.max(0, request.quantity - filled),
                prices.source(OrderLeg.EXIT),
                nowNs);
        prices.tellCorrection(OrderLeg.EXIT, executed(OrderLeg.EXIT), notional(OrderLeg.EXIT), nowNs);
        if (last.state() == PlacementState.UNKNOWN || last.state() == PlacementState.VANISHED) {
            deny(last, last.reason(), nowNs);
        } else if (last.cancel().isDisputed(nowNs)) {
            deny(last, "the broker denies its cancel: " + last.reason(), nowNs);
        } else if (last.isDead(nowNs)) {
            onDead(last, nowNs);
        }
    }

    private void deny(PlacedOrder last, String reason, long nowNs) {
        if (!exit.isDenied() && !exit.isEnded()) {
            wantPositions();
        }
        exit.deny(source(last, reason), nowNs);
    }

    private void onDead(PlacedOrder last, long nowNs) {
        if (exit.filled() < executed(OrderLeg.EXIT)) {
            return; // figures that make no price yet
        }
        boolean hasNext = placements.size() == 1 && first < request.quantity && exit.filled() >= first;
        if (hasNext && !isCancelled) {
            PlacedOrder second = place(parts.tags().part(request.orderId, 2), request.quantity - first, true);
            if (isAdopted) {
                second.adopt(nowNs); // the earlier process may have sent it
            } else {
                second.send();
            }
        } else if (exit.filled() < request.quantity && last.state().isGone()) {
            boolean isOurs = last.state() == PlacementState.UNSENT && (isCancelled || isTooLarge);
            exit.end(isOurs ? OrderStatus.CANCELLED : OrderStatus.REJECTED, source(last, last.reason()), nowNs);
        } else if (exit.filled() < request.quantity) {
            exit.end(
                    ended(last.tally(OrderLeg.EXIT).word()),
                    source(OrderLeg.EXIT).with(last.reason()),
                    nowNs);
        }
    }

    @Override
    long nextDueNs() {
        return isHeldBack ? Math.min(super.nextDueNs(), heldUntilNs) : super.nextDueNs();
    }

    @Override
    boolean isAtRest(long nowNs) {
        return super.isAtRest(nowNs) && !isHeldBack;
    }

    @Override
    boolean isFinished(long nowNs) {
        return exit.isEnded() && placements.stream().allMatch(placement -> placement.isDead(nowNs));
    }

    @Override
    LegLedger ledger(OrderLeg leg) {
        return exit;
    }
}
