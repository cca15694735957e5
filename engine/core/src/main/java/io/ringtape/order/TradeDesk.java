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
import io.ringtape.event.TradeStage;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/**
 * Our orders and positions: one {@link RoundTrip} an instrument, to which it hands what concerns that instrument. A
 * report on no order of ours is alerted as critical, as is a fill of an order that is over.
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

    private final RoundTrip[] trips;
    private final DeskEffects out;
    private final Listener listener;

    /**
     * A desk without positions.
     *
     * @param idBase added to an order's sequence to give its id
     * @param waits how long the broker is waited for
     */
    public TradeDesk(int instruments, Effects effects, Listener listener, long idBase, BrokerWaits waits) {
        this.listener = listener;
        out = new DeskEffects(effects, idBase);
        trips = new RoundTrip[instruments];
        for (int i = 0; i < instruments; i++) {
            trips[i] = new RoundTrip(i, out, listener, waits);
        }
    }

    /** Whether the instrument has a position or a working order. */
    public boolean isBusy(int instrument) {
        return trips[instrument].stage() != TradeStage.NONE;
    }

    /** Whether a position is open and its bracket works. */
    public boolean isOpen(int instrument) {
        return trips[instrument].stage() == TradeStage.OPEN;
    }

    /** Whether an entry of the instrument may still be filled. */
    public boolean mayEnter(int instrument) {
        return trips[instrument].mayEnter();
    }

    /** Where the round trip stands. */
    TradeStage stage(int instrument) {
        return trips[instrument].stage();
    }

    /** Side of the round trip; only while busy, or when one just ended. */
    public Side side(int instrument) {
        return trips[instrument].side();
    }

    /** Shares held, micro-shares, negative when short. */
    public long position(int instrument) {
        return trips[instrument].book().position().quantity();
    }

    /** Profit of a busy round trip after charges if what is held were closed at that price, micro-dollars. */
    public long profitAt(int instrument, long price) {
        return trips[instrument].book().profitAt(price);
    }

    /** That profit of a busy round trip in R; missing before its first fill, or when its stop is at its entry. */
    public double inR(int instrument, long profit) {
        return trips[instrument].inR(profit);
    }

    /** Profit of the session after charges, micro-dollars. */
    public long realisedToday() {
        return out.realisedToday();
    }

    /**
     * Begins a round trip by sending a bracket: the entry with its price guard, and target and stop for the shares that
     * it will fill; or two brackets when a part is to take its profit early.
     *
     * @throws IllegalStateException when the instrument is busy
     */
    public void enter(int instrument, EntryPlan plan) {
        trips[instrument].enter(plan);
    }

    /**
     * Closes the round trip for that reason, unless it is closing already. The operator may insist: what the broker
     * denies is then treated as dead, and what could not be closed is tried again at once.
     */
    public void exit(int instrument, ExitReason reason) {
        trips[instrument].exit(reason);
    }

    /** Withdraws the rest of the entry, if any of it works; shares filled so far stay open. */
    public void stopEntering(int instrument) {
        trips[instrument].stopEntering();
    }

    /** A price of the instrument. */
    public void onPrice(int instrument, long price) {
        trips[instrument].onPrice(price);
    }

    /** A beat: whatever is due by that time. */
    public void onTime(int instrument, long timeNs) {
        trips[instrument].onTime(timeNs);
    }

    /** A report of the broker. */
    public void onReport(ExecutionReport report) {
        boolean known = report.instrument >= 0 && report.instrument < trips.length;
        if (!known || !trips[report.instrument].onReport(report)) {
            onForeign(report, known ? report.instrument : Event.NO_INSTRUMENT);
        }
    }

    /** Ignores late non-fill reports on our finished orders; alerts on everything else. */
    private void onForeign(ExecutionReport report, int instrument) {
        boolean ours = out.isOurs(report.orderId);
        if (ReportBooking.isFill(report) || !ours || report.status == OrderStatus.UNKNOWN) {
            out.alert(instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "order not open");
            listener.onDoubt();
        }
    }

    /** Folds the desk's state into the digest. */
    public void hash(StateHasher hasher) {
        out.hash(hasher);
        for (RoundTrip trip : trips) {
            trip.hash(hasher);
        }
    }
}
