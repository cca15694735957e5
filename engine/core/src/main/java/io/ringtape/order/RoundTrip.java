package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/**
 * One instrument's round trip, from its entry until it is flat again, as a state machine; reused from trade to trade. An
 * exit withdraws the brackets, waits for the broker's answer on each of their legs, and closes exactly what remains, so
 * that it can never oversell.
 *
 * <table>
 * <caption>Stages</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>NONE</td><td>ENTERING</td><td>one bracket is sent, or two</td></tr>
 * <tr><td>ENTERING</td><td>OPEN</td><td>the first fill of the entry</td></tr>
 * <tr><td>ENTERING</td><td>NONE</td><td>the entry ended unfilled: rejected, cancelled, expired, unknown</td></tr>
 * <tr><td>ENTERING, OPEN</td><td>the same</td><td>the entry's time is up: its rest is withdrawn</td></tr>
 * <tr><td>OPEN</td><td>the same</td><td>of two brackets, something is closed: the entries' rest is withdrawn; the part
 *     took its profit: the rest's stop is asked to move</td></tr>
 * <tr><td>ENTERING, OPEN</td><td>CANCELLING</td><td>an exit is asked for; target or stop ended before the position
 *     did; the position is flat but the entry's rest works</td></tr>
 * <tr><td>OPEN</td><td>NONE</td><td>target or stop closed the position, and nothing works any more</td></tr>
 * <tr><td>CANCELLING</td><td>NONE</td><td>the bracket works no more and nothing is held</td></tr>
 * <tr><td>CANCELLING</td><td>EXITING</td><td>the bracket works no more; what is held is closed</td></tr>
 * <tr><td>EXITING</td><td>NONE</td><td>the closing order is over and nothing is held</td></tr>
 * <tr><td>EXITING</td><td>UNCLOSED</td><td>the closing order is over and something is held</td></tr>
 * <tr><td>UNCLOSED</td><td>EXITING</td><td>a beat, when the wait is over: another closing order goes out</td></tr>
 * <tr><td>UNCLOSED</td><td>NONE</td><td>a late fill closed the position</td></tr>
 * <tr><td>NONE</td><td>CANCELLING</td><td>the entry of the last round trip was filled after all</td></tr>
 * </table>
 *
 * <p>When the broker owes an answer for longer than {@link BrokerWaits#brokerSilenceNs}, a critical alert is written and the
 * withdrawals are sent again, again and again after waits that double; a closing order that the broker never confirmed
 * is withdrawn, and sent again once the broker confirms the withdrawal. Nothing is sold on a guess: an order that the
 * broker denies is treated as dead only when the operator repeats FLATTEN or KILL.
 */
final class RoundTrip implements ReportBooking.Listener {
    private final int instrument;
    private final DeskEffects out;
    private final TradeDesk.Listener listener;
    private final EntryPlan plan = new EntryPlan();
    private final TripOrders orders;
    private final FillBook book = new FillBook();
    private final ReportBooking booking;
    private final TimeStop timeStop = new TimeStop();
    private final BrokerDeadlines deadlines;

    private TradeStage stage = TradeStage.NONE;
    private ExitReason exitReason = ExitReason.NONE;
    private long sentNs;
    private boolean movesStop;

    /** A round trip of that instrument that has not begun. */
    RoundTrip(int instrument, DeskEffects out, TradeDesk.Listener listener, BrokerWaits waits) {
        this.instrument = instrument;
        this.out = out;
        this.listener = listener;
        orders = new TripOrders(instrument, out);
        booking = new ReportBooking(plan, orders, book, out, this);
        deadlines = new BrokerDeadlines(waits);
    }

    /** Where it stands. */
    TradeStage stage() {
        return stage;
    }

    /** Side of the entry; only while it lasts, or when it just ended. */
    Side side() {
        return plan.side;
    }

    /** Its fills. */
    FillBook book() {
        return book;
    }

    /** A profit in R; missing before the first fill, or when the stop is at the entry. */
    double inR(long profit) {
        return plan.inR(profit, book.entered());
    }

    /** Whether its entries may still be filled. */
    boolean mayEnter() {
        return stage != TradeStage.NONE && !orders.isEntered();
    }

    /**
     * Sends the brackets of a plan, which is copied: one, or two when a part takes its profit early.
     *
     * @throws IllegalStateException when it has begun already
     */
    void enter(EntryPlan from) {
        if (stage != TradeStage.NONE) {
            throw new IllegalStateException("instrument " + instrument + " has an open round trip: " + stage);
        }
        plan.copy(from);
        begin();
        become(TradeStage.ENTERING);
        orders.enter(plan);
    }

    private void begin() {
        exitReason = ExitReason.NONE;
        sentNs = out.now();
        movesStop = plan.breakEven;
        timeStop.begin(plan.side, plan.progressPrice, plan.timeStopNs, plan.hardStopNs);
        deadlines.begin();
        booking.begin();
        book.begin();
    }

    /**
     * Closes the position and ends the entry for that reason, unless that is under way. The operator may insist: legs
     * that the broker denies are then treated as dead, and what could not be closed is tried again at once.
     */
    void exit(ExitReason reason) {
        switch (stage) {
            case NONE -> {}
            case ENTERING, OPEN -> withdraw(reason);
            case CANCELLING, EXITING, UNCLOSED -> {
                if (reason == ExitReason.OPERATOR || reason == ExitReason.KILL) {
                    insist();
                }
            }
        }
    }

    private void insist() {
        orders.giveUpDenied();
        settle();
        if (stage == TradeStage.UNCLOSED) {
            sendExit();
        }
    }

    /** Withdraws the rest of the entry, if any of it works; shares filled so far stay open. */
    void stopEntering() {
        if (isEntering()) {
            stopEntering(ExitReason.ENTRY_EXPIRED);
        }
    }

    private boolean isEntering() {
        return (stage == TradeStage.ENTERING || stage == TradeStage.OPEN) && orders.isEntering();
    }

    private void stopEntering(ExitReason reason) {
        deadlines.onRequest();
        orders.cancelEntries(reason);
    }

    /** A price of the instrument, which may be the progress that the time stop asks for. */
    void onPrice(long price) {
        if (stage == TradeStage.OPEN) {
            timeStop.onPrice(price);
        }
    }

    /** A beat: closes at a time stop, ends an entry, tries again to close, or asks a silent broker again. */
    void onTime(long timeNs) {
        boolean overdue = deadlines.isAnswerOverdue(awaitsAnswer(), timeNs);
        long ageNs = timeNs - book.openedNs();
        if (stage == TradeStage.OPEN && timeStop.isAtHardStop(ageNs)) {
            withdraw(ExitReason.HARD_STOP);
        } else if (stage == TradeStage.OPEN && timeStop.isStalled(ageNs)) {
            withdraw(ExitReason.TIME_STOP);
        } else if (isEntering() && timeNs - sentNs >= plan.expiryNs) {
            stopEntering(ExitReason.ENTRY_EXPIRED);
        } else if (stage == TradeStage.UNCLOSED && deadlines.mayRetry(timeNs)) {
            sendExit();
        } else if (overdue) {
            askAgain();
        }
    }

    /** Whether the broker owes an answer without which the round trip cannot go on, or its guard is in doubt. */
    private boolean awaitsAnswer() {
        return switch (stage) {
            case NONE, UNCLOSED -> false;
            case ENTERING, OPEN -> orders.awaitsBracketAnswer();
            case CANCELLING -> true;
            case EXITING -> orders.closing().awaitsAnswer();
        };
    }

    /** Sends unanswered withdrawals again, and withdraws a closing order that the broker never confirmed. */
    private void askAgain() {
        boolean exiting = stage == TradeStage.EXITING;
        long orderId = exiting ? orders.closing().orderId() : orders.awaitedBracket();
        out.alert(instrument, AlertCode.BROKER_SILENT, AlertLevel.CRITICAL, orderId, stage.name());
        listener.onDoubt();
        if (exiting && orders.closing().isUnconfirmed()) {
            orders.cancelExit(exitReason);
        } else if (stage == TradeStage.CANCELLING) {
            orders.cancelAgain(false, exitReason);
        } else if (!exiting) {
            orders.cancelAgain(true, ExitReason.ENTRY_EXPIRED);
        }
    }

    /** A report of the broker. Returns whether it is about this round trip, or repeats a fill of the last one. */
    boolean onReport(ExecutionReport report) {
        LegFills leg = orders.legOf(report);
        if (leg == null) {
            return false;
        }
        if (stage != TradeStage.NONE) {
            booking.book(leg, report);
            settle();
            return true;
        }
        if (booking.isFreshEntry(leg, report)) {
            reopen(leg, report);
            return true;
        }
        return ReportBooking.isFill(report) && booking.isRepeated(leg, report);
    }

    /** Closes shares that an entry brought after its round trip was over, and withdraws what guards them. */
    private void reopen(LegFills leg, ExecutionReport report) {
        out.alert(instrument, AlertCode.LATE_FILL, AlertLevel.CRITICAL, report.orderId, "its round trip was over");
        listener.onDoubt();
        movesStop = false;
        book.begin();
        deadlines.begin();
        become(TradeStage.CANCELLING);
        listener.onReopened(instrument);
        booking.book(leg, report);
        cancelBrackets(ExitReason.UNPROTECTED);
        settle();
    }

    /** Goes on from where the legs and the position stand. */
    private void settle() {
        switch (stage) {
            case NONE -> {}
            case ENTERING -> whileEntering();
            case OPEN -> whileOpen();
            case CANCELLING -> whileCancelling();
            case EXITING -> whileExiting();
            case UNCLOSED -> whileUnclosed();
        }
    }

    private void whileEntering() {
        if (orders.isEntered()) {
            exitReason = ownEnd();
            expire();
        } else {
            whileGuarded();
        }
    }

    private void whileOpen() {
        if (book.isFlat() && orders.isEntered()) {
            exitReason = ownEnd();
            close();
        } else {
            whileGuarded();
        }
    }

    /** Withdraws brackets that closed all they entered or lost a guard; once a part is closed, stops adding shares. */
    private void whileGuarded() {
        boolean closed = book.entered() > 0 && book.isFlat();
        boolean partClosed = orders.isSplit() && book.exited() > 0;
        if (closed || orders.isUnguarded()) {
            withdraw(ownEnd());
            settle();
        } else if (partClosed && orders.isEntering()) {
            stopEntering(book.closedBy(exitReason));
            settle();
        } else if (partClosed && movesStop && orders.isStopMovable()) {
            moveStop();
        }
    }

    /** Why a bracket ended that we did not withdraw: it closed the position, or lost a leg. */
    private ExitReason ownEnd() {
        boolean closed = book.isFlat() && book.lastLeg() != OrderLeg.ENTRY;
        return closed ? book.closedBy(exitReason) : ExitReason.UNPROTECTED;
    }

    /** Asks once for the rest's stop to move to break-even, if that is an improvement. */
    private void moveStop() {
        long price = plan.breakEvenPrice(book.entryPrice());
        if (plan.isBetterStop(price)) {
            movesStop = false;
            orders.moveStop(price);
        }
    }

    private void whileCancelling() {
        if (!orders.isWithdrawn()) {
            return;
        }
        if (book.entered() == 0) {
            expire();
        } else if (book.isFlat()) {
            close();
        } else {
            sendExit();
        }
    }

    private void whileExiting() {
        ClosingOrder closing = orders.closing();
        if (closing.isTooLarge(book.held())) {
            orders.cancelExit(exitReason);
        } else if (closing.isOver() && book.isFlat()) {
            close();
        } else if (closing.isOver()) {
            become(TradeStage.UNCLOSED);
            deadlines.awaitRetry(closing.isFailed(), out.now());
        }
    }

    private void whileUnclosed() {
        if (book.isFlat()) {
            close();
        }
    }

    private void withdraw(ExitReason reason) {
        become(TradeStage.CANCELLING);
        cancelBrackets(reason);
    }

    private void cancelBrackets(ExitReason reason) {
        exitReason = reason;
        deadlines.onRequest();
        orders.cancelBrackets(reason);
    }

    private void sendExit() {
        become(TradeStage.EXITING);
        deadlines.onRequest();
        orders.exit(plan, book.held(), exitReason);
    }

    private void expire() {
        become(TradeStage.NONE);
        listener.onEntryExpired(instrument, plan.signalId);
    }

    private void close() {
        become(TradeStage.NONE);
        TradeClosed closed = out.closed(instrument, plan, book, book.closedBy(exitReason));
        listener.onClosed(instrument, closed);
    }

    @Override
    public void onFirstFill() {
        if (stage == TradeStage.ENTERING) {
            become(TradeStage.OPEN);
        }
        listener.onEntered(instrument);
    }

    @Override
    public void onDoubt() {
        listener.onDoubt();
    }

    private void become(TradeStage next) {
        stage = next;
    }

    /** Folds its state into the digest. */
    void hash(StateHasher hasher) {
        book.position().hash(hasher);
        hasher.choice("stage", stage, TradeStage.VALUES);
        hasher.add(orders.closing().orderId());
        hasher.flag("exitCancelled", orders.closing().isCancelAsked());
        hasher.flag("movesStop", movesStop);
        hasher.add(plan.expiryNs);
        hasher.add(plan.tickSize);
        hasher.add(plan.signalId);
        hasher.choice("setup", plan.setup, Setup.VALUES);
        hasher.choice("side", plan.side, Side.VALUES);
        hasher.choice("reason", exitReason, ExitReason.VALUES);
        hasher.choice("lastLeg", book.lastLeg(), OrderLeg.VALUES);
        hasher.add(sentNs);
        hasher.add(book.openedNs());
        hasher.add(plan.entry);
        hasher.add(plan.stop);
        book.hashSums(hasher);
        timeStop.hash(hasher);
        deadlines.hash(hasher);
        orders.hash(hasher);
        booking.hash(hasher);
    }
}
