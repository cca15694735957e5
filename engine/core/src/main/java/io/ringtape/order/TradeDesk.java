package io.ringtape.order;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Effects;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.order.OpenTrade.Stage;

/**
 * Our orders and positions, at most one round trip an instrument. An exit withdraws the bracket, waits for the broker's
 * word, and closes exactly what remains, so that it can never oversell.
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
    }

    private final OpenTrade[] trades;
    private final Effects effects;
    private final Listener listener;
    private final long idBase;
    private final long entryExpiryNs;

    private final OrderRequest request = new OrderRequest();
    private final CancelRequest cancel = new CancelRequest();
    private final PositionChange change = new PositionChange();
    private final TradeClosed closed = new TradeClosed();
    private final Alert alert = new Alert();
    private long realisedToday;

    /**
     * A desk without positions.
     *
     * @param instruments how many instruments there are
     * @param idBase what is added to a sequence to give an id
     * @param entryExpiryNs how long an entry may work without a fill
     */
    public TradeDesk(int instruments, Effects effects, Listener listener, long idBase, long entryExpiryNs) {
        this.effects = effects;
        this.listener = listener;
        this.idBase = idBase;
        this.entryExpiryNs = entryExpiryNs;
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

    /** Side of the round trip; only while busy. */
    public Side side(int instrument) {
        return trades[instrument].side;
    }

    /** Profit of the session after charges, micro-dollars. */
    public long realisedToday() {
        return realisedToday;
    }

    /** Sends a bracket: the entry with its price guard, and target and stop for what will be filled of it. */
    public void enter(int instrument, EntryPlan plan) {
        OpenTrade trade = trades[instrument];
        if (trade.stage != Stage.NONE) {
            throw new IllegalStateException("instrument " + instrument + " has an open round trip: " + trade.stage);
        }
        trade.reset();
        trade.stage = Stage.ENTERING;
        trade.signalId = plan.signalId;
        trade.setup = plan.setup;
        trade.side = plan.side;
        trade.entryReference = plan.entry;
        trade.stopPrice = plan.stop;
        trade.progressPrice = plan.progressPrice;
        trade.progressByNs = plan.timeStopNs;
        trade.hardStopNs = plan.hardStopNs;
        trade.sentNs = effects.now();
        trade.orderId = idBase + effects.nextSequence();
        request.orderId = trade.orderId;
        request.signalId = plan.signalId;
        request.kind = OrderKind.BRACKET;
        request.side = plan.side;
        request.quantity = plan.quantity;
        request.limit = plan.limit;
        request.target = plan.target;
        request.stop = plan.stop;
        request.reason = ExitReason.NONE;
        effects.emit(request, instrument);
    }

    /** Closes the round trip for that reason, unless it is closing already. */
    public void exit(int instrument, ExitReason reason) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.ENTERING || trade.stage == Stage.OPEN) {
            trade.stage = Stage.CANCELLING;
            trade.reason = reason;
            cancel.orderId = trade.orderId;
            cancel.reason = reason;
            effects.emit(cancel, instrument);
        }
    }

    /** A price of the instrument, which may be the progress that the time stop asks for. */
    public void onPrice(int instrument, long price) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.OPEN && !trade.progressed) {
            trade.progressed = trade.side == Side.BUY ? price >= trade.progressPrice : price <= trade.progressPrice;
        }
    }

    /** Engine time reached that instant: entries expire and time stops fall due. */
    public void onTime(int instrument, long timeNs) {
        OpenTrade trade = trades[instrument];
        if (trade.stage == Stage.ENTERING && timeNs - trade.sentNs >= entryExpiryNs) {
            exit(instrument, ExitReason.ENTRY_EXPIRED);
        } else if (trade.stage == Stage.OPEN) {
            long age = timeNs - trade.openedNs;
            if (age >= trade.hardStopNs || (!trade.progressed && age >= trade.progressByNs)) {
                exit(instrument, ExitReason.TIME_STOP);
            }
        }
    }

    /** The broker's word. */
    public void onReport(ExecutionReport report) {
        int instrument = report.instrument;
        OpenTrade trade = instrument >= 0 && instrument < trades.length ? trades[instrument] : null;
        boolean ours = trade != null
                && trade.stage != Stage.NONE
                && (report.orderId == trade.orderId || report.orderId == trade.exitOrderId);
        if (!ours) {
            alert(AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, instrument);
            return;
        }
        switch (report.status) {
            case FILLED, PARTIALLY_FILLED -> onFill(instrument, trade, report);
            case CANCELLED, EXPIRED, REJECTED -> onWithdrawn(instrument, trade, report);
            case ACCEPTED -> {}
            case UNKNOWN -> alert(AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, instrument);
        }
    }

    private void onFill(int instrument, OpenTrade trade, ExecutionReport report) {
        boolean first = trade.entered() == 0;
        long gained = trade.fill(report.side, report.fillPrice, report.fillQuantity, report.fees);
        realisedToday += gained;
        change.orderId = report.orderId;
        change.leg = report.leg;
        change.side = report.side;
        change.price = report.fillPrice;
        change.quantity = report.fillQuantity;
        change.fees = report.fees;
        change.position = trade.position.quantity();
        change.averagePrice = trade.position.isFlat() ? Missing.LONG : trade.position.averagePrice();
        change.realised = gained;
        change.realisedToday = realisedToday;
        effects.emit(change, instrument);
        if (first && report.leg == OrderLeg.ENTRY) {
            trade.openedNs = effects.now();
            if (trade.stage == Stage.ENTERING) {
                trade.stage = Stage.OPEN;
            }
            listener.onEntered(instrument);
        }
        if (trade.position.isFlat() && report.status == OrderStatus.FILLED && report.leg != OrderLeg.ENTRY) {
            close(instrument, trade, report.leg);
        }
    }

    private void onWithdrawn(int instrument, OpenTrade trade, ExecutionReport report) {
        if (report.status == OrderStatus.REJECTED) {
            alert(AlertCode.ORDER_REJECTED, AlertLevel.WARNING, report.orderId, instrument);
        }
        if (trade.entered() == 0) {
            long signalId = trade.signalId;
            trade.stage = Stage.NONE;
            listener.onEntryExpired(instrument, signalId);
        } else if (!trade.position.isFlat()
                && (trade.stage == Stage.CANCELLING || trade.stage == Stage.EXITING || report.leg != OrderLeg.ENTRY)) {
            sendExit(instrument, trade);
        }
    }

    private void sendExit(int instrument, OpenTrade trade) {
        trade.stage = Stage.EXITING;
        trade.exitOrderId = idBase + effects.nextSequence();
        request.orderId = trade.exitOrderId;
        request.signalId = trade.signalId;
        request.kind = OrderKind.EXIT;
        request.side = trade.position.quantity() > 0 ? Side.SELL : Side.BUY;
        request.quantity = Math.abs(trade.position.quantity());
        request.limit = Missing.LONG;
        request.target = Missing.LONG;
        request.stop = Missing.LONG;
        request.reason = trade.reason;
        effects.emit(request, instrument);
    }

    private void close(int instrument, OpenTrade trade, OrderLeg leg) {
        closed.signalId = trade.signalId;
        closed.setup = trade.setup;
        closed.side = trade.side;
        closed.quantity = trade.entered();
        closed.entryPrice = trade.entryPrice();
        closed.exitPrice = trade.exitPrice();
        closed.profit = trade.profit();
        closed.fees = trade.fees();
        closed.r = trade.inR();
        closed.openedNs = trade.openedNs;
        closed.closedNs = effects.now();
        closed.reason =
                leg == OrderLeg.TARGET ? ExitReason.TARGET : leg == OrderLeg.STOP ? ExitReason.STOP : trade.reason;
        trade.stage = Stage.NONE;
        effects.emit(closed, instrument);
        listener.onClosed(instrument, closed);
    }

    private void alert(AlertCode code, AlertLevel level, long value, int instrument) {
        alert.code = code;
        alert.level = level;
        alert.value = value;
        alert.detail.clear();
        effects.emit(alert, instrument);
    }

    /** Folds the desk's state into the digest. */
    public void hash(StateHasher hasher) {
        hasher.add(realisedToday);
        for (OpenTrade trade : trades) {
            trade.hash(hasher);
        }
    }
}
