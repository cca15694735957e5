package io.ringtape.order;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.StateHasher;
import java.util.List;

/**
 * The orders of one round trip: one bracket, or two when a part takes its profit early, and the closing order. Sends,
 * changes and withdraws them.
 */
final class TripOrders {
    private final int instrument;
    private final DeskEffects out;

    /** Takes its profit early, if there is one. */
    private final Bracket part = new Bracket();

    /** Runs to the target; in most round trips it holds everything. */
    private final Bracket rest = new Bracket();

    /** Both, in the order in which they are sent and withdrawn. */
    private final List<Bracket> brackets = List.of(part, rest);

    private final ClosingOrder closing = new ClosingOrder();

    TripOrders(int instrument, DeskEffects out) {
        this.instrument = instrument;
        this.out = out;
    }

    /** Sends the brackets of a plan. */
    void enter(EntryPlan plan) {
        rest.beginNone();
        part.beginNone();
        closing.beginNone();
        if (plan.partQuantity > 0) {
            send(part, plan, plan.partQuantity, plan.partTarget);
        }
        send(rest, plan, plan.quantity - plan.partQuantity, plan.target);
    }

    private void send(Bracket bracket, EntryPlan plan, long quantity, long target) {
        bracket.begin(out.nextOrderId(), quantity);
        out.bracket(instrument, bracket.orderId(), plan, quantity, target);
    }

    /** Withdraws the rest of each entry that works. */
    void cancelEntries(ExitReason reason) {
        for (int i = 0; i < brackets.size(); i++) {
            Bracket bracket = brackets.get(i);
            if (bracket.isEntering()) {
                bracket.askEntryCancel();
                out.cancelEntry(instrument, bracket.orderId(), reason);
            }
        }
    }

    /** Withdraws every bracket that is not over. */
    void cancelBrackets(ExitReason reason) {
        for (int i = 0; i < brackets.size(); i++) {
            Bracket bracket = brackets.get(i);
            if (!bracket.isOver()) {
                bracket.askCancel();
                out.cancel(instrument, bracket.orderId(), reason);
            }
        }
    }

    /** Sends the unanswered withdrawals of brackets again, in whole or of the entries alone. */
    void cancelAgain(boolean entriesOnly, ExitReason reason) {
        for (int i = 0; i < brackets.size(); i++) {
            Bracket bracket = brackets.get(i);
            if (bracket.awaitsCancel() && entriesOnly) {
                out.cancelEntry(instrument, bracket.orderId(), reason);
            } else if (bracket.awaitsCancel()) {
                out.cancel(instrument, bracket.orderId(), reason);
            }
        }
    }

    /** Asks for another price of the rest's stop. */
    void moveStop(long price) {
        rest.askStopReplace();
        out.moveStop(instrument, rest.orderId(), price);
    }

    /** Sends a closing order for that many shares. */
    void exit(EntryPlan plan, long quantity, ExitReason reason) {
        closing.begin(out.nextOrderId(), quantity);
        out.exit(instrument, closing.orderId(), plan, quantity, reason);
    }

    /** Withdraws the closing order. */
    void cancelExit(ExitReason reason) {
        closing.askCancel();
        out.cancel(instrument, closing.orderId(), reason);
    }

    /** The closing order. */
    ClosingOrder closing() {
        return closing;
    }

    /** The bracket that a report is about; null when it is about the closing order, or about another round trip. */
    Bracket bracketOf(ExecutionReport report) {
        if (report.orderId == 0 || report.leg == OrderLeg.EXIT) {
            return null;
        }
        return report.orderId == rest.orderId() ? rest : report.orderId == part.orderId() ? part : null;
    }

    /** The leg that a report is about; null when it belongs to another round trip. */
    LegFills legOf(ExecutionReport report) {
        if (report.leg == OrderLeg.EXIT) {
            return closing.orderId() != 0 && report.orderId == closing.orderId() ? closing.leg() : null;
        }
        Bracket bracket = bracketOf(report);
        return bracket == null ? null : bracket.leg(report.leg);
    }

    /** Whether a part takes its profit early. */
    boolean isSplit() {
        return part.orderId() != 0;
    }

    /** Whether no entry works any more and all fills of the entries were reported. */
    boolean isEntered() {
        return rest.isEntered() && part.isEntered();
    }

    /** Whether the rest of an entry works and we have not asked for its withdrawal. */
    boolean isEntering() {
        return rest.isEntering() || part.isEntering();
    }

    /** Whether a bracket lacks a target or a stop for what it holds or may come to hold. */
    boolean isUnguarded() {
        return rest.isUnguarded() || part.isUnguarded();
    }

    /** Whether the broker has confirmed that nothing of the brackets works. */
    boolean isWithdrawn() {
        return rest.isWithdrawn() && part.isWithdrawn();
    }

    /** Whether the part took its profit, no entry is open, and the rest's stop may be moved. */
    boolean isStopMovable() {
        return part.tookProfit() && rest.isUntouched() && isEntered();
    }

    /** Whether the broker owes an answer on a bracket. */
    boolean awaitsBracketAnswer() {
        return rest.awaitsAnswer() || part.awaitsAnswer();
    }

    /** Our order of the bracket that an answer is owed on; the rest's when none is. */
    long awaitedBracket() {
        return part.awaitsAnswer() ? part.orderId() : rest.orderId();
    }

    /** Treats the legs that the broker denies as dead. */
    void giveUpDenied() {
        part.giveUpDenied();
        rest.giveUpDenied();
        closing.leg().giveUpIfDenied();
    }

    void hash(StateHasher hasher) {
        rest.hash(hasher);
        part.hash(hasher);
        closing.hashLeg(hasher);
    }
}
