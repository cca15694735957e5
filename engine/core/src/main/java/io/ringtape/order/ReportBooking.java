package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.StateHasher;
import io.ringtape.order.LegFills.FillKind;

/**
 * Books the broker's reports on the legs of one round trip: fills change the position, and a final status ends its leg.
 *
 * <p>Never throws, whatever the report says. A repeated fill raises an alert and changes nothing. An impossible one
 * (wrong side, more than was ordered, FILLED with less) raises a critical alert and changes nothing. A target or stop
 * can fill no more than its entry did; the excess of such a fill raises a critical alert and is not booked. A closing
 * fill of more than is held waits while a fill of the entry may still be outstanding. If none can be, two legs closed
 * the same shares: the fill is booked as the broker reports it, which reverses the position, and raises a critical
 * alert. Every critical alert tells the listener that our position is in doubt.
 */
final class ReportBooking {
    /** Receives the consequences of reports for the round trip. */
    interface BookingListener {
        /** Called when the first fill that opens the round trip was booked. */
        void onFirstFill();

        /** Called when a report contradicts our records, so that our position may differ from the broker's. */
        void onDoubt();
    }

    private final EntryPlan plan;
    private final TripOrders orders;
    private final FillBook book;
    private final DeskEffects out;
    private final BookingListener listener;
    private final EarlyFills early = new EarlyFills();

    ReportBooking(EntryPlan plan, TripOrders orders, FillBook book, DeskEffects out, BookingListener listener) {
        this.plan = plan;
        this.orders = orders;
        this.book = book;
        this.out = out;
        this.listener = listener;
    }

    /** Books a report on a leg of the round trip. */
    void book(LegFills leg, ExecutionReport report) {
        switch (report.status) {
            case FILLED, PARTIALLY_FILLED -> onFill(leg, report);
            case CANCELLED -> onEnd(leg, OrderEvent.CANCEL, report);
            case EXPIRED -> onEnd(leg, OrderEvent.EXPIRE, report);
            case REJECTED -> onRejected(leg, report);
            case UNKNOWN -> onUnknown(leg, report);
            case ACCEPTED -> leg.on(OrderEvent.ACCEPT);
            case REPLACED -> onAnswer(leg, OrderEvent.REPLACE, report);
            case REPLACE_REJECTED -> onAnswer(leg, OrderEvent.REFUSE_REPLACE, report);
        }
        if (report.leg == OrderLeg.ENTRY) {
            bookEarly();
        }
    }

    /**
     * Whether a report on an order that was over is a valid new fill, of shares that its leg can have filled. Keeps a
     * closing fill that waits for the fills of an entry treated as dead.
     */
    boolean isLate(LegFills leg, ExecutionReport report) {
        if (!isFill(report) || kindOf(leg, report) != FillKind.FRESH) {
            return false;
        }
        boolean waits = isEarly(leg, report);
        if (waits) {
            early.keep(report);
        }
        return !waits && bookable(leg, report) > 0;
    }

    /** Whether a report contains a fill. */
    static boolean isFill(ExecutionReport report) {
        return report.status == OrderStatus.FILLED || report.status == OrderStatus.PARTIALLY_FILLED;
    }

    private FillKind kindOf(LegFills leg, ExecutionReport report) {
        boolean credible = report.side == orders.sideOf(report) && report.fillPrice > 0 && isComplete(leg, report);
        return credible ? leg.kindOf(report.fillQuantity, report.filledQuantity) : FillKind.IMPOSSIBLE;
    }

    /**
     * Whether a FILLED report is complete. FILLED means everything ordered for entry and closing order, and everything
     * entered for target and stop.
     */
    private static boolean isComplete(LegFills leg, ExecutionReport report) {
        boolean guards = report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP;
        return report.status != OrderStatus.FILLED || guards || report.filledQuantity == leg.ordered();
    }

    /** Alerts on a fill that was booked before. Returns whether the report is one. */
    boolean isRepeated(LegFills leg, ExecutionReport report) {
        boolean repeated = leg.kindOf(report.fillQuantity, report.filledQuantity) == FillKind.REPEATED;
        if (repeated) {
            onRepeated(report);
        }
        return repeated;
    }

    private void onRepeated(ExecutionReport report) {
        warn(report, AlertCode.REPORT_REFUSED, report.filledQuantity, "repeated fill");
    }

    private void onEnd(LegFills leg, OrderEvent event, ExecutionReport report) {
        if (report.filledQuantity > leg.ordered()) {
            refuse(report, report.filledQuantity, "more than was ordered");
        } else {
            leg.end(event, report.filledQuantity);
        }
    }

    /**
     * Handles a rejection. A rejected entry does no harm; a rejected exit leaves a position that we wanted to close.
     */
    private void onRejected(LegFills leg, ExecutionReport report) {
        if (!leg.isEnded()) {
            boolean harmless = report.leg == OrderLeg.ENTRY;
            AlertLevel level = harmless ? AlertLevel.WARNING : AlertLevel.CRITICAL;
            out.alert(report.instrument, AlertCode.ORDER_REJECTED, level, report.orderId, report.reason.toString());
            if (!harmless) {
                listener.onDoubt();
            }
        }
        onEnd(leg, OrderEvent.REJECT, report);
    }

    /**
     * Alerts on a rejected replacement, which leaves the leg unchanged, and on an answer to a replacement that we did
     * not request.
     */
    private void onAnswer(LegFills leg, OrderEvent event, ExecutionReport report) {
        if (event == OrderEvent.REFUSE_REPLACE && leg.state() == OrderState.PENDING_REPLACE) {
            warn(report, AlertCode.ORDER_REJECTED, report.orderId, "replacement refused");
        }
        String why = OrderLife.why(leg.state(), event);
        if (!leg.on(event)) {
            warn(report, AlertCode.REPORT_REFUSED, report.orderId, why);
        } else if (report.leg == OrderLeg.STOP) {
            orders.bracketOf(report).onStopReplaced(event == OrderEvent.REPLACE);
        }
    }

    /**
     * Treats an entry unknown to the broker as lost, and cancels it in case it still arrives. For any other leg the
     * truth is unknown, and nothing is sent on a guess.
     */
    private void onUnknown(LegFills leg, ExecutionReport report) {
        out.alert(
                report.instrument,
                AlertCode.UNKNOWN_ORDER,
                AlertLevel.CRITICAL,
                report.orderId,
                "unknown to the broker");
        leg.on(OrderEvent.DENY);
        if (report.leg == OrderLeg.ENTRY && orders.bracketOf(report).entered() == 0) {
            orders.cancelLost(orders.bracketOf(report));
        }
        listener.onDoubt();
    }

    private void onFill(LegFills leg, ExecutionReport report) {
        switch (kindOf(leg, report)) {
            case FRESH -> {
                if (isEarly(leg, report)) {
                    early.keep(report);
                } else {
                    onFreshFill(leg, report);
                }
            }
            case REPEATED -> onRepeated(report);
            case IMPOSSIBLE -> refuse(report, report.fillQuantity, "impossible fill");
        }
    }

    private void onFreshFill(LegFills leg, ExecutionReport report) {
        long size = bookable(leg, report);
        boolean overfills = report.leg != OrderLeg.ENTRY && size > closable(report);
        leg.take(report.fillQuantity, report.filledQuantity);
        if (report.status == OrderStatus.FILLED) {
            endFilled(leg, report);
        }
        if (size > 0) {
            bookFill(report, size);
        }
        if (overfills) {
            onOverfilled(report);
        }
        if (size < report.fillQuantity) {
            refuse(report, report.fillQuantity - size, "more than was entered");
        }
    }

    /**
     * Returns the shares of a fill that its leg can have filled. A target or stop guards what its bracket entered; a
     * report of more is wrong, whatever the position.
     */
    private long bookable(LegFills leg, ExecutionReport report) {
        Bracket bracket = orders.bracketOf(report);
        if (bracket == null || report.leg == OrderLeg.ENTRY) {
            return report.fillQuantity;
        }
        return Math.min(report.fillQuantity, Math.max(0, bracket.entered() - leg.filled()));
    }

    private void bookFill(ExecutionReport report, long size) {
        boolean first = book.opens(report) && book.entered() == 0;
        Bracket bracket = orders.bracketOf(report);
        long reference = bracket == null ? Missing.LONG : bracket.priceOf(report.leg);
        long gained = book.fill(report, size, reference);
        if (bracket != null) {
            bracket.fill(report.leg, size);
        }
        out.change(plan.signalId, book.position(), report, size, gained);
        if (first) {
            book.openedAt(out.now());
            listener.onFirstFill();
        }
    }

    /** Alerts on a fill that closed shares which another leg had closed already. */
    private void onOverfilled(ExecutionReport report) {
        Bracket bracket = orders.bracketOf(report);
        boolean both = bracket != null && bracket.areBothFilled();
        AlertCode code = both ? AlertCode.BOTH_LEGS_FILLED : AlertCode.OVERFILLED;
        out.alert(report.instrument, code, AlertLevel.CRITICAL, report.orderId, "more than was held is closed");
        listener.onDoubt();
    }

    private void endFilled(LegFills leg, ExecutionReport report) {
        switch (report.leg) {
            case ENTRY, EXIT -> leg.end(OrderEvent.WHOLE, report.filledQuantity);
            case TARGET, STOP -> orders.bracketOf(report).endFilled(report.leg, report.filledQuantity);
        }
    }

    /**
     * Whether a fill closes more than is held, for target and stop more than their bracket holds, while a fill of the
     * entry may still be outstanding.
     */
    private boolean isEarly(LegFills leg, ExecutionReport report) {
        if (report.leg == OrderLeg.ENTRY) {
            return false;
        }
        Bracket bracket = orders.bracketOf(report);
        if (bracket == null) {
            boolean isMore = report.fillQuantity > book.closable(report.side);
            return isMore && !orders.brackets().isEntered() && !orders.isEarlier(report);
        }
        if (report.fillQuantity <= bracket.held()) {
            return false;
        }
        boolean lacksEntry = bracket.isEntryGivenUp() && bookable(leg, report) < report.fillQuantity;
        return lacksEntry || !bracket.isEntered();
    }

    /**
     * Returns the shares that a closing fill can close: what is held; for target and stop, what their bracket holds.
     */
    private long closable(ExecutionReport report) {
        Bracket bracket = orders.bracketOf(report);
        long held = book.closable(report.side);
        return bracket == null ? held : Math.min(held, bracket.held());
    }

    /**
     * Books what is held as closed at the last price, because the broker no longer holds it and has not reported the
     * fills.
     */
    void bookUnreported(int instrument) {
        long shares = book.held();
        ExecutionReport estimate = new ExecutionReport();
        estimate.instrument = instrument;
        estimate.orderId = orders.newestOrder();
        estimate.leg = estimate.orderId == orders.closing().orderId() ? OrderLeg.EXIT : OrderLeg.STOP;
        estimate.side = book.closingSide();
        estimate.fillPrice = book.lastPrice();
        long gained = book.fill(estimate, shares, Missing.LONG);
        out.change(plan.signalId, book.position(), estimate, shares, gained);
        orders.takeUnreported(shares);
    }

    /** Whether a closing fill waits for the end of the entry, though it needs no more shares of it. */
    boolean awaitsEntrysEnd() {
        for (int place = 0; place < early.count(); place++) {
            ExecutionReport report = early.at(place);
            boolean needsNoMore = bookable(orders.legOf(report), report) == report.fillQuantity;
            if (needsNoMore && !orders.isEarlier(report)) {
                return true;
            }
        }
        return false;
    }

    /** Books the closing fills that arrived before the entry's own, as far as the entry has caught up. */
    void bookEarly() {
        int place = 0;
        while (place < early.count()) {
            ExecutionReport report = early.at(place);
            if (orders.isEarlier(report) || isEarly(orders.legOf(report), report)) {
                place++;
            } else {
                early.remove(place);
                onFill(orders.legOf(report), report);
            }
        }
    }

    private void warn(ExecutionReport report, AlertCode code, long value, String detail) {
        out.alert(report.instrument, code, AlertLevel.WARNING, value, detail);
    }

    private void refuse(ExecutionReport report, long quantity, String why) {
        out.alert(report.instrument, AlertCode.REPORT_REFUSED, AlertLevel.CRITICAL, quantity, why);
        listener.onDoubt();
    }

    void hash(StateHasher hasher) {
        early.hash(hasher);
    }
}
