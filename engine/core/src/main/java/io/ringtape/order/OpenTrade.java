package io.ringtape.order;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import java.util.ArrayList;
import java.util.List;

/** One instrument's round trip while it lives: its orders, its position, its clocks. Reused from trade to trade. */
final class OpenTrade {
    /** Where the round trip stands. */
    enum Stage {
        /** Nothing is open. */
        NONE,
        /** The brackets are out, nothing is filled. */
        ENTERING,
        /** A position is open and its brackets work. */
        OPEN,
        /** The brackets are being withdrawn; what remains is closed when the broker has said so. */
        CANCELLING,
        /** A closing order is out. */
        EXITING,
        /** The closing order ended before the position did; another goes out at a later beat. */
        UNCLOSED;

        static final Stage[] VALUES = values();
    }

    /** What is to be done next. */
    enum Move {
        /** Nothing: wait. */
        WAIT,
        /** Nothing was entered and nothing works: it is over. */
        EXPIRE,
        /** Nothing is held and nothing works: it is over. */
        CLOSE,
        /** Withdraw what works of the brackets. */
        WITHDRAW,
        /** A part took its profit or its loss: withdraw what is left of the entries. */
        STOP_ADDING,
        /** A part took its profit: move the rest's stop to break-even. */
        MOVE_STOP,
        /** Close what is held. */
        EXIT,
        /** The closing order is larger than what is held: withdraw it. */
        CANCEL_EXIT,
        /** The closing order ended too early: try again later. */
        RETRY
    }

    final Position position = new Position();
    final LegFills exit = new LegFills();
    final TradeSums sums = new TradeSums();
    final TimeStop timeStop = new TimeStop();
    final Patience patience = new Patience();

    /** What runs to the target; in most round trips all of it. */
    final Bracket rest = new Bracket();

    /** What takes its profit earlier, if anything is to. */
    final Bracket part = new Bracket();

    /** Both, in the order in which they are sent and withdrawn. */
    final List<Bracket> brackets = List.of(part, rest);

    /** Closing fills that came before the entry's own. */
    final List<ExecutionReport> early = new ArrayList<>();

    Stage stage = Stage.NONE;
    long exitOrderId;
    boolean exitCancelled;
    long signalId;
    Setup setup = Setup.VWAP_RECLAIM;
    Side side = Side.BUY;
    long sentNs;
    long openedNs = Missing.LONG;
    ExitReason reason = ExitReason.NONE;
    OrderLeg lastLeg = OrderLeg.ENTRY;

    private long entryReference;
    private long stopPrice;
    private long entryExpiryNs;
    private long tickSize;
    private boolean movesStop;

    /** Starts by that plan, at that instant; its brackets are begun apart. */
    void begin(EntryPlan plan, long timeNs) {
        stage = Stage.ENTERING;
        exitOrderId = 0;
        exitCancelled = false;
        signalId = plan.signalId;
        setup = plan.setup;
        side = plan.side;
        sentNs = timeNs;
        openedNs = Missing.LONG;
        reason = ExitReason.NONE;
        lastLeg = OrderLeg.ENTRY;
        entryReference = plan.entry;
        stopPrice = plan.stop;
        entryExpiryNs = plan.expiryNs;
        tickSize = plan.tickSize;
        movesStop = plan.breakEven;
        timeStop.begin(plan.side, plan.progressPrice, plan.timeStopNs, plan.hardStopNs);
        patience.begin();
        rest.beginNone();
        part.beginNone();
        exit.begin(0);
        early.clear();
        sums.begin();
    }

    /** A closing order for that many shares goes out. */
    void beginExit(long exitId, long quantity) {
        stage = Stage.EXITING;
        exitOrderId = exitId;
        exitCancelled = false;
        exit.begin(quantity);
    }

    /** Whether the closing order brought nothing and ended against our will. */
    boolean isExitFailed() {
        return exit.filled() == 0 && !exitCancelled;
    }

    /** The bracket that a report speaks of; null when it is none of this round trip's, or of the last one's. */
    Bracket bracketOf(ExecutionReport report) {
        if (report.orderId == 0 || report.leg == OrderLeg.EXIT) {
            return null;
        }
        return report.orderId == rest.orderId() ? rest : report.orderId == part.orderId() ? part : null;
    }

    /** The leg that a report speaks of; null when it is none of this round trip's, or of the last one's. */
    LegFills legOf(ExecutionReport report) {
        if (report.leg == OrderLeg.EXIT) {
            return exitOrderId != 0 && report.orderId == exitOrderId ? exit : null;
        }
        Bracket bracket = bracketOf(report);
        return bracket == null ? null : bracket.leg(report.leg);
    }

    /** Whether a fill closes more than is held while a fill of the entry may still be untold. */
    boolean isEarly(ExecutionReport report) {
        if (report.leg == OrderLeg.ENTRY || report.fillQuantity <= closable(report)) {
            return false;
        }
        Bracket bracket = bracketOf(report);
        return bracket == null ? !isEntered() : !bracket.entry.isOver();
    }

    /** Shares that a closing fill may close: what is held, and of target and stop what is held through their bracket. */
    long closable(ExecutionReport report) {
        Bracket bracket = bracketOf(report);
        return bracket == null ? held() : Math.min(held(), bracket.held());
    }

    /** Whether no entry works any more, and all their fills were told. */
    private boolean isEntered() {
        return rest.entry.isOver() && part.entry.isOver();
    }

    /** Side of a fill of that leg. */
    Side sideOf(OrderLeg leg) {
        boolean buys = (leg == OrderLeg.ENTRY) == (side == Side.BUY);
        return buys ? Side.BUY : Side.SELL;
    }

    /** Shares held, micro-shares, never negative. */
    long held() {
        return Math.abs(position.quantity());
    }

    /** What its legs and its position ask for: the transition table of {@link TradeDesk}. */
    Move next() {
        return switch (stage) {
            case NONE -> Move.WAIT;
            case ENTERING -> isEntered() ? Move.EXPIRE : whileGuarded();
            case OPEN -> position.isFlat() && isEntered() ? Move.CLOSE : whileGuarded();
            case CANCELLING -> afterBrackets();
            case EXITING -> afterExit();
            case UNCLOSED -> position.isFlat() ? Move.CLOSE : Move.WAIT;
        };
    }

    /** Brackets that closed what they entered, or of which one guards no longer or not whole, are withdrawn first. */
    private Move whileGuarded() {
        boolean closed = entered() > 0 && position.isFlat();
        if (closed || rest.isUnguarded() || part.isUnguarded()) {
            return Move.WITHDRAW;
        }
        boolean closes = part.orderId() != 0 && sums.exited() > 0;
        if (closes && (rest.isEntering() || part.isEntering())) {
            return Move.STOP_ADDING;
        }
        return closes && isStopToMove() ? Move.MOVE_STOP : Move.WAIT;
    }

    private boolean isStopToMove() {
        boolean untouched = rest.stop.state() == OrderState.WORKING && rest.target.filled() == 0;
        boolean tookProfit = part.isOver() && part.entered() > 0 && part.target.filled() >= part.entered();
        return movesStop && tookProfit && untouched && rest.held() > 0 && isEntered() && isBetter(breakEven());
    }

    /** The order that a word is owed on. */
    long awaitedOrder() {
        if (stage == Stage.EXITING) {
            return exitOrderId;
        }
        return part.awaitsWord() ? part.orderId() : rest.orderId();
    }

    /** Takes for dead what the broker denies. */
    void giveUpDenied() {
        part.giveUpDenied();
        rest.giveUpDenied();
        exit.giveUpIfDenied();
    }

    /** Average price of the entries, rounded to the tick that does not lose. */
    long breakEven() {
        long price = sums.entryPrice();
        long below = Math.floorDiv(price, tickSize) * tickSize;
        return side == Side.BUY && below < price ? below + tickSize : below;
    }

    private boolean isBetter(long stop) {
        return side == Side.BUY ? stop > stopPrice : stop < stopPrice;
    }

    /** The rest's stop is asked to be moved; it is asked once. */
    void beginMove() {
        movesStop = false;
        rest.stop.on(OrderEvent.ASK_REPLACE);
    }

    private Move afterBrackets() {
        if (!rest.isWithdrawn() || !part.isWithdrawn()) {
            return Move.WAIT;
        }
        if (entered() == 0) {
            return Move.EXPIRE;
        }
        return position.isFlat() ? Move.CLOSE : Move.EXIT;
    }

    /** A late fill of the bracket may have closed a part that the closing order would close again. */
    private Move afterExit() {
        if (exit.isOver()) {
            return position.isFlat() ? Move.CLOSE : Move.RETRY;
        }
        return exit.open() > held() && !exitCancelled && !exit.isEnded() ? Move.CANCEL_EXIT : Move.WAIT;
    }

    /** Why a bracket ends that we did not withdraw: it closed the position, or lost a leg. */
    ExitReason ownEnd() {
        return position.isFlat() && lastLeg != OrderLeg.ENTRY ? closedBy() : ExitReason.UNPROTECTED;
    }

    /** Takes a fill of a bracket, or of the closing order, that is no larger than what it closes; gives its profit. */
    long fill(Bracket bracketOrNull, OrderLeg leg, long price, long size, long charges) {
        long gained = position.fill(sideOf(leg), price, size) - charges;
        sums.add(leg == OrderLeg.ENTRY, price, size, charges, gained);
        lastLeg = leg;
        if (bracketOrNull != null) {
            bracketOrNull.fill(leg, size);
        }
        return gained;
    }

    /** Whether the entries, or what is left of them, have had their time and are not being withdrawn. */
    boolean isEntryDue(long timeNs) {
        return isEntering() && timeNs - sentNs >= entryExpiryNs;
    }

    /** Whether entries work that are not being withdrawn. */
    boolean isEntering() {
        return (stage == Stage.ENTERING || stage == Stage.OPEN) && (rest.isEntering() || part.isEntering());
    }

    /** Whether shares may still be bought, or sold short, by its entries. */
    boolean mayEnter() {
        return stage != Stage.NONE && !isEntered();
    }

    /** Begins again after its end, with a late fill of an entry to come. */
    void reopen() {
        stage = Stage.ENTERING;
        openedNs = Missing.LONG;
        reason = ExitReason.NONE;
        lastLeg = OrderLeg.ENTRY;
        movesStop = false;
        sums.begin();
        patience.begin();
    }

    /** Whether an open position has had its time. */
    boolean isTimeUp(long timeNs) {
        return isAtHardStop(timeNs) || timeStop.isStalled(timeNs - openedNs);
    }

    /** Whether an open position has had the longest time it may have. */
    boolean isAtHardStop(long timeNs) {
        return timeStop.isAtHardStop(timeNs - openedNs);
    }

    /** Whether the broker owes a word without which the round trip cannot go on, or its guard is in doubt. */
    boolean awaitsWord() {
        return switch (stage) {
            case NONE, UNCLOSED -> false;
            case ENTERING, OPEN -> rest.awaitsWord() || part.awaitsWord();
            case CANCELLING -> true;
            case EXITING -> exit.state() == OrderState.PENDING || exit.awaitsWord();
        };
    }

    /** Shares entered so far, micro-shares. */
    long entered() {
        return sums.entered();
    }

    /** What closed it: the leg that was filled last, or our reason. */
    ExitReason closedBy() {
        return switch (lastLeg) {
            case TARGET -> ExitReason.TARGET;
            case STOP -> ExitReason.STOP;
            case ENTRY, EXIT -> reason;
        };
    }

    /** Profit after the charges so far if what is held were closed at that price, micro-dollars. */
    long profitAt(long price) {
        return sums.profit() + position.profitAt(price);
    }

    /** Profit over the initial risk; missing when the stop is at the entry. */
    double inR() {
        return inR(sums.profit());
    }

    /** That profit over the initial risk; missing when the stop is at the entry. */
    double inR(long profit) {
        double risk = Math.abs(Micros.toDouble(entryReference - stopPrice)) * Micros.toDouble(entered());
        return risk > 0 ? Micros.toDouble(profit) / risk : Missing.STATISTIC;
    }

    void hash(StateHasher hasher) {
        position.hash(hasher);
        hasher.choice("stage", stage, Stage.VALUES);
        hasher.add(exitOrderId);
        hasher.flag("exitCancelled", exitCancelled);
        hasher.flag("movesStop", movesStop);
        hasher.add(entryExpiryNs);
        hasher.add(tickSize);
        hasher.add(signalId);
        hasher.choice("setup", setup, Setup.VALUES);
        hasher.choice("side", side, Side.VALUES);
        hasher.choice("reason", reason, ExitReason.VALUES);
        hasher.choice("lastLeg", lastLeg, OrderLeg.VALUES);
        hasher.add(sentNs);
        hasher.add(openedNs);
        hasher.add(entryReference);
        hasher.add(stopPrice);
        sums.hash(hasher);
        timeStop.hash(hasher);
        patience.hash(hasher);
        rest.hash(hasher);
        part.hash(hasher);
        exit.hash(hasher);
        for (int i = 0; i < early.size(); i++) {
            early.get(i).describe(hasher);
        }
    }
}
