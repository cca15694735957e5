package io.ringtape.tradier;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.tradier.ReportWriter.LegOfOurs;
import io.ringtape.tradier.api.Calls;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An entry with its target and stop. Behind it stands one order of three legs at the broker and, where that leaves
 * shares without a stop, orders of target and stop that its guard places; what these fill is reported as fills of our
 * target and stop.
 */
final class TrackedBracket extends TrackedOrder {
    static final List<OrderLeg> CLOSING_LEGS = List.of(OrderLeg.TARGET, OrderLeg.STOP);

    private static final List<OrderLeg> LEGS = List.of(OrderLeg.ENTRY, OrderLeg.TARGET, OrderLeg.STOP);
    private static final String BEYOND = "filled of the other leg, beyond the shares entered";

    private final Map<OrderLeg, LegLedger> ledgers = new EnumMap<>(OrderLeg.class);
    private final ClosingFills closings = new ClosingFills();
    private final WithheldPrices prices = new WithheldPrices(this);
    private final BracketProtection protection = new BracketProtection(this);
    private LegReplacement replacement;
    private boolean isCancelled;
    private boolean isEntryCancelled;
    private long nothingHeldNs = Missing.LONG;

    TrackedBracket(OrderRequest request, GatewayParts parts) {
        super(request, parts);
        Side closing = request.side == Side.BUY ? Side.SELL : Side.BUY;
        for (OrderLeg leg : LEGS) {
            Side side = leg == OrderLeg.ENTRY ? request.side : closing;
            ledgers.put(
                    leg,
                    new LegLedger(
                            new LegOfOurs(request.orderId, request.instrument, leg, side, request.quantity),
                            parts.writer()));
        }
    }

    @Override
    void begin(long nowNs) {
        long position = parts.writer().position(request.instrument);
        boolean crosses = request.side == Side.BUY ? position < 0 : position > 0;
        if (crosses) {
            reject("it would cross zero: the position is of the other side", nowNs);
        } else if (!Missing.isPresent(request.limit)) {
            reject("a bracket needs a limit: the broker allows no entry at the market", nowNs);
        } else {
            parent().send();
        }
    }

    private PlacedOrder parent() {
        String tag = parts.tags().of(request.orderId);
        PlacedOrder parent = new PlacedOrder(
                new PlacedOrder.Plan(
                        tag,
                        parts.calls().bracket(described(tag, request.quantity)),
                        Urgency.ENTRY,
                        false,
                        order -> LegRoles.ofBracket(order, request.side)),
                parts);
        placements.add(parent);
        return parent;
    }

    Calls.Bracket described(String tag, long quantity) {
        return new Calls.Bracket(
                tag,
                parts.terms().symbols().get(request.instrument),
                request.side,
                quantity,
                new Calls.Levels(request.limit, request.target, request.stop));
    }

    @Override
    void adopt(AdoptedFills fills, long nowNs) {
        ledgers.forEach((leg, ledger) -> ledger.adopt(fills.shares(leg), fills.notional(leg)));
        parent().adopt(nowNs);
    }

    @Override
    void onList(OrderList list, long nowNs) {
        super.onList(list, nowNs);
        protection.adopt(list, nowNs);
    }

    @Override
    void cancel(boolean entryOnly, long nowNs) {
        if (placements.isEmpty()) {
            return;
        }
        if (!entryOnly) {
            isCancelled = true;
            protection.end();
            placements.forEach(placement -> cancel(placement, nowNs));
        } else if (!isEntryOver()) {
            isEntryCancelled = true;
            cancel(placements.get(0), nowNs);
        }
        if (!isFinished(nowNs)) {
            parts.lister().soon(false);
        }
    }

    /** Gives up the bracket itself; protection for shares that are held still goes out. */
    @Override
    void dropUnsent(String reason) {
        if (!placements.isEmpty() && placements.get(0).drop(reason)) {
            touch();
        }
    }

    private static void cancel(PlacedOrder placement, long nowNs) {
        if (!placement.isDead(nowNs)) {
            placement.wantCancelAgain(nowNs);
        }
    }

    @Override
    void replace(OrderLeg leg, long price, long nowNs) {
        if (!CLOSING_LEGS.contains(leg)) {
            ledger(OrderLeg.ENTRY).answerReplacement(false, ReportSource.ours("only target and stop have it"), nowNs);
            return;
        }
        List<PlacedOrder> working = placements.stream()
                .filter(placement -> placement.tally(leg).isWorking())
                .toList();
        String refusal = refusalOfReplacement(leg, working);
        if (refusal.isEmpty()) {
            replacement = new LegReplacement(leg, price, working.get(0), this);
            replacement.send(parts, working.get(0).tally(leg).latestOrNull().id());
        } else {
            ledger(leg).answerReplacement(false, ReportSource.ours(refusal), nowNs);
        }
    }

    private String refusalOfReplacement(OrderLeg leg, List<PlacedOrder> working) {
        if (!parts.terms().settings().guarding().replaceLegs()) {
            return "legs are not replaced (replaceLegs)";
        }
        if (ledger(leg).isEnded() || isCancelled || working.size() != 1) {
            return "not one working leg";
        }
        boolean hasId =
                Missing.isPresent(working.get(0).tally(leg).latestOrNull().id());
        return replacement != null || protection.isBusy() || !hasId ? "the leg cannot be changed at present" : "";
    }

    @Override
    void reject(String reason, long nowNs) {
        ledger(OrderLeg.ENTRY).end(OrderStatus.REJECTED, ReportSource.ours(reason), nowNs);
    }

    @Override
    void proceed(long nowNs) {
        placements.forEach(placement -> placement.onTime(nowNs));
        if (placements.isEmpty()) {
            return;
        }
        reportEntry(nowNs);
        reportClosings(nowNs);
        reportReplacement(nowNs);
        protection.proceed(!isCancelled, nowNs);
        cancelWhatIsLeft(nowNs);
        reportDenials(nowNs);
        reportEnd(nowNs);
        placements.forEach(placement -> placement.onTime(nowNs));
    }

    private void reportEntry(long nowNs) {
        PlacedOrder parent = placements.get(0);
        LegTally tally = parent.tally(OrderLeg.ENTRY);
        LegLedger entry = ledger(OrderLeg.ENTRY);
        if (isAccepted(tally)) {
            entry.accept(source(OrderLeg.ENTRY), nowNs);
        }
        prices.estimate(OrderLeg.ENTRY, request.limit, nowNs);
        entry.fill(
                tally.executed(),
                tally.notional(),
                filled -> Math.max(0, request.quantity - filled),
                prices.source(OrderLeg.ENTRY),
                nowNs);
        prices.tellCorrection(OrderLeg.ENTRY, tally.executed(), tally.notional(), nowNs);
        if (entry.filled() < tally.executed()) {
            return; // figures that make no price yet
        }
        if (parent.state().isGone()) {
            boolean isOurs = (isCancelled || isEntryCancelled) && parent.state() == PlacementState.UNSENT;
            entry.end(isOurs ? OrderStatus.CANCELLED : OrderStatus.REJECTED, source(parent, parent.reason()), nowNs);
        } else if (tally.isSettled() && entry.filled() < request.quantity) {
            entry.end(ended(tally.word()), source(OrderLeg.ENTRY).with(parent.reason()), nowNs);
        } else if (tally.latestOrNull() == null && parent.isDead(nowNs)) {
            entry.end(ended(parent.word()), source(parent, parent.reason()), nowNs);
        }
    }

    boolean isEntryOver() {
        return ledger(OrderLeg.ENTRY).isEnded();
    }

    private void reportClosings(long nowNs) {
        long entered = isEntryOver() ? ledger(OrderLeg.ENTRY).filled() : request.quantity;
        long most = placements.get(0).owesFills() ? request.quantity : entered;
        prices.estimate(OrderLeg.TARGET, request.target, nowNs);
        prices.estimate(OrderLeg.STOP, request.stop, nowNs);
        CLOSING_LEGS.forEach(leg -> closings.take(leg, executed(leg), notional(leg), most));
        for (OrderLeg leg : CLOSING_LEGS) {
            boolean works = placements.stream()
                    .anyMatch(placement -> placement.tally(leg).isWorking());
            if (works && ledger(OrderLeg.ENTRY).filled() > 0) {
                ledger(leg).accept(source(leg), nowNs);
            }
            OrderLeg other = ClosingFills.other(leg);
            long rest = entered - ledger(other).filled();
            boolean isWhole = ledger(leg)
                    .fill(
                            closings.shares(leg),
                            closings.notional(leg),
                            filled -> Math.max(0, rest - filled),
                            closings.hasLent(other) ? source(other).with(BEYOND) : prices.source(leg),
                            nowNs);
            prices.tellCorrection(leg, closings.shares(leg), closings.notional(leg), nowNs);
            if (isWhole) {
                ledger(other).endSilently();
            }
        }
    }

    private void reportReplacement(long nowNs) {
        if (replacement != null && replacement.result() != LegReplacement.Result.OPEN) {
            boolean done = replacement.result() == LegReplacement.Result.DONE;
            if (done && replacement.leg() == OrderLeg.STOP) {
                request.stop = replacement.price();
            } else if (done) {
                request.target = replacement.price();
            }
            OrderLeg leg = replacement.leg();
            ledger(leg).answerReplacement(done, source(leg).with(replacement.reason()), nowNs);
            replacement = null;
        }
    }

    /** Cancels orders that would close shares when none is held any more, and all orders of a cancelled bracket. */
    private void cancelWhatIsLeft(long nowNs) {
        if (isCancelled) {
            placements.forEach(placement -> placement.wantCancel(nowNs));
            if (protection.isEntryCancelledAlone(placements.get(0))) {
                placements.get(0).cancel().again();
            }
            return;
        }
        if (isEntryOver() && protection.held() > 0 && protection.isGuarded(nowNs)) {
            placements.stream()
                    .filter(placement -> !placement.isDead(nowNs) && protection.covered(placement) > 0)
                    .forEach(placement -> placement.cancel().forget());
        }
        boolean isLeft = isEntryOver()
                && ledger(OrderLeg.ENTRY).filled() > 0
                && protection.held() <= 0
                && placements.stream().anyMatch(placement -> placement.mayLive(nowNs));
        if (!isLeft) {
            nothingHeldNs = Missing.LONG;
        } else if (!Missing.isPresent(nothingHeldNs)) {
            nothingHeldNs = nowNs;
        } else if (nowNs - nothingHeldNs >= parts.terms().settings().guarding().maxUnprotectedNs()) {
            placements.forEach(placement -> placement.wantCancel(nowNs));
        }
    }

    /** Says what the broker denies: an order that a list had and no longer has, or a cancel of one that it lists. */
    private void reportDenials(long nowNs) {
        for (PlacedOrder placement : placements) {
            boolean isGone =
                    placement.state() == PlacementState.VANISHED || placement.state() == PlacementState.UNKNOWN;
            if (isGone || placement.cancel().isDisputed(nowNs)) {
                String why = isGone ? placement.reason() : "the broker denies its cancel";
                if (placement == placements.get(0)) {
                    deny(OrderLeg.ENTRY, placement, why, nowNs);
                }
                if (ledger(OrderLeg.ENTRY).filled() > 0) {
                    deny(OrderLeg.TARGET, placement, why, nowNs);
                    deny(OrderLeg.STOP, placement, why, nowNs);
                }
            }
        }
    }

    private void deny(OrderLeg leg, PlacedOrder placement, String why, long nowNs) {
        if (!ledger(leg).isDenied() && !ledger(leg).isEnded()) {
            wantPositions();
        }
        ledger(leg).deny(source(placement, why), nowNs);
    }

    /** Ends target and stop when no order at the broker can close anything any more. */
    private void reportEnd(long nowNs) {
        boolean isAllDead = placements.stream().allMatch(placement -> placement.isDead(nowNs));
        boolean isReported = CLOSING_LEGS.stream()
                .allMatch(leg -> executed(leg) == announced(leg)
                        && closings.shares(leg) == ledger(leg).filled());
        boolean isOver = isCancelled || protection.isFailed() || protection.held() <= 0;
        if (ledger(OrderLeg.ENTRY).filled() > 0 && isAllDead && isReported && isOver && isEntryOver()) {
            for (OrderLeg leg : CLOSING_LEGS) {
                ledger(leg).end(OrderStatus.CANCELLED, source(leg), nowNs);
            }
        }
    }

    @Override
    boolean isFinished(long nowNs) {
        boolean isEnded = isEntryOver()
                && (ledger(OrderLeg.ENTRY).filled() == 0
                        || CLOSING_LEGS.stream().allMatch(leg -> ledger(leg).isEnded()));
        return isEnded && placements.stream().allMatch(placement -> placement.isDead(nowNs));
    }

    @Override
    long nextDueNs() {
        long leftDueNs = Missing.isPresent(nothingHeldNs)
                ? nothingHeldNs + parts.terms().settings().guarding().maxUnprotectedNs()
                : Long.MAX_VALUE;
        return Math.min(super.nextDueNs(), Math.min(protection.nextDueNs(), leftDueNs));
    }

    @Override
    boolean isAtRest(long nowNs) {
        return super.isAtRest(nowNs) && !protection.isRepairing() && replacement == null;
    }

    @Override
    LegLedger ledger(OrderLeg leg) {
        return ledgers.get(leg);
    }
}
