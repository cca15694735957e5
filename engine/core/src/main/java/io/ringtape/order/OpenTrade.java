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
        /** The bracket is out, nothing is filled. */
        ENTERING,
        /** A position is open and its bracket works. */
        OPEN,
        /** The bracket is being withdrawn; what remains is closed when the broker has said so. */
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
        /** Withdraw what works of the bracket. */
        WITHDRAW,
        /** Close what is held. */
        EXIT,
        /** The closing order is larger than what is held: withdraw it. */
        CANCEL_EXIT,
        /** The closing order ended too early: try again later. */
        RETRY
    }

    final Position position = new Position();
    final LegFills entry = new LegFills();
    final LegFills target = new LegFills();
    final LegFills stop = new LegFills();
    final LegFills exit = new LegFills();
    final TradeSums sums = new TradeSums();

    /** Closing fills that came before the entry's own. */
    final List<ExecutionReport> early = new ArrayList<>();

    Stage stage = Stage.NONE;
    long orderId;
    long exitOrderId;
    boolean exitCancelled;
    boolean entryExpired;
    long retryAtNs;
    long signalId;
    Setup setup = Setup.VWAP_RECLAIM;
    Side side = Side.BUY;
    long sentNs;
    long openedNs = Missing.LONG;
    ExitReason reason = ExitReason.NONE;
    OrderLeg lastLeg = OrderLeg.ENTRY;

    private long entryReference;
    private long stopPrice;
    private long progressByNs;
    private long hardStopNs;
    private long progressPrice;
    private boolean progressed;
    private long retryWaitNs;

    /** Starts with that plan's bracket, sent at that instant. */
    void begin(EntryPlan plan, long bracketId, long timeNs) {
        stage = Stage.ENTERING;
        orderId = bracketId;
        exitOrderId = 0;
        exitCancelled = false;
        entryExpired = false;
        signalId = plan.signalId;
        setup = plan.setup;
        side = plan.side;
        sentNs = timeNs;
        openedNs = Missing.LONG;
        reason = ExitReason.NONE;
        lastLeg = OrderLeg.ENTRY;
        entryReference = plan.entry;
        stopPrice = plan.stop;
        progressByNs = plan.timeStopNs;
        hardStopNs = plan.hardStopNs;
        progressPrice = plan.progressPrice;
        progressed = false;
        entry.begin(plan.quantity);
        target.begin(plan.quantity);
        stop.begin(plan.quantity);
        exit.begin(0);
        early.clear();
        sums.begin();
        retryAtNs = 0;
        retryWaitNs = 0;
    }

    /** A closing order for that many shares goes out. */
    void beginExit(long exitId, long quantity) {
        stage = Stage.EXITING;
        exitOrderId = exitId;
        exitCancelled = false;
        exit.begin(quantity);
    }

    /**
     * The closing order ended at that instant, and something is held. It is sent again at once when it had filled a
     * part or we had withdrawn it, else after a wait that doubles from the first to the longest.
     */
    void awaitRetry(long timeNs, long firstWaitNs, long longestWaitNs) {
        stage = Stage.UNCLOSED;
        boolean failed = exit.filled() == 0 && !exitCancelled;
        long next = retryWaitNs == 0 ? firstWaitNs : Math.min(2 * retryWaitNs, longestWaitNs);
        retryWaitNs = failed ? next : 0;
        retryAtNs = timeNs + retryWaitNs;
    }

    /** The leg that a report speaks of; null when it is none of this round trip's, or of the last one's. */
    LegFills legOf(ExecutionReport report) {
        if (report.leg == OrderLeg.EXIT) {
            return exitOrderId != 0 && report.orderId == exitOrderId ? exit : null;
        }
        if (report.orderId != orderId) {
            return null;
        }
        return switch (report.leg) {
            case ENTRY -> entry;
            case TARGET -> target;
            case STOP -> stop;
            case EXIT -> null;
        };
    }

    /** Whether a fill closes more than is held while a fill of the entry may still be untold. */
    boolean isEarly(ExecutionReport report) {
        return report.leg != OrderLeg.ENTRY && report.fillQuantity > held() && !entry.isOver();
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
            case ENTERING -> entry.isOver() ? Move.EXPIRE : whileGuarded();
            case OPEN -> position.isFlat() && entry.isOver() ? Move.CLOSE : whileGuarded();
            case CANCELLING -> afterBracket();
            case EXITING -> afterExit();
            case UNCLOSED -> position.isFlat() ? Move.CLOSE : Move.WAIT;
        };
    }

    /** A bracket that closed what it entered, or that guards it no longer or not whole, is withdrawn first. */
    private Move whileGuarded() {
        boolean closed = entered() > 0 && position.isFlat();
        return closed || target.isOver() || stop.isOver() ? Move.WITHDRAW : Move.WAIT;
    }

    private Move afterBracket() {
        boolean over = entry.isOver() && (position.isFlat() || (target.isOver() && stop.isOver()));
        if (!over) {
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
        return exit.open() > held() && !exitCancelled ? Move.CANCEL_EXIT : Move.WAIT;
    }

    /** Why a bracket ends that we did not withdraw: it closed the position, or lost a leg. */
    ExitReason ownEnd() {
        return position.isFlat() && lastLeg != OrderLeg.ENTRY ? closedBy() : ExitReason.UNPROTECTED;
    }

    /** Takes a fill that is no larger than what it closes, and gives its profit after charges. */
    long fill(OrderLeg leg, long price, long size, long charges) {
        long gained = position.fill(sideOf(leg), price, size) - charges;
        sums.add(leg == OrderLeg.ENTRY, price, size, charges, gained);
        lastLeg = leg;
        return gained;
    }

    /** A price of the instrument, which may be the progress that the time stop asks for. */
    void onPrice(long price) {
        if (!progressed) {
            progressed = side == Side.BUY ? price >= progressPrice : price <= progressPrice;
        }
    }

    /** Whether the entry, or what is left of it, has had its time and is not being withdrawn. */
    boolean isEntryDue(long timeNs, long entryExpiryNs) {
        boolean works = (stage == Stage.ENTERING || stage == Stage.OPEN) && !entry.isEnded();
        return works && !entryExpired && timeNs - sentNs >= entryExpiryNs;
    }

    /** Whether an open position has had its time. */
    boolean isTimeUp(long timeNs) {
        long age = timeNs - openedNs;
        return age >= hardStopNs || (!progressed && age >= progressByNs);
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
        hasher.add(orderId);
        hasher.add(exitOrderId);
        hasher.flag("exitCancelled", exitCancelled);
        hasher.flag("entryExpired", entryExpired);
        hasher.flag("progressed", progressed);
        hasher.add(signalId);
        hasher.choice("setup", setup, Setup.VALUES);
        hasher.choice("side", side, Side.VALUES);
        hasher.choice("reason", reason, ExitReason.VALUES);
        hasher.choice("lastLeg", lastLeg, OrderLeg.VALUES);
        hasher.add(sentNs);
        hasher.add(openedNs);
        hasher.add(retryAtNs);
        hasher.add(retryWaitNs);
        hasher.add(progressPrice);
        hasher.add(progressByNs);
        hasher.add(hardStopNs);
        hasher.add(entryReference);
        hasher.add(stopPrice);
        sums.hash(hasher);
        entry.hash(hasher);
        target.hash(hasher);
        stop.hash(hasher);
        exit.hash(hasher);
        for (ExecutionReport report : early) {
            report.describe(hasher);
        }
    }
}
