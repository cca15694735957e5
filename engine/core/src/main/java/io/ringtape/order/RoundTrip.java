package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.event.StageReason;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.event.TradeTransition;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/**
 * One instrument's round trip, from its entry until it is flat again, as a state machine; reused from trade to trade.
 * An exit cancels the brackets, waits for the broker's answer on each of their legs, and closes exactly what remains,
 * so that it does not oversell. {@link TradeLife} is the table of its stages, printed in {@code docs/orders.md}; every
 * change of stage is on the tape with its reason.
 *
 * <p>When the broker owes an answer for longer than {@link BrokerWaits#brokerSilenceNs}, a critical alert is raised and
 * the cancels are sent again, repeatedly, with the wait doubled each time. A closing order that the broker never
 * confirmed is cancelled, and sent again once the broker confirms the cancel. A leg of a bracket whose cancel was sent
 * again is treated as dead when the broker denies it once more, or lets the second wait pass in silence while shares
 * are held. After a silence, what is held is closed once the broker has told its position, which a repeated cancel asks
 * for, since the silent leg may have closed it. A closing order that the broker denies is treated as dead only when the
 * operator repeats FLATTEN or KILL, and not before that word either.
 *
 * <p>If two legs closed the same shares, the position is what the broker reports, reversed. The brackets are cancelled
 * and exactly the excess is closed, also when the round trip was over before. A fill of an order of an earlier round
 * trip, or of a closing order that another one followed, is booked likewise: it ends the round trip under way, and one
 * order closes what both hold, so that no closing order crosses the other's stop.
 *
 * <p>The broker's position is compared with ours, and never traded on but to avoid selling what is not held: shares
 * whose leg was treated as dead, or whose closing order ended, are closed as far as the broker says that it holds them.
 * Those that it no longer holds wait for the reports of their fills; when the operator repeats FLATTEN or KILL, or the
 * session ends, they are taken as filled at the last price, and a critical alert says that the profit is an estimate.
 *
 * <p>Without a change of stage, the rest of an entry is cancelled when its time is up or when one of two brackets
 * closed something, and the rest's stop is moved to break-even when the part took its profit.
 */
final class RoundTrip implements ReportBooking.BookingListener {
    private final int instrument;
    private final DeskEffects out;
    private final TradeDesk.RoundTripListener listener;
    private final EntryPlan plan = new EntryPlan();
    private final TripOrders orders;
    private final TripBrackets brackets;
    private final FillBook book = new FillBook();
    private final ReportBooking booking;
    private final BrokerPosition broker = new BrokerPosition();
    private final TimeStop timeStop = new TimeStop();
    private final BrokerDeadlines deadlines;
    private final TradeTransition transition = new TradeTransition();

    private TradeStage stage = TradeStage.NONE;
    private ExitReason exitReason = ExitReason.NONE;
    private long sentNs;

    /** Shares of the position that the broker no longer holds, though it has not reported their fills. */
    private long unreported;

    /** Whether the broker was silent twice, so that its position decides what is closed. */
    private boolean awaitsPosition;

    /** Creates a round trip of {@code instrument} that has not begun. */
    RoundTrip(int instrument, DeskEffects out, TradeDesk.RoundTripListener listener, BrokerWaits waits) {
        this.instrument = instrument;
        this.out = out;
        this.listener = listener;
        orders = new TripOrders(instrument, out);
        brackets = orders.brackets();
        booking = new ReportBooking(plan, orders, book, out, this);
        deadlines = new BrokerDeadlines(waits);
    }

    TradeStage stage() {
        return stage;
    }

    /** Returns the side of the entry. Valid while the round trip lasts and right after its end. */
    Side side() {
        return plan.side;
    }

    FillBook book() {
        return book;
    }

    /** Returns a profit in R; missing before the first fill, or if the stop is at the entry. */
    double inR(long profit) {
        return plan.inR(profit, book.entered());
    }

    /** Whether its entries may still be filled. */
    boolean mayEnter() {
        return stage != TradeStage.NONE && !brackets.isEntered();
    }

    /**
     * Sends the brackets of a plan: one, or two when a part takes its profit early. Copies the plan.
     *
     * @throws IllegalStateException when it has begun already
     */
    void enter(EntryPlan from) {
        if (stage != TradeStage.NONE) {
            throw new IllegalStateException("instrument " + instrument + " has an open round trip: " + stage);
        }
        plan.copy(from);
        exitReason = ExitReason.NONE;
        sentNs = out.now();
        timeStop.begin(plan.side, plan.progressPrice, plan.timeStopNs, plan.hardStopNs);
        deadlines.begin();
        beginHolding();
        book.begin(plan.side, OrderLeg.ENTRY);
        become(TradeStage.ENTERING, StageReason.ENTRY_SENT);
        orders.enter(plan);
    }

    /**
     * Closes the position and cancels the entry, unless that is under way. A repeated command of the operator treats
     * legs of a bracket unknown to the broker as dead and, once the broker has told the position since, legs that it was
     * asked about twice and a closing order that it denies: another one might sell the same shares again. It retries at
     * once what could not be closed.
     */
    void exit(ExitReason reason) {
        switch (stage) {
            case NONE -> {}
            case ENTERING, OPEN -> cancel(reason, StageReason.EXIT_ASKED);
            case CANCELLING, EXITING, UNCLOSED -> {
                if (reason == ExitReason.OPERATOR || reason == ExitReason.KILL) {
                    insist();
                }
            }
        }
    }

    private void insist() {
        if (mayGiveUp() && (broker.isKnown() || book.isFlat())) {
            giveUp();
        } else if (orders.giveUpDenied() || (broker.isKnown() && orders.giveUpDeniedExit())) {
            listener.onDoubt();
            booking.bookEarly();
        }
        settle();
        if (stage != TradeStage.UNCLOSED) {
            return;
        }
        if (closable() > 0) {
            sendExit(StageReason.OPERATOR_INSISTED);
        } else {
            settleByPosition();
        }
    }

    /** Ends the session: settles what the broker no longer holds. */
    void endSession() {
        if (stage == TradeStage.UNCLOSED && closable() == 0) {
            settleByPosition();
        }
    }

    /** Takes the shares that the broker no longer holds as filled at the last price, and ends the round trip. */
    private void settleByPosition() {
        out.alert(
                instrument,
                AlertCode.SETTLED_BY_POSITION,
                AlertLevel.CRITICAL,
                book.held(),
                "its profit is an estimate");
        listener.onDoubt();
        booking.bookUnreported(instrument);
        close(StageReason.SETTLED_BY_POSITION);
    }

    /** Takes the broker's word on the position, micro-shares, negative when short. */
    void onPosition(long quantity) {
        if (broker.isNewMismatch(quantity, book.position().quantity())) {
            out.alert(instrument, AlertCode.POSITION_MISMATCH, AlertLevel.CRITICAL, quantity, "");
            listener.onDoubt();
        }
        if (stage == TradeStage.CANCELLING) {
            if (awaitsPosition && mayGiveUp()) {
                giveUp();
            }
            settle();
        } else if (stage == TradeStage.UNCLOSED) {
            compare();
        }
    }

    private void beginHolding() {
        broker.outdate();
        unreported = 0;
        awaitsPosition = false;
    }

    /** Sets which shares are unreported by the broker's last word, if it is not outdated. */
    private void compare() {
        if (broker.isKnown()) {
            unreported = book.held() - broker.confirmed(book.position().quantity());
        }
    }

    /** Returns the shares that a closing order may close. */
    private long closable() {
        return book.held() - unreported;
    }

    /** Cancels the working rest of the entry, if any. Filled shares stay open. */
    void stopEntering() {
        if (isEntering()) {
            stopEntering(ExitReason.ENTRY_EXPIRED);
        }
    }

    private boolean isEntering() {
        return (stage == TradeStage.ENTERING || stage == TradeStage.OPEN) && brackets.isEntering();
    }

    private void stopEntering(ExitReason reason) {
        deadlines.onRequest();
        orders.cancelEntries(reason);
    }

    /** Handles a price of the instrument, which may be progress for the time stop, or the best or worst so far. */
    void onPrice(long price) {
        if (stage == TradeStage.NONE) {
            return;
        }
        if (stage == TradeStage.OPEN) {
            timeStop.onPrice(price);
        }
        book.onPrice(price);
    }

    /** Handles a beat: closes at a time stop, ends an entry, retries a close, or asks a silent broker again. */
    void onTime(long timeNs) {
        boolean overdue = deadlines.isAnswerOverdue(orders.awaitsAnswer(stage), timeNs);
        long ageNs = timeNs - book.openedNs();
        if (stage == TradeStage.OPEN && timeStop.isAtHardStop(ageNs)) {
            cancel(ExitReason.HARD_STOP, StageReason.TIME_UP);
        } else if (stage == TradeStage.OPEN && timeStop.isStalled(ageNs)) {
            cancel(ExitReason.TIME_STOP, StageReason.TIME_UP);
        } else if (isEntering() && timeNs - sentNs >= plan.expiryNs) {
            stopEntering(ExitReason.ENTRY_EXPIRED);
        } else if (stage == TradeStage.UNCLOSED && closable() > 0 && deadlines.mayRetry(timeNs)) {
            sendExit(StageReason.RETRY_DUE);
        } else if (overdue) {
            askAgain();
        }
    }

    private void askAgain() {
        long orderId = orders.awaitedOrder(stage);
        out.alert(instrument, AlertCode.BROKER_SILENT, AlertLevel.CRITICAL, orderId, stage.name());
        listener.onDoubt();
        boolean isSilentTwice = mayGiveUp();
        if (isSilentTwice && (broker.isKnown() || book.isFlat())) {
            giveUp();
            settle();
            return;
        }
        if (stage == TradeStage.CANCELLING) {
            broker.outdate(); // only what it says after it was asked again tells what the silent leg has done
            awaitsPosition = isSilentTwice;
        }
        orders.askAgain(stage, exitReason);
    }

    /** Whether shares have to be closed, and the broker was asked twice about the legs in the way. */
    private boolean mayGiveUp() {
        return stage == TradeStage.CANCELLING && orders.isAskedAgain() && (!book.isFlat() || booking.awaitsEntrysEnd());
    }

    /** Closes the position without the broker's answer on the legs that it was asked about twice. */
    private void giveUp() {
        awaitsPosition = false;
        if (orders.giveUpSilent()) {
            listener.onDoubt();
            booking.bookEarly();
        }
    }

    /**
     * Handles a report of the broker. Returns whether it concerns this round trip, or repeats a fill of the last one.
     */
    boolean onReport(ExecutionReport report) {
        LegFills leg = orders.legOf(report);
        if (leg == null) {
            return false;
        }
        if (stage != TradeStage.NONE && !orders.isEarlier(report)) {
            book(leg, report);
            boolean isClosing = stage == TradeStage.EXITING || stage == TradeStage.UNCLOSED;
            if (isClosing && report.leg == OrderLeg.ENTRY && ReportBooking.isFill(report)) {
                orders.cancelLate(report, exitReason);
            }
            settle();
            return true;
        }
        if (booking.isLate(leg, report)) {
            onLate(leg, report);
            return true;
        }
        return ReportBooking.isFill(report) && booking.isRepeated(leg, report);
    }

    /** Books a report. A fill outdates the broker's word on the position, and may be one that was unreported. */
    private void book(LegFills leg, ExecutionReport report) {
        long heldBefore = book.held();
        booking.book(leg, report);
        if (ReportBooking.isFill(report)) {
            broker.outdate();
            boolean isOrdered = report.orderId == orders.closing().orderId();
            long closed = isOrdered ? 0 : Math.max(0, heldBefore - book.held());
            unreported = Math.max(0, Math.min(unreported - closed, book.held()));
        }
    }

    /**
     * Takes a fill of an order that was over. Its shares join what is held; the brackets are cancelled, those of the round
     * trip under way too, and exactly the sum is closed. Without a round trip it is one of its own.
     */
    private void onLate(LegFills leg, ExecutionReport report) {
        boolean isEarlier = orders.isEarlier(report);
        if (isEarlier || report.leg == OrderLeg.ENTRY) {
            out.alert(
                    instrument,
                    AlertCode.LATE_FILL,
                    AlertLevel.CRITICAL,
                    report.orderId,
                    isEarlier ? report.leg + " of an earlier order" : "filled after its round trip was over");
            listener.onDoubt();
        }
        orders.takeBack(report);
        if (stage == TradeStage.NONE) {
            reopen(report);
        } else {
            interrupt(report);
        }
        book(leg, report);
        orders.cancelLate(report, exitReason);
        settle();
    }

    /** Begins a round trip of shares that were entered, or closed once more, after theirs was over. */
    private void reopen(ExecutionReport report) {
        book.begin(report.side, report.leg);
        deadlines.begin();
        beginHolding();
        orders.beginAgain();
        exitReason = ExitReason.UNPROTECTED;
        boolean enters = report.leg == OrderLeg.ENTRY;
        become(TradeStage.CANCELLING, enters ? StageReason.LATE_ENTRY_FILL : StageReason.OVERFILLED);
        listener.onReopened(instrument);
    }

    /** Ends the round trip under way, because its position is not its own alone. */
    private void interrupt(ExecutionReport report) {
        if (book.entered() == 0) {
            book.begin(report.side, report.leg);
        }
        if (stage == TradeStage.ENTERING || stage == TradeStage.OPEN) {
            cancel(ExitReason.UNPROTECTED, StageReason.LATE_FILL);
        }
    }

    /** Continues from the current state of legs and position. */
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
        if (brackets.isEntered()) {
            expire();
        } else {
            whileGuarded();
        }
    }

    private void whileOpen() {
        if (brackets.isOverfilled()) {
            cancel(ExitReason.UNPROTECTED, StageReason.OVERFILLED);
            settle();
        } else if (book.isFlat() && brackets.isEntered()) {
            close(StageReason.BRACKET_FILLED);
        } else {
            whileGuarded();
        }
    }

    /**
     * Cancels brackets that closed all they entered or lost a target or stop. Once a part is closed, stops adding
     * shares.
     */
    private void whileGuarded() {
        boolean partClosed = brackets.isSplit() && book.exited() > 0;
        if (book.entered() > 0 && book.isFlat()) {
            cancel(book.closedBy(ExitReason.UNPROTECTED), StageReason.ENTRY_OUTSTANDING);
            settle();
        } else if (brackets.isUnguarded()) {
            cancel(ExitReason.UNPROTECTED, StageReason.GUARD_LOST);
            settle();
        } else if (partClosed && brackets.isEntering()) {
            stopEntering(book.closedBy(exitReason));
            settle();
        } else if (partClosed) {
            orders.moveStop(plan, book.entryPrice());
        }
    }

    private void whileCancelling() {
        boolean answered = orders.isAskedAgain() || (broker.isKnown() && brackets.isOnlyDenied());
        if (answered && orders.giveUpDenied()) {
            listener.onDoubt();
            booking.bookEarly();
        }
        if (!brackets.isCancelled()) {
            return;
        }
        if (book.entered() == 0) {
            expire();
        } else if (book.isFlat()) {
            close(StageReason.BRACKET_FILLED);
        } else {
            exitReason = brackets.isOverfilled() ? ExitReason.UNPROTECTED : exitReason;
            closeRest();
        }
    }

    /** Closes what is held; if a leg was treated as dead, only what the broker holds too. */
    private void closeRest() {
        if (orders.isGivenUp()) {
            compare();
        }
        if (closable() > 0) {
            sendExit(orders.isGivenUp() ? StageReason.LEG_GIVEN_UP : StageReason.BRACKETS_CANCELLED);
        } else {
            become(TradeStage.UNCLOSED, StageReason.CLOSED_AT_BROKER);
            deadlines.awaitRetry(false, out.now());
        }
    }

    private void whileExiting() {
        ClosingOrder closing = orders.closing();
        if (closing.isTooLarge(book.closable(closing.side()))) {
            orders.cancelExit(exitReason);
        } else if (closing.isOver() && brackets.mayWork()) {
            awaitLate();
        } else if (closing.isOver() && book.isFlat()) {
            close(StageReason.EXIT_FILLED);
        } else if (closing.isOver()) {
            compare();
            become(TradeStage.UNCLOSED, StageReason.EXIT_ENDED);
            deadlines.awaitRetry(closing.isFailed(), out.now());
        }
    }

    private void whileUnclosed() {
        if (brackets.mayWork()) {
            awaitLate();
        } else if (book.isFlat()) {
            close(StageReason.LATE_EXIT_FILL);
        }
    }

    /** Waits for the end of a bracket whose entry was filled late, before anything more is closed. */
    private void awaitLate() {
        deadlines.onRequest();
        become(TradeStage.CANCELLING, StageReason.LATE_FILL);
    }

    private void cancel(ExitReason reason, StageReason why) {
        exitReason = reason;
        awaitsPosition = false;
        deadlines.onRequest();
        become(TradeStage.CANCELLING, why);
        orders.cancelBrackets(reason);
    }

    private void sendExit(StageReason why) {
        deadlines.onRequest();
        become(TradeStage.EXITING, why);
        broker.outdate();
        orders.exit(plan.signalId, book.closingSide(), closable(), exitReason);
    }

    private void expire() {
        become(TradeStage.NONE, StageReason.ENTRY_ENDED);
        listener.onEntryExpired(instrument, plan.signalId);
    }

    private void close(StageReason why) {
        exitReason = book.closedBy(exitReason);
        become(TradeStage.NONE, why);
        TradeClosed closed = out.closed(instrument, plan, book, orders.sent(), exitReason);
        listener.onClosed(instrument, closed);
    }

    @Override
    public void onFirstFill() {
        if (stage == TradeStage.ENTERING) {
            become(TradeStage.OPEN, StageReason.FIRST_FILL);
        }
        listener.onEntered(instrument);
    }

    @Override
    public void onDoubt() {
        listener.onDoubt();
    }

    /** Changes the stage, and writes the change to the tape with its reason. The only place that sets it. */
    private void become(TradeStage next, StageReason why) {
        TradeLife.require(stage, next, why);
        transition.signalId = plan.signalId;
        transition.from = stage;
        transition.to = next;
        transition.reason = why;
        transition.exit = exitReason;
        transition.entered = book.entered();
        transition.held = book.held();
        stage = next;
        out.transition(instrument, transition);
    }

    /** Adds its state to the digest. */
    void hash(StateHasher hasher) {
        hasher.choice("stage", stage, TradeStage.VALUES);
        hasher.choice("exitReason", exitReason, ExitReason.VALUES);
        hasher.add(sentNs);
        hasher.add(unreported);
        hasher.flag("awaitsPosition", awaitsPosition);
        broker.hash(hasher);
        plan.hash(hasher);
        book.hash(hasher);
        timeStop.hash(hasher);
        deadlines.hash(hasher);
        orders.hash(hasher);
        booking.hash(hasher);
    }
}
