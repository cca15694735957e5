package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.order.LegFills.Verdict;
import io.ringtape.order.OpenTrade.Move;
import io.ringtape.order.OpenTrade.Stage;

/**
 * Our orders and positions, at most one round trip an instrument. An exit withdraws the bracket, waits for the broker's
 * word on each of its legs, and closes exactly what remains, so that it can never oversell.
 *
 * <table>
 * <caption>Stages</caption>
 * <tr><th>from</th><th>to</th><th>when</th></tr>
 * <tr><td>NONE</td><td>ENTERING</td><td>a bracket is sent</td></tr>
 * <tr><td>ENTERING</td><td>OPEN</td><td>the first fill of the entry</td></tr>
 * <tr><td>ENTERING</td><td>NONE</td><td>the entry ended unfilled: rejected, cancelled, expired, unknown</td></tr>
 * <tr><td>ENTERING, OPEN</td><td>CANCELLING</td><td>an exit is asked for; target or stop ended without a fill; the
 *     position is flat but the entry's rest works</td></tr>
 * <tr><td>OPEN</td><td>NONE</td><td>target or stop closed the position, and nothing works any more</td></tr>
 * <tr><td>CANCELLING</td><td>NONE</td><td>the bracket works no more and nothing is held</td></tr>
 * <tr><td>CANCELLING</td><td>EXITING</td><td>the bracket works no more; what is held is closed</td></tr>
 * <tr><td>EXITING</td><td>NONE</td><td>the closing order is over and nothing is held</td></tr>
 * <tr><td>EXITING</td><td>UNCLOSED</td><td>the closing order is over and something is held</td></tr>
 * <tr><td>UNCLOSED</td><td>EXITING</td><td>the next beat: another closing order goes out</td></tr>
 * </table>
 *
 * <p>A report is never an error of ours, so none throws. A repeated fill is alerted and changes nothing; one that cannot
 * be (a foreign order, the wrong side, more than was ordered) is alerted as critical and changes nothing; a closing fill
 * of more than is held closes what is held, and the excess is alerted as critical. After a critical one our position is
 * in doubt, which the listener is told.
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

        /** A report does not fit what we know: what is held may differ from what the broker says. */
        void onDoubt();
    }

    private final OpenTrade[] trades;
    private final Effects effects;
    private final DeskEffects out;
    private final Listener listener;
    private final long idBase;
    private final long[] entryExpiryNs;
    private long realisedToday;
    private long newestId;

    /**
     * A desk without positions.
     *
     * @param idBase what is added to a sequence to give an id
     * @param instruments how many instruments there are
     * @param entryExpiryNs by instrument, how long an entry may work without a fill
     */
    public TradeDesk(int instruments, Effects effects, Listener listener, long idBase, long[] entryExpiryNs) {
        this.effects = effects;
        this.listener = listener;
        this.idBase = idBase;
        this.entryExpiryNs = entryExpiryNs.clone();
        newestId = idBase;
        out = new DeskEffects(effects);
        trades = new OpenTrade[instruments];
        for (int i = 0; i < instruments; i++) {
            trades[i] = new OpenTrade();
        }
    }

    /** Whether the instrument has a position or a working order. */
    public boolean isBusy(int instrument) {
        return trades[instrument].stage != Stage.NONE;
    }

    /** Instruments with a position or a working order. */
    public int busy() {
        int count = 0;
        for (OpenTrade trade : trades) {
            if (trade.stage != Stage.NONE) {
                count++;
            }
        }
        return count;
    }

    /** Whether a position is open and its bracket works. */
    public boolean isOpen(int instrument) {
        return trades[instrument].stage == Stage.OPEN;
    }

    /** Side of the round trip; only while busy, or when one just ended. */
    public Side side(int instrument) {
        return trades[instrument].side;
    }

    /** Shares held, micro-shares, negative when short. */
    public long position(int instrument) {
        return trades[instrument].position.quantity();
    }

    /** Profit of the session after charges, micro-dollars. */
    public long realisedToday() {
        return realisedToday;
    }

    /**
     * Sends a bracket: the entry with its price guard, and target and stop for what will be filled of it.
     *
     * @throws IllegalStateException when the instrument is busy
     */
    public void enter(int instrument, EntryPlan plan) {
        OpenTrade trade = trades[instrument];
        if (trade.stage != Stage.NONE) {
            throw new IllegalStateException("instrument " + instrument + " has an open round trip: " + trade.stage);
        }
        newestId = idBase + effects.nextSequence();
        trade.begin(plan, newestId, effects.now());
        out.bracket(instrument, newestId, plan);
    }

    /** Closes the round trip for that reason, unless it is closing already. */
    public void exit(int instrument, ExitReason reason) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.ENTERING || trade.stage == Stage.OPEN) {
            withdraw(instrument, trade, reason);
        }
    }

    /** A price of the instrument, which may be the progress that the time stop asks for. */
    public void onPrice(int instrument, long price) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.OPEN) {
            trade.onPrice(price);
        }
    }

    /** A beat: entries expire, time stops fall due, and what could not be closed is tried again. */
    public void onTime(int instrument, long timeNs) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.ENTERING && timeNs - trade.sentNs >= entryExpiryNs[instrument]) {
            withdraw(instrument, trade, ExitReason.ENTRY_EXPIRED);
        } else if (trade.stage == Stage.OPEN && trade.isTimeUp(timeNs)) {
            withdraw(instrument, trade, ExitReason.TIME_STOP);
        } else if (trade.stage == Stage.UNCLOSED) {
            sendExit(instrument, trade);
        }
    }

    /** The broker's word. */
    public void onReport(ExecutionReport report) {
        int instrument = report.instrument;
        OpenTrade trade = instrument >= 0 && instrument < trades.length ? trades[instrument] : null;
        LegFills leg = trade == null ? null : trade.legOf(report);
        if (leg == null) {
            onForeign(report);
            return;
        }
        switch (report.status) {
            case FILLED, PARTIALLY_FILLED -> onFill(trade, leg, report);
            case CANCELLED, EXPIRED -> leg.end(report.filledQuantity);
            case REJECTED -> onRejected(leg, report);
            case UNKNOWN -> onUnknown(trade, report);
            case ACCEPTED -> {}
        }
        settle(instrument, trade);
    }

    /** A late word on an order of ours that is over says nothing; all else is not ours. */
    private void onForeign(ExecutionReport report) {
        boolean fill = report.status == OrderStatus.FILLED || report.status == OrderStatus.PARTIALLY_FILLED;
        boolean ours = report.orderId > idBase && report.orderId <= newestId;
        if (fill || !ours || report.status == OrderStatus.UNKNOWN) {
            int instrument = report.instrument >= 0 && report.instrument < trades.length
                    ? report.instrument
                    : Event.NO_INSTRUMENT;
            out.alert(instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "order not open");
            listener.onDoubt();
        }
    }

    private void onRejected(LegFills leg, ExecutionReport report) {
        AlertLevel level = report.leg == OrderLeg.ENTRY ? AlertLevel.WARNING : AlertLevel.CRITICAL;
        out.alert(report.instrument, AlertCode.ORDER_REJECTED, level, report.orderId, "");
        leg.end(report.filledQuantity);
    }

    /** An entry that the broker never heard of is lost; of anything else the truth is unknown. */
    private void onUnknown(OpenTrade trade, ExecutionReport report) {
        out.alert(report.instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "broker denies it");
        if (report.leg == OrderLeg.ENTRY && trade.entered() == 0) {
            trade.entry.end(0);
        }
        listener.onDoubt();
    }

    private void onFill(OpenTrade trade, LegFills leg, ExecutionReport report) {
        boolean believable = report.side == trade.sideOf(report.leg) && report.fillPrice > 0;
        Verdict verdict = believable ? leg.judge(report.fillQuantity, report.filledQuantity) : Verdict.IMPOSSIBLE;
        switch (verdict) {
            case FRESH -> onFreshFill(trade, leg, report);
            case REPEATED ->
                out.alert(
                        report.instrument,
                        AlertCode.REPORT_REFUSED,
                        AlertLevel.WARNING,
                        report.filledQuantity,
                        "repeated fill");
            case IMPOSSIBLE -> refuse(report, report.fillQuantity, "impossible fill");
        }
    }

    private void onFreshFill(OpenTrade trade, LegFills leg, ExecutionReport report) {
        boolean enters = report.leg == OrderLeg.ENTRY;
        long size = enters ? report.fillQuantity : Math.min(report.fillQuantity, trade.held());
        leg.take(report.fillQuantity, report.filledQuantity);
        if (report.status == OrderStatus.FILLED) {
            endFilled(trade, leg, report);
        }
        if (size > 0) {
            boolean first = enters && trade.entered() == 0;
            long gained = trade.fill(report.leg, report.fillPrice, size, DeskEffects.charges(report));
            realisedToday += gained;
            out.change(report.instrument, trade, report, size, gained, realisedToday);
            if (first) {
                onFirstFill(report.instrument, trade);
            }
        }
        if (size < report.fillQuantity) {
            refuse(report, report.fillQuantity - size, "more than is held");
        }
    }

    /** FILLED ends its leg, and target and stop end each other. */
    private static void endFilled(OpenTrade trade, LegFills leg, ExecutionReport report) {
        leg.end(report.filledQuantity);
        if (report.leg == OrderLeg.TARGET) {
            trade.stop.end(0);
        } else if (report.leg == OrderLeg.STOP) {
            trade.target.end(0);
        }
    }

    private void onFirstFill(int instrument, OpenTrade trade) {
        trade.openedNs = effects.now();
        if (trade.stage == Stage.ENTERING) {
            trade.stage = Stage.OPEN;
        }
        listener.onEntered(instrument);
    }

    private void refuse(ExecutionReport report, long quantity, String why) {
        out.alert(report.instrument, AlertCode.REPORT_REFUSED, AlertLevel.CRITICAL, quantity, why);
        listener.onDoubt();
    }

    /** Goes on from what the legs and the position are. */
    private void settle(int instrument, OpenTrade trade) {
        Move move = trade.next();
        if (move != Move.WAIT && (trade.stage == Stage.ENTERING || trade.stage == Stage.OPEN)) {
            trade.reason = trade.ownEnd();
        }
        switch (move) {
            case WAIT -> {}
            case EXPIRE -> expire(instrument, trade);
            case CLOSE -> close(instrument, trade);
            case WITHDRAW -> withdraw(instrument, trade, trade.reason);
            case EXIT -> sendExit(instrument, trade);
            case CANCEL_EXIT -> {
                trade.exitCancelled = true;
                out.cancel(instrument, trade.exitOrderId, trade.reason);
            }
            case RETRY -> trade.stage = Stage.UNCLOSED;
        }
    }

    private void withdraw(int instrument, OpenTrade trade, ExitReason reason) {
        trade.stage = Stage.CANCELLING;
        trade.reason = reason;
        out.cancel(instrument, trade.orderId, reason);
    }

    private void sendExit(int instrument, OpenTrade trade) {
        newestId = idBase + effects.nextSequence();
        trade.beginExit(newestId, trade.held());
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
        hasher.add(realisedToday);
        hasher.add(newestId);
        for (OpenTrade trade : trades) {
            trade.hash(hasher);
        }
    }
}
