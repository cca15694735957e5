package io.ringtape.order;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.StateHasher;
import io.ringtape.order.LegFills.Verdict;

/**
 * Takes the broker's word on the legs of a round trip: fills change the position, ends end legs.
 *
 * <p>A report is never an error of ours, so none throws. A repeated fill is alerted and changes nothing. One that cannot
 * be (the wrong side, more than was ordered, FILLED with less) is alerted as critical and changes nothing. A closing
 * fill of more than is held waits while a fill of the entry may still be untold; when none can be, it closes what is
 * held, and the excess is alerted as critical. Every critical alert tells the listener that our position is in doubt.
 */
final class BrokerWord {
    private final Effects effects;
    private final DeskEffects out;
    private final TradeDesk.Listener listener;
    private long realisedToday;

    BrokerWord(Effects effects, DeskEffects out, TradeDesk.Listener listener) {
        this.effects = effects;
        this.out = out;
        this.listener = listener;
    }

    /** Profit of the session after charges, micro-dollars. */
    long realisedToday() {
        return realisedToday;
    }

    void take(OpenTrade trade, LegFills leg, ExecutionReport report) {
        switch (report.status) {
            case FILLED, PARTIALLY_FILLED -> onFill(trade, leg, report);
            case CANCELLED -> onEnd(leg, OrderEvent.CANCEL, report);
            case EXPIRED -> onEnd(leg, OrderEvent.EXPIRE, report);
            case REJECTED -> onRejected(leg, report);
            case UNKNOWN -> onUnknown(trade, leg, report);
            case ACCEPTED -> leg.on(OrderEvent.ACCEPT);
            case REPLACED -> onAnswer(leg, OrderEvent.REPLACE, report);
            case REPLACE_REJECTED -> onAnswer(leg, OrderEvent.REFUSE_REPLACE, report);
        }
        if (report.leg == OrderLeg.ENTRY) {
            takeEarly(trade);
        }
    }

    /** Whether a report tells, believably and for the first time, of shares that an entry brought. */
    boolean isLateEntry(OpenTrade trade, LegFills leg, ExecutionReport report) {
        return report.leg == OrderLeg.ENTRY && isFill(report) && judge(trade, leg, report) == Verdict.FRESH;
    }

    /** Whether a report tells of shares filled. */
    static boolean isFill(ExecutionReport report) {
        return report.status == OrderStatus.FILLED || report.status == OrderStatus.PARTIALLY_FILLED;
    }

    private static Verdict judge(OpenTrade trade, LegFills leg, ExecutionReport report) {
        boolean believable = report.side == trade.sideOf(report.leg) && report.fillPrice > 0 && isWhole(leg, report);
        return believable ? leg.judge(report.fillQuantity, report.filledQuantity) : Verdict.IMPOSSIBLE;
    }

    /** Whether a report tells a fill again that was taken; that much is alerted. */
    boolean isRepeated(LegFills leg, ExecutionReport report) {
        boolean repeated = leg.judge(report.fillQuantity, report.filledQuantity) == Verdict.REPEATED;
        if (repeated) {
            onRepeated(report);
        }
        return repeated;
    }

    private void onRepeated(ExecutionReport report) {
        out.alert(
                report.instrument,
                AlertCode.REPORT_REFUSED,
                AlertLevel.WARNING,
                report.filledQuantity,
                "repeated fill");
    }

    private void onEnd(LegFills leg, OrderEvent event, ExecutionReport report) {
        if (report.filledQuantity > leg.ordered()) {
            refuse(report, report.filledQuantity, "more than was ordered");
        } else {
            leg.end(event, report.filledQuantity);
        }
    }

    /** A refused entry does no harm; a refused exit leaves us with what we wanted to be rid of. */
    private void onRejected(LegFills leg, ExecutionReport report) {
        if (!leg.isEnded()) {
            boolean harmless = report.leg == OrderLeg.ENTRY;
            AlertLevel level = harmless ? AlertLevel.WARNING : AlertLevel.CRITICAL;
            out.alert(report.instrument, AlertCode.ORDER_REJECTED, level, report.orderId, "");
            if (!harmless) {
                listener.onDoubt();
            }
        }
        onEnd(leg, OrderEvent.REJECT, report);
    }

    /** A replacement refused leaves the leg as it was, which is told; so is an answer to what was never asked. */
    private void onAnswer(LegFills leg, OrderEvent event, ExecutionReport report) {
        if (event == OrderEvent.REFUSE_REPLACE && leg.state() == OrderState.PENDING_REPLACE) {
            out.alert(
                    report.instrument,
                    AlertCode.ORDER_REJECTED,
                    AlertLevel.WARNING,
                    report.orderId,
                    "replacement refused");
        }
        String why = OrderLife.why(leg.state(), event);
        if (!leg.on(event)) {
            out.alert(report.instrument, AlertCode.REPORT_REFUSED, AlertLevel.WARNING, report.orderId, why);
        }
    }

    /**
     * An entry that the broker never heard of is lost, and withdrawn lest it come to be. Of anything else the truth is unknown, and nothing is sent on a
     * guess.
     */
    private void onUnknown(OpenTrade trade, LegFills leg, ExecutionReport report) {
        out.alert(report.instrument, AlertCode.UNKNOWN_ORDER, AlertLevel.CRITICAL, report.orderId, "broker denies it");
        leg.on(OrderEvent.DENY);
        if (report.leg == OrderLeg.ENTRY && trade.bracketOf(report).entered() == 0) {
            leg.end(OrderEvent.VOID, 0);
            out.cancel(report.instrument, report.orderId, ExitReason.ENTRY_EXPIRED);
        }
        listener.onDoubt();
    }

    private void onFill(OpenTrade trade, LegFills leg, ExecutionReport report) {
        switch (judge(trade, leg, report)) {
            case FRESH -> {
                if (trade.isEarly(report)) {
                    trade.early.add(copyOf(report));
                } else {
                    onFreshFill(trade, leg, report);
                }
            }
            case REPEATED -> onRepeated(report);
            case IMPOSSIBLE -> refuse(report, report.fillQuantity, "impossible fill");
        }
    }

    /** Target and stop are done when all that was entered is closed; entry and exit when all that was ordered is filled. */
    private static boolean isWhole(LegFills leg, ExecutionReport report) {
        boolean closes = report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP;
        return report.status != OrderStatus.FILLED || closes || report.filledQuantity == leg.ordered();
    }

    private void onFreshFill(OpenTrade trade, LegFills leg, ExecutionReport report) {
        boolean enters = report.leg == OrderLeg.ENTRY;
        long size = enters ? report.fillQuantity : Math.min(report.fillQuantity, trade.closable(report));
        leg.take(report.fillQuantity, report.filledQuantity);
        if (report.status == OrderStatus.FILLED) {
            endFilled(trade.bracketOf(report), leg, report);
        }
        if (size > 0) {
            boolean first = enters && trade.entered() == 0;
            long gained = trade.fill(
                    trade.bracketOf(report), report.leg, report.fillPrice, size, DeskEffects.charges(report));
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

    /** FILLED ends its leg; and of target and stop the other one, when nothing that was entered is left to it. */
    private static void endFilled(Bracket bracketOrNull, LegFills leg, ExecutionReport report) {
        leg.end(OrderEvent.WHOLE, report.filledQuantity);
        boolean closes = report.leg == OrderLeg.TARGET || report.leg == OrderLeg.STOP;
        if (!closes || bracketOrNull == null || !bracketOrNull.entry.isOver()) {
            return;
        }
        LegFills other = report.leg == OrderLeg.TARGET ? bracketOrNull.stop : bracketOrNull.target;
        if (report.filledQuantity + other.filled() >= bracketOrNull.entered()) {
            other.end(OrderEvent.VOID, 0);
        }
    }

    private void onFirstFill(int instrument, OpenTrade trade) {
        trade.openedNs = effects.now();
        if (trade.stage == TradeStage.ENTERING) {
            trade.stage = TradeStage.OPEN;
        }
        listener.onEntered(instrument);
    }

    /** Closing fills that came before the entry's own are taken when it has caught up. */
    private void takeEarly(OpenTrade trade) {
        int i = 0;
        while (i < trade.early.size()) {
            ExecutionReport report = trade.early.get(i);
            if (trade.isEarly(report)) {
                i++;
            } else {
                trade.early.remove(i);
                onFill(trade, trade.legOf(report), report);
            }
        }
    }

    private static ExecutionReport copyOf(ExecutionReport report) {
        ExecutionReport copy = new ExecutionReport();
        copy.instrument = report.instrument;
        copy.orderId = report.orderId;
        copy.status = report.status;
        copy.leg = report.leg;
        copy.side = report.side;
        copy.fillPrice = report.fillPrice;
        copy.fillQuantity = report.fillQuantity;
        copy.filledQuantity = report.filledQuantity;
        copy.fees = report.fees;
        return copy;
    }

    private void refuse(ExecutionReport report, long quantity, String why) {
        out.alert(report.instrument, AlertCode.REPORT_REFUSED, AlertLevel.CRITICAL, quantity, why);
        listener.onDoubt();
    }

    void hash(StateHasher hasher) {
        hasher.add(realisedToday);
    }
}
