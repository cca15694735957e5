package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionReport;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/**
 * Our orders and positions: one {@link RoundTrip} per instrument. Routes everything to the round trip of its
 * instrument. A report on an order that is not ours, or a fill of a finished order, raises a critical alert.
 */
public final class TradeDesk {
    /** Receives the events of round trips. */
    public interface RoundTripListener {
        /** Called on the first fill of the entry. */
        void onEntered(int instrument);

        /** Called when the entry ended without a fill. */
        void onEntryExpired(int instrument, long signalId);

        /** Called when the position is flat and no order is working. */
        void onClosed(int instrument, TradeClosed trade);

        /** Called when a fill came after its round trip was over, which reopens it to be closed. */
        void onReopened(int instrument);

        /** Called when a report contradicts our records, so that our position may differ from the broker's. */
        void onDoubt();
    }

    private final RoundTrip[] trips;
    private final DeskEffects out;
    private final RoundTripListener listener;

    /**
     * Creates a desk without positions.
     *
     * @param idBase added to an order's sequence to give its id
     * @param waits how long to wait for the broker
     */
    public TradeDesk(int instruments, Effects effects, RoundTripListener listener, long idBase, BrokerWaits waits) {
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

    /** Whether a position is open with a working bracket. */
    public boolean isOpen(int instrument) {
        return trips[instrument].stage() == TradeStage.OPEN;
    }

    /** Whether an entry of the instrument may still be filled. */
    public boolean mayEnter(int instrument) {
        return trips[instrument].mayEnter();
    }

    TradeStage stage(int instrument) {
        return trips[instrument].stage();
    }

    /** Returns the side of the round trip. Valid while busy and right after its end. */
    public Side side(int instrument) {
        return trips[instrument].side();
    }

    /** Returns the shares held in micros, negative when short. */
    public long position(int instrument) {
        return trips[instrument].book().position().quantity();
    }

    /**
     * Returns the profit of a busy round trip after charges, if its position were closed at {@code price}, in
     * micro-dollars.
     */
    public long profitAt(int instrument, long price) {
        return trips[instrument].book().profitAt(price);
    }

    /** Converts a profit of a busy round trip to R; missing before its first fill, or if its stop is at its entry. */
    public double inR(int instrument, long profit) {
        return trips[instrument].inR(profit);
    }

    /** Returns the session's profit after charges, in micro-dollars. */
    public long realisedToday() {
        return out.realisedToday();
    }

    /**
     * Starts a round trip by sending a bracket: the entry with its price guard, and target and stop for its filled
     * shares. Sends two brackets when a part is to take its profit early.
     *
     * @throws IllegalStateException when the instrument is busy
     */
    public void enter(int instrument, EntryPlan plan) {
        trips[instrument].enter(plan);
    }

    /**
     * Closes the round trip, unless it is closing already. A repeated command of the operator treats legs of a bracket
     * unknown to the broker as dead and, once it has told the position, legs that it was asked about twice and a closing
     * order unknown to it. It retries at once what could not be closed.
     */
    public void exit(int instrument, ExitReason reason) {
        trips[instrument].exit(reason);
    }

    /** Cancels the working rest of the entry, if any. Filled shares stay open. */
    public void stopEntering(int instrument) {
        trips[instrument].stopEntering();
    }

    /** Handles a price of the instrument. */
    public void onPrice(int instrument, long price) {
        trips[instrument].onPrice(price);
    }

    /** Handles a beat: does everything due by {@code timeNs}. */
    public void onTime(int instrument, long timeNs) {
        trips[instrument].onTime(timeNs);
    }

    /** Handles a report of the broker. */
    public void onReport(ExecutionReport report) {
        boolean known = report.instrument >= 0 && report.instrument < trips.length;
        if (!known || !trips[report.instrument].onReport(report)) {
            onForeign(report, known ? report.instrument : Event.NO_INSTRUMENT);
        }
    }

    /**
     * Compares the broker's position with ours, which is the sum of the fills reported so far; a difference raises a
     * critical alert. Nothing is traded on it alone.
     */
    public void onPosition(PositionReport report) {
        if (report.instrument >= 0 && report.instrument < trips.length && Missing.isPresent(report.quantity)) {
            trips[report.instrument].onPosition(report.quantity);
        }
    }

    /** Ends the session: settles, at its last price, a position of ours that the broker no longer holds. */
    public void endSession(int instrument) {
        trips[instrument].endSession();
    }

    /** Ignores late non-fill reports on our finished orders; alerts on everything else. */
    private void onForeign(ExecutionReport report, int instrument) {
        boolean ours = out.isOurs(report.orderId);
        if (ReportBooking.isFill(report) || !ours || report.status == OrderStatus.UNKNOWN) {
            out.alert(instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "order not open");
            listener.onDoubt();
        }
    }

    /** Adds the desk's state to the digest. */
    public void hash(StateHasher hasher) {
        out.hash(hasher);
        for (RoundTrip trip : trips) {
            trip.hash(hasher);
        }
    }
}
