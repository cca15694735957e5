package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeStage;
import java.util.function.Predicate;

/**
 * The orders of one round trip: one bracket, or two when a part takes its profit early, the closing order, and brackets
 * of earlier round trips that were filled late. Sends, replaces and cancels them.
 */
final class TripOrders {
    private final int instrument;
    private final DeskEffects out;

    private final TripBrackets brackets = new TripBrackets();
    private ClosingOrder closing = new ClosingOrder();
    private final EarlierOrders earlier = new EarlierOrders();
    private int sent;
    private boolean movesStop;

    /** Whether cancels of the brackets were sent again, and whether a leg was then treated as dead. */
    private boolean askedAgain;

    private boolean gaveUp;

    TripOrders(int instrument, DeskEffects out) {
        this.instrument = instrument;
        this.out = out;
    }

    /** Sends the brackets of a plan. */
    void enter(EntryPlan plan) {
        for (int i = 0; i < brackets.count(); i++) {
            earlier.add(brackets.at(i));
        }
        followClosing();
        earlier.beginTrip();
        brackets.begin();
        sent = 0;
        movesStop = plan.breakEven;
        gaveUp = false;
        if (plan.partQuantity > 0) {
            send(brackets.part(), plan, plan.partQuantity, plan.partTarget);
        }
        send(brackets.rest(), plan, plan.quantity - plan.partQuantity, plan.target);
    }

    private void send(Bracket bracket, EntryPlan plan, long quantity, long target) {
        sent++;
        bracket.begin(out.nextOrderId(), plan, quantity, target);
        out.bracket(instrument, bracket.orderId(), plan, quantity, target);
    }

    private void followClosing() {
        if (closing.orderId() != 0) {
            earlier.add(closing);
            closing = new ClosingOrder();
        }
    }

    /** Cancels the working rest of each entry. */
    void cancelEntries(ExitReason reason) {
        for (int i = 0; i < brackets.count(); i++) {
            Bracket bracket = brackets.at(i);
            if (bracket.isEntering()) {
                bracket.askEntryCancel();
                out.cancelEntry(instrument, bracket.orderId(), reason);
            }
        }
    }

    /** Cancels every bracket that is not over. */
    void cancelBrackets(ExitReason reason) {
        askedAgain = false;
        for (int i = 0; i < brackets.count(); i++) {
            Bracket bracket = brackets.at(i);
            if (!bracket.isOver()) {
                bracket.askCancel();
                out.cancel(instrument, bracket.orderId(), reason);
            }
        }
    }

    /** Cancels the bracket that a late fill concerns, if it may work. */
    void cancelLate(ExecutionReport report, ExitReason reason) {
        Bracket bracket = bracketOf(report);
        if (bracket != null && bracket.mayWork()) {
            askedAgain = false;
            bracket.askCancel();
            out.cancel(instrument, bracket.orderId(), reason);
        }
    }

    /** Treats a bracket whose entry is unknown to the broker as lost, and cancels it in case it still arrives. */
    void cancelLost(Bracket bracket) {
        bracket.leg(OrderLeg.ENTRY).end(OrderEvent.VOID, 0);
        out.cancel(instrument, bracket.orderId(), ExitReason.ENTRY_EXPIRED);
    }

    /**
     * Cancels again what may still work: the brackets while they are being cancelled, otherwise only entries whose
     * cancel is unanswered. Cancels a closing order that the broker never confirmed.
     */
    void askAgain(TradeStage stage, ExitReason reason) {
        if (stage == TradeStage.EXITING) {
            if (closing.isUnconfirmed()) {
                cancelExit(reason);
            }
        } else if (stage == TradeStage.CANCELLING) {
            cancelAgain(reason);
        } else {
            cancelEntriesAgain();
        }
    }

    private void cancelAgain(ExitReason reason) {
        askedAgain = true;
        for (int i = 0; i < brackets.count(); i++) {
            Bracket bracket = brackets.at(i);
            if (bracket.mayWork()) {
                bracket.askCancel();
                out.cancel(instrument, bracket.orderId(), reason);
            }
        }
    }

    private void cancelEntriesAgain() {
        for (int i = 0; i < brackets.count(); i++) {
            Bracket bracket = brackets.at(i);
            if (bracket.awaitsCancel()) {
                out.cancelEntry(instrument, bracket.orderId(), ExitReason.ENTRY_EXPIRED);
            }
        }
    }

    /**
     * Asks, once, for the rest's stop to move to break-even: when the plan wants it, the part took its profit, no entry
     * is open, and the stop would lose less there.
     *
     * @param entryPrice average price of the entries
     */
    void moveStop(EntryPlan plan, long entryPrice) {
        Bracket rest = brackets.rest();
        if (!movesStop || !brackets.part().tookProfit() || !rest.isUntouched() || !brackets.isEntered()) {
            return;
        }
        long price = plan.breakEvenPrice(entryPrice);
        if (plan.isBetterStop(price)) {
            movesStop = false;
            rest.askStopReplace(price);
            out.moveStop(instrument, rest.orderId(), price);
        }
    }

    /** Sends an order that closes {@code quantity} shares. */
    void exit(long signalId, Side side, long quantity, ExitReason reason) {
        sent++;
        followClosing();
        closing.begin(out.nextOrderId(), side, quantity);
        out.exit(instrument, signalId, closing, reason);
    }

    /** Cancels the closing order. */
    void cancelExit(ExitReason reason) {
        closing.askCancel();
        out.cancel(instrument, closing.orderId(), reason);
    }

    /** Restarts the round trip after a late fill: restarts the count of orders, and no longer moves the stop. */
    void beginAgain() {
        earlier.beginTrip();
        sent = 0;
        movesStop = false;
        gaveUp = false;
    }

    /** Returns the order that most recently could close shares: the closing order, or the main bracket before one. */
    long newestOrder() {
        return closing.orderId() != 0 ? closing.orderId() : brackets.rest().orderId();
    }

    /** Returns the number of orders sent since the round trip began: brackets and closing orders. */
    int sent() {
        return sent;
    }

    TripBrackets brackets() {
        return brackets;
    }

    ClosingOrder closing() {
        return closing;
    }

    /** Whether a report concerns an order that was over before: of an earlier round trip, or followed by another. */
    boolean isEarlier(ExecutionReport report) {
        return earlier.bracketOf(report) != null || earlier.closingOf(report) != null;
    }

    /** Makes the earlier bracket that a report concerns, if it is one, part of the round trip again. */
    void takeBack(ExecutionReport report) {
        Bracket bracket = earlier.bracketOf(report);
        if (bracket != null) {
            earlier.remove(bracket);
            brackets.add(bracket);
        }
    }

    /** Returns the bracket that a report concerns, or null if it concerns a closing order or none of ours. */
    Bracket bracketOf(ExecutionReport report) {
        Bracket own = report.leg == OrderLeg.EXIT ? null : brackets.ofOrder(report.orderId);
        return own == null ? earlier.bracketOf(report) : own;
    }

    /** Returns the closing order that a report concerns, or null. */
    private ClosingOrder closingOf(ExecutionReport report) {
        boolean isCurrent = report.leg == OrderLeg.EXIT && report.orderId == closing.orderId() && report.orderId != 0;
        return isCurrent ? closing : earlier.closingOf(report);
    }

    /** Returns the leg that a report concerns, or null if it is none of the instrument's. */
    LegFills legOf(ExecutionReport report) {
        if (report.leg == OrderLeg.EXIT) {
            ClosingOrder order = closingOf(report);
            return order == null ? null : order.leg();
        }
        Bracket bracket = bracketOf(report);
        return bracket == null ? null : bracket.leg(report.leg);
    }

    /** Returns the side of the fills of the leg that a report concerns, which must be one of the instrument's. */
    Side sideOf(ExecutionReport report) {
        return report.leg == OrderLeg.EXIT
                ? closingOf(report).side()
                : bracketOf(report).sideOf(report.leg);
    }

    /** Whether the round trip cannot continue, or its protection is in doubt, without an answer of the broker. */
    boolean awaitsAnswer(TradeStage stage) {
        return switch (stage) {
            case NONE, UNCLOSED -> false;
            case ENTERING, OPEN -> brackets.awaitsAnswer();
            case CANCELLING -> true;
            case EXITING -> closing.awaitsAnswer();
        };
    }

    /** Returns the order that is waiting for an answer. */
    long awaitedOrder(TradeStage stage) {
        return stage == TradeStage.EXITING ? closing.orderId() : brackets.awaitedOrder();
    }

    /** Whether the broker was asked again to cancel the brackets. */
    boolean isAskedAgain() {
        return askedAgain;
    }

    /** Whether a leg of the brackets was treated as dead without the broker's word. */
    boolean isGivenUp() {
        return gaveUp;
    }

    /** Treats legs of the brackets that are unknown to the broker as dead. Returns whether there are any. */
    boolean giveUpDenied() {
        return giveUp(LegFills::isDenied);
    }

    /**
     * Marks as filled, on every leg that could have closed them, shares that were closed without a report, so that a
     * late report of their fills is a repetition.
     */
    void takeUnreported(long shares) {
        takeUnreported(closing.leg(), shares);
        for (int i = 0; i < earlier.closingsOfTrip(); i++) {
            takeUnreported(earlier.closingOfTrip(i).leg(), shares);
        }
        for (int i = 0; i < brackets.count(); i++) {
            takeUnreported(brackets.at(i).leg(OrderLeg.TARGET), shares);
            takeUnreported(brackets.at(i).leg(OrderLeg.STOP), shares);
        }
    }

    private static void takeUnreported(LegFills leg, long shares) {
        long size = Math.min(shares, leg.ordered() - leg.filled());
        if (size > 0) {
            leg.take(size, leg.filled() + size);
        }
    }

    /** Treats legs of the brackets that may still work as dead. Returns whether there are any. */
    boolean giveUpSilent() {
        return giveUp(leg -> !leg.isEnded());
    }

    /** Treats a closing order unknown to the broker as dead. Returns whether it is one. */
    boolean giveUpDeniedExit() {
        boolean denied = closing.leg().isDenied();
        if (denied) {
            closing.leg().end(OrderEvent.VOID, 0);
            alertGivenUp(closing.orderId(), OrderLeg.EXIT);
        }
        return denied;
    }

    private boolean giveUp(Predicate<LegFills> isDead) {
        boolean any = false;
        for (int i = 0; i < brackets.count(); i++) {
            Bracket bracket = brackets.at(i);
            for (int j = 0; j < TripBrackets.LEGS.size() && !bracket.isCancelled(); j++) {
                OrderLeg leg = TripBrackets.LEGS.get(j);
                if (isDead.test(bracket.leg(leg))) {
                    any = true;
                    bracket.giveUp(leg);
                    alertGivenUp(bracket.orderId(), leg);
                }
            }
        }
        gaveUp |= any;
        return any;
    }

    private void alertGivenUp(long orderId, OrderLeg leg) {
        out.alert(instrument, AlertCode.LEG_GIVEN_UP, AlertLevel.CRITICAL, orderId, leg.name());
    }

    void hash(StateHasher hasher) {
        brackets.hash(hasher);
        closing.hash(hasher);
        earlier.hash(hasher);
        hasher.add((long) sent);
        hasher.flag("movesStop", movesStop);
        hasher.flag("askedAgain", askedAgain);
        hasher.flag("gaveUp", gaveUp);
    }
}
