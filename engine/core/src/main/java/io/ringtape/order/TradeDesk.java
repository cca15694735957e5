package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.order.OpenTrade.Move;
import io.ringtape.order.OpenTrade.Stage;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/**
 * Our orders and positions, at most one round trip an instrument, of one bracket or of two. An exit withdraws the
 * brackets, waits for the broker's word on each of their legs, and closes exactly what remains, so that it can never
 * oversell. Where each leg stands is told by {@link OrderLife}.
 *
 * <table>
 * <caption>Stages</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>NONE</td><td>ENTERING</td><td>one bracket is sent, or two</td></tr>
 * <tr><td>ENTERING</td><td>OPEN</td><td>the first fill of the entry</td></tr>
 * <tr><td>ENTERING</td><td>NONE</td><td>the entry ended unfilled: rejected, cancelled, expired, unknown</td></tr>
 * <tr><td>ENTERING, OPEN</td><td>the same</td><td>the entry had its time: its rest is withdrawn</td></tr>
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
 * <p>When the broker owes a word for longer than {@link BrokerWaits#silenceNs}, each such while is alerted as
 * critical and the withdrawals are sent again; a closing order that nobody confirmed is withdrawn, and sent again when the
 * broker says that it is. Nothing is sold on a guess: an order that the broker denies is taken for dead only when the
 * operator says FLATTEN or KILL once more.
 *
 * <p>What a report may say, and what becomes of one that repeats itself, comes out of order or cannot be, is told at
 * {@link BrokerWord}. A report on no order of ours is alerted as critical, as is a fill of an order that is over.
 */
public final class TradeDesk {
    /** Hears what becomes of a round trip. */
    public interface Listener {
        /** The first fill of the entry. */
        void onEntered(int instrument);

        /** The entry ended without a fill. */
        void onEntryExpired(int instrument, long signalId);

        /** The position is flat and nothing works any more. */
        void onClosed(int instrument, TradeClosed trade);

        /** An entry was filled after its round trip was over: it begins again, to be closed. */
        void onReopened(int instrument);

        /** A report does not fit what we know: what is held may differ from what the broker says. */
        void onDoubt();
    }

    private final OpenTrade[] trades;
    private final Effects effects;
    private final DeskEffects out;
    private final BrokerWord word;
    private final Listener listener;
    private final long idBase;
    private final BrokerWaits waits;
    private long newestId;

    /**
     * A desk without positions.
     *
     * @param idBase what is added to a sequence to give an id
     * @param waits how long the broker is waited for
     */
    public TradeDesk(int instruments, Effects effects, Listener listener, long idBase, BrokerWaits waits) {
        this.effects = effects;
        this.listener = listener;
        this.idBase = idBase;
        this.waits = waits;
        newestId = idBase;
        out = new DeskEffects(effects);
        word = new BrokerWord(effects, out, listener);
        trades = new OpenTrade[instruments];
        for (int i = 0; i < instruments; i++) {
            trades[i] = new OpenTrade();
        }
    }

    /** Whether the instrument has a position or a working order. */
    public boolean isBusy(int instrument) {
        return trades[instrument].stage != Stage.NONE;
    }

    /** Whether a position is open and its bracket works. */
    public boolean isOpen(int instrument) {
        return trades[instrument].stage == Stage.OPEN;
    }

    /** Whether an entry of the instrument may still be filled. */
    public boolean mayEnter(int instrument) {
        return trades[instrument].mayEnter();
    }

    /** Where the round trip stands. */
    Stage stage(int instrument) {
        return trades[instrument].stage;
    }

    /** Side of the round trip; only while busy, or when one just ended. */
    public Side side(int instrument) {
        return trades[instrument].side;
    }

    /** Shares held, micro-shares, negative when short. */
    public long position(int instrument) {
        return trades[instrument].position.quantity();
    }

    /** Profit of a busy round trip after charges if what is held were closed at that price, micro-dollars. */
    public long profitAt(int instrument, long price) {
        return trades[instrument].profitAt(price);
    }

    /** That profit of a busy round trip in R; missing before its first fill, or when its stop is at its entry. */
    public double inR(int instrument, long profit) {
        return trades[instrument].inR(profit);
    }

    /** Profit of the session after charges, micro-dollars. */
    public long realisedToday() {
        return word.realisedToday();
    }

    /**
     * Sends a bracket: the entry with its price guard, and target and stop for what will be filled of it; or two, when a
     * part is to take its profit early.
     *
     * @throws IllegalStateException when the instrument is busy
     */
    public void enter(int instrument, EntryPlan plan) {
        OpenTrade trade = trades[instrument];
        if (trade.stage != Stage.NONE) {
            throw new IllegalStateException("instrument " + instrument + " has an open round trip: " + trade.stage);
        }
        trade.begin(plan, effects.now());
        if (plan.partQuantity > 0) {
            send(instrument, trade.part, plan, plan.partQuantity, plan.partTarget);
        }
        send(instrument, trade.rest, plan, plan.quantity - plan.partQuantity, plan.target);
    }

    private void send(int instrument, Bracket bracket, EntryPlan plan, long quantity, long target) {
        newestId = idBase + effects.nextSequence();
        bracket.begin(newestId, quantity);
        out.bracket(instrument, newestId, plan, quantity, target);
    }

    /**
     * Closes the round trip for that reason, unless it is closing already. The operator may insist: what the broker denies
     * is then taken for dead, and what could not be closed is tried again at once.
     */
    public void exit(int instrument, ExitReason reason) {
        OpenTrade trade = trades[instrument];
        switch (trade.stage) {
            case NONE -> {}
            case ENTERING, OPEN -> withdraw(instrument, trade, reason);
            case CANCELLING, EXITING, UNCLOSED -> {
                if (reason == ExitReason.OPERATOR || reason == ExitReason.KILL) {
                    insist(instrument, trade);
                }
            }
        }
    }

    /** Withdraws what is left of the entry, if any of it works; what is filled of it stays open. */
    public void stopEntering(int instrument) {
        OpenTrade trade = trades[instrument];
        if (trade.isEntering()) {
            stopEntering(instrument, trade, ExitReason.ENTRY_EXPIRED);
        }
    }

    private void insist(int instrument, OpenTrade trade) {
        trade.giveUpDenied();
        settle(instrument, trade);
        if (trade.stage == Stage.UNCLOSED) {
            sendExit(instrument, trade);
        }
    }

    /** A price of the instrument, which may be the progress that the time stop asks for. */
    public void onPrice(int instrument, long price) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.OPEN) {
            trade.timeStop.onPrice(price);
        }
    }

    /**
     * A beat: entries expire, time stops fall due, what could not be closed is tried again, and a broker that keeps silent
     * is asked again.
     */
    public void onTime(int instrument, long timeNs) {
        OpenTrade trade = trades[instrument];
        boolean silent = trade.patience.isSilent(trade.awaitsWord(), timeNs, waits);
        if (trade.stage == Stage.OPEN && trade.isTimeUp(timeNs)) {
            withdraw(instrument, trade, trade.isAtHardStop(timeNs) ? ExitReason.HARD_STOP : ExitReason.TIME_STOP);
        } else if (trade.isEntryDue(timeNs)) {
            stopEntering(instrument, trade, ExitReason.ENTRY_EXPIRED);
        } else if (trade.stage == Stage.UNCLOSED && trade.patience.mayRetry(timeNs)) {
            sendExit(instrument, trade);
        } else if (silent) {
            askAgain(instrument, trade);
        }
    }

    /** The broker owes a word. Withdrawals are sent again, and a closing order that nobody confirmed is withdrawn. */
    private void askAgain(int instrument, OpenTrade trade) {
        out.alert(instrument, AlertCode.BROKER_SILENT, AlertLevel.CRITICAL, trade.awaitedOrder(), trade.stage.name());
        listener.onDoubt();
        if (trade.stage == Stage.EXITING) {
            if (trade.exit.state() == OrderState.PENDING || trade.exit.state() == OrderState.PENDING_CANCEL) {
                cancelExit(instrument, trade);
            }
        } else {
            for (int i = 0; i < trade.brackets.size(); i++) {
                cancelAgain(instrument, trade, trade.brackets.get(i));
            }
        }
    }

    private void cancelAgain(int instrument, OpenTrade trade, Bracket bracket) {
        if (!bracket.awaitsCancel()) {
            return;
        }
        if (trade.stage == Stage.CANCELLING) {
            out.cancel(instrument, bracket.orderId(), trade.reason);
        } else {
            out.cancelEntry(instrument, bracket.orderId(), ExitReason.ENTRY_EXPIRED);
        }
    }

    /** The broker's word. */
    public void onReport(ExecutionReport report) {
        int instrument = report.instrument;
        OpenTrade trade = instrument >= 0 && instrument < trades.length ? trades[instrument] : null;
        LegFills leg = trade == null ? null : trade.legOf(report);
        if (leg != null && trade.stage != Stage.NONE) {
            word.take(trade, leg, report);
            settle(instrument, trade);
        } else if (leg != null && trade.stage == Stage.NONE && word.isLateEntry(trade, leg, report)) {
            reopen(instrument, trade, leg, report);
        } else if (leg == null || !BrokerWord.isFill(report) || !word.isRepeated(leg, report)) {
            onForeign(report);
        }
    }

    /** Shares that came after all had seemed over: what guards them is withdrawn, and they are closed. */
    private void reopen(int instrument, OpenTrade trade, LegFills leg, ExecutionReport report) {
        out.alert(instrument, AlertCode.LATE_FILL, AlertLevel.CRITICAL, report.orderId, "its round trip was over");
        listener.onDoubt();
        trade.reopen();
        listener.onReopened(instrument);
        word.take(trade, leg, report);
        withdraw(instrument, trade, ExitReason.UNPROTECTED);
        settle(instrument, trade);
    }

    /** A late word on an order of ours that is over says nothing; all else is not ours. */
    private void onForeign(ExecutionReport report) {
        boolean ours = report.orderId > idBase && report.orderId <= newestId;
        if (BrokerWord.isFill(report) || !ours || report.status == OrderStatus.UNKNOWN) {
            int instrument = report.instrument >= 0 && report.instrument < trades.length
                    ? report.instrument
                    : Event.NO_INSTRUMENT;
            out.alert(instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "order not open");
            listener.onDoubt();
        }
    }

    /** Goes on from what the legs and the position are; a bracket may prove to be over as it is withdrawn. */
    private void settle(int instrument, OpenTrade trade) {
        Move move = trade.next();
        if (ends(move) && (trade.stage == Stage.ENTERING || trade.stage == Stage.OPEN)) {
            trade.reason = trade.ownEnd();
        }
        switch (move) {
            case WAIT -> {}
            case EXPIRE -> expire(instrument, trade);
            case CLOSE -> close(instrument, trade);
            case WITHDRAW -> {
                withdraw(instrument, trade, trade.reason);
                settle(instrument, trade);
            }
            case STOP_ADDING -> {
                stopEntering(instrument, trade, trade.closedBy());
                settle(instrument, trade);
            }
            case MOVE_STOP -> {
                trade.beginMove();
                out.moveStop(instrument, trade.rest.orderId(), trade.breakEven());
            }
            case EXIT -> sendExit(instrument, trade);
            case CANCEL_EXIT -> cancelExit(instrument, trade);
            case RETRY -> {
                trade.stage = Stage.UNCLOSED;
                trade.patience.awaitRetry(trade.isExitFailed(), effects.now(), waits);
            }
        }
    }

    private void cancelExit(int instrument, OpenTrade trade) {
        trade.exitCancelled = true;
        trade.exit.on(OrderEvent.ASK_CANCEL);
        out.cancel(instrument, trade.exitOrderId, trade.reason);
    }

    private static boolean ends(Move move) {
        return move == Move.EXPIRE || move == Move.CLOSE || move == Move.WITHDRAW;
    }

    private void withdraw(int instrument, OpenTrade trade, ExitReason reason) {
        trade.stage = Stage.CANCELLING;
        trade.reason = reason;
        trade.patience.onAsk();
        for (int i = 0; i < trade.brackets.size(); i++) {
            Bracket bracket = trade.brackets.get(i);
            if (!bracket.isOver()) {
                bracket.askCancel();
                out.cancel(instrument, bracket.orderId(), reason);
            }
        }
    }

    private void stopEntering(int instrument, OpenTrade trade, ExitReason reason) {
        trade.patience.onAsk();
        for (int i = 0; i < trade.brackets.size(); i++) {
            Bracket bracket = trade.brackets.get(i);
            if (bracket.isEntering()) {
                bracket.askEntryCancel();
                out.cancelEntry(instrument, bracket.orderId(), reason);
            }
        }
    }

    private void sendExit(int instrument, OpenTrade trade) {
        newestId = idBase + effects.nextSequence();
        trade.beginExit(newestId, trade.held());
        trade.patience.onAsk();
        out.exit(instrument, trade);
    }

    private void expire(int instrument, OpenTrade trade) {
        trade.stage = Stage.NONE;
        listener.onEntryExpired(instrument, trade.signalId);
    }

    private void close(int instrument, OpenTrade trade) {
        trade.stage = Stage.NONE;
        listener.onClosed(instrument, out.closed(instrument, trade));
    }

    /** Folds the desk's state into the digest. */
    public void hash(StateHasher hasher) {
        word.hash(hasher);
        hasher.add(newestId);
        for (OpenTrade trade : trades) {
            trade.hash(hasher);
        }
    }
}
