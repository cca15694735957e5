package io.ringtape.order;

import static io.ringtape.order.OrderEvent.ACCEPT;
import static io.ringtape.order.OrderEvent.ASK_CANCEL;
import static io.ringtape.order.OrderEvent.ASK_REPLACE;
import static io.ringtape.order.OrderEvent.CANCEL;
import static io.ringtape.order.OrderEvent.DENY;
import static io.ringtape.order.OrderEvent.EXPIRE;
import static io.ringtape.order.OrderEvent.PART;
import static io.ringtape.order.OrderEvent.REFUSE_REPLACE;
import static io.ringtape.order.OrderEvent.REJECT;
import static io.ringtape.order.OrderEvent.REPLACE;
import static io.ringtape.order.OrderEvent.VOID;
import static io.ringtape.order.OrderEvent.WHOLE;
import static io.ringtape.order.OrderState.CANCELLED;
import static io.ringtape.order.OrderState.EXPIRED;
import static io.ringtape.order.OrderState.FILLED;
import static io.ringtape.order.OrderState.PARTIALLY_FILLED;
import static io.ringtape.order.OrderState.PENDING;
import static io.ringtape.order.OrderState.PENDING_CANCEL;
import static io.ringtape.order.OrderState.PENDING_REPLACE;
import static io.ringtape.order.OrderState.REJECTED;
import static io.ringtape.order.OrderState.UNKNOWN;
import static io.ringtape.order.OrderState.WORKING;

import java.util.List;

/**
 * The life of a leg of an order, as one table: a row for each state and event, and the reason beside the odd ones. The
 * broker's reports may come twice, late and out of order; a leg that is over can only become FILLED.
 */
final class OrderLife {
    /**
     * The effect of an event on a state.
     *
     * @param toOrNull the next state; null if the event is refused
     * @param why the reason for a surprising or refused row; otherwise empty
     */
    record LegTransition(OrderState from, OrderEvent event, OrderState toOrNull, String why) {}

    static final List<LegTransition> ROWS = List.of(
            row(PENDING, ACCEPT, WORKING),
            row(PENDING, PART, PARTIALLY_FILLED, "the fill overtook the acceptance"),
            row(PENDING, WHOLE, FILLED, "the fill overtook the acceptance"),
            row(PENDING, ASK_CANCEL, PENDING_CANCEL),
            refused(PENDING, ASK_REPLACE, "only a leg known to work is replaced"),
            refused(PENDING, REPLACE, "no replacement was asked for"),
            refused(PENDING, REFUSE_REPLACE, "no replacement was asked for"),
            row(PENDING, CANCEL, CANCELLED),
            row(PENDING, EXPIRE, EXPIRED),
            row(PENDING, REJECT, REJECTED),
            row(PENDING, DENY, UNKNOWN),
            row(PENDING, VOID, CANCELLED),
            row(WORKING, ACCEPT, WORKING, "repeated"),
            row(WORKING, PART, PARTIALLY_FILLED),
            row(WORKING, WHOLE, FILLED),
            row(WORKING, ASK_CANCEL, PENDING_CANCEL),
            row(WORKING, ASK_REPLACE, PENDING_REPLACE),
            row(WORKING, REPLACE, WORKING, "repeated, or never asked for: the broker's price stands"),
            row(WORKING, REFUSE_REPLACE, WORKING, "repeated, or never asked for"),
            row(WORKING, CANCEL, CANCELLED),
            row(WORKING, EXPIRE, EXPIRED),
            row(WORKING, REJECT, REJECTED, "accepted by the broker, refused by the exchange"),
            row(WORKING, DENY, UNKNOWN),
            row(WORKING, VOID, CANCELLED),
            row(PARTIALLY_FILLED, ACCEPT, PARTIALLY_FILLED, "the fill overtook the acceptance"),
            row(PARTIALLY_FILLED, PART, PARTIALLY_FILLED),
            row(PARTIALLY_FILLED, WHOLE, FILLED),
            row(PARTIALLY_FILLED, ASK_CANCEL, PENDING_CANCEL),
            row(PARTIALLY_FILLED, ASK_REPLACE, PENDING_REPLACE),
            row(PARTIALLY_FILLED, REPLACE, PARTIALLY_FILLED, "repeated, or overtaken by the fill"),
            row(PARTIALLY_FILLED, REFUSE_REPLACE, PARTIALLY_FILLED, "repeated, or overtaken by the fill"),
            row(PARTIALLY_FILLED, CANCEL, CANCELLED, "the part stays filled"),
            row(PARTIALLY_FILLED, EXPIRE, EXPIRED, "the part stays filled"),
            row(PARTIALLY_FILLED, REJECT, REJECTED, "reject after a part: the rest is refused, the part stays filled"),
            row(PARTIALLY_FILLED, DENY, UNKNOWN, "unknown after a part: the part stays filled"),
            row(PARTIALLY_FILLED, VOID, CANCELLED, "the part stays filled"),
            row(PENDING_CANCEL, ACCEPT, PENDING_CANCEL, "sent before the cancel arrived"),
            row(PENDING_CANCEL, PART, PENDING_CANCEL, "filled before the cancel arrived"),
            row(PENDING_CANCEL, WHOLE, FILLED, "filled before the cancel arrived"),
            row(PENDING_CANCEL, ASK_CANCEL, PENDING_CANCEL, "the entry is cancelled first, then the whole bracket"),
            refused(PENDING_CANCEL, ASK_REPLACE, "it is being cancelled"),
            row(PENDING_CANCEL, REPLACE, PENDING_CANCEL, "the answer to a replacement sent before the cancel"),
            row(PENDING_CANCEL, REFUSE_REPLACE, PENDING_CANCEL, "the answer to a replacement sent before the cancel"),
            row(PENDING_CANCEL, CANCEL, CANCELLED),
            row(PENDING_CANCEL, EXPIRE, EXPIRED, "its time was up before the cancel arrived"),
            row(PENDING_CANCEL, REJECT, REJECTED, "refused before the cancel arrived"),
            row(PENDING_CANCEL, DENY, UNKNOWN, "the cancel found nothing: the leg is over, or never arrived"),
            row(PENDING_CANCEL, VOID, CANCELLED, "its sibling closed the position, or its cancel is never answered"),
            row(PENDING_REPLACE, ACCEPT, PENDING_REPLACE, "sent before the replacement arrived"),
            row(PENDING_REPLACE, PART, PENDING_REPLACE, "filled before the replacement arrived, or with it"),
            row(PENDING_REPLACE, WHOLE, FILLED, "filled before the replacement arrived, or with it"),
            row(PENDING_REPLACE, ASK_CANCEL, PENDING_CANCEL),
            refused(PENDING_REPLACE, ASK_REPLACE, "one replacement at a time"),
            row(PENDING_REPLACE, REPLACE, WORKING, "what was filled before stays counted"),
            row(PENDING_REPLACE, REFUSE_REPLACE, WORKING, "it keeps working as it was"),
            row(PENDING_REPLACE, CANCEL, CANCELLED, "over before the replacement arrived, or ended by it"),
            row(PENDING_REPLACE, EXPIRE, EXPIRED, "over before the replacement arrived"),
            row(PENDING_REPLACE, REJECT, REJECTED, "taken as a rejection of the leg, not only of its new price"),
            row(PENDING_REPLACE, DENY, UNKNOWN),
            row(PENDING_REPLACE, VOID, CANCELLED),
            row(FILLED, ACCEPT, FILLED, "accept after fill: overtaken"),
            row(FILLED, PART, FILLED, "an earlier part, reported late"),
            row(FILLED, WHOLE, FILLED, "an earlier part, reported late, completes the count"),
            refused(FILLED, ASK_CANCEL, "it is over"),
            refused(FILLED, ASK_REPLACE, "it is over"),
            row(FILLED, REPLACE, FILLED, "overtaken by the fill"),
            row(FILLED, REFUSE_REPLACE, FILLED, "refused because it is filled"),
            row(FILLED, CANCEL, FILLED, "cancel after fill: the fill stands"),
            row(FILLED, EXPIRE, FILLED, "expiry after fill: the fill stands"),
            row(FILLED, REJECT, FILLED, "reject after fill: the fill stands"),
            row(FILLED, DENY, FILLED, "no longer known to the broker: the fill stands"),
            row(FILLED, VOID, FILLED, "the fill stands"),
            row(CANCELLED, ACCEPT, CANCELLED, "accept after cancel: overtaken"),
            row(CANCELLED, PART, CANCELLED, "fill after cancel: it happened before, and counts"),
            row(CANCELLED, WHOLE, FILLED, "fill after cancel: it happened before, and counts"),
            refused(CANCELLED, ASK_CANCEL, "it is over"),
            refused(CANCELLED, ASK_REPLACE, "it is over"),
            row(CANCELLED, REPLACE, CANCELLED, "overtaken by the cancel"),
            row(CANCELLED, REFUSE_REPLACE, CANCELLED, "refused because it is over"),
            row(CANCELLED, CANCEL, CANCELLED, "repeated"),
            row(CANCELLED, EXPIRE, CANCELLED, "already over: the first report stands"),
            row(CANCELLED, REJECT, CANCELLED, "already over: the first report stands"),
            row(CANCELLED, DENY, CANCELLED, "no longer known to the broker"),
            row(CANCELLED, VOID, CANCELLED, "already over"),
            row(REJECTED, ACCEPT, REJECTED, "accept after reject: overtaken"),
            row(REJECTED, PART, REJECTED, "fill after reject: it happened before, and counts"),
            row(REJECTED, WHOLE, FILLED, "fill after reject: it happened before, and counts"),
            refused(REJECTED, ASK_CANCEL, "it is over"),
            refused(REJECTED, ASK_REPLACE, "it is over"),
            row(REJECTED, REPLACE, REJECTED, "overtaken by the reject"),
            row(REJECTED, REFUSE_REPLACE, REJECTED, "refused because it is over"),
            row(REJECTED, CANCEL, REJECTED, "already over: the first report stands"),
            row(REJECTED, EXPIRE, REJECTED, "already over: the first report stands"),
            row(REJECTED, REJECT, REJECTED, "repeated"),
            row(REJECTED, DENY, REJECTED, "no longer known to the broker"),
            row(REJECTED, VOID, REJECTED, "already over"),
            row(EXPIRED, ACCEPT, EXPIRED, "accept after expiry: overtaken"),
            row(EXPIRED, PART, EXPIRED, "fill after expiry: it happened before, and counts"),
            row(EXPIRED, WHOLE, FILLED, "fill after expiry: it happened before, and counts"),
            refused(EXPIRED, ASK_CANCEL, "it is over"),
            refused(EXPIRED, ASK_REPLACE, "it is over"),
            row(EXPIRED, REPLACE, EXPIRED, "overtaken by the expiry"),
            row(EXPIRED, REFUSE_REPLACE, EXPIRED, "refused because it is over"),
            row(EXPIRED, CANCEL, EXPIRED, "already over: the first report stands"),
            row(EXPIRED, EXPIRE, EXPIRED, "repeated"),
            row(EXPIRED, REJECT, EXPIRED, "already over: the first report stands"),
            row(EXPIRED, DENY, EXPIRED, "no longer known to the broker"),
            row(EXPIRED, VOID, EXPIRED, "already over"),
            row(UNKNOWN, ACCEPT, WORKING, "found again"),
            row(UNKNOWN, PART, PARTIALLY_FILLED, "found again"),
            row(UNKNOWN, WHOLE, FILLED, "found again"),
            row(UNKNOWN, ASK_CANCEL, PENDING_CANCEL, "cancelled in case it works after all"),
            refused(UNKNOWN, ASK_REPLACE, "only a leg known to work is replaced"),
            row(UNKNOWN, REPLACE, WORKING, "found again"),
            row(UNKNOWN, REFUSE_REPLACE, UNKNOWN, "says nothing about the leg"),
            row(UNKNOWN, CANCEL, CANCELLED, "found again"),
            row(UNKNOWN, EXPIRE, EXPIRED, "found again"),
            row(UNKNOWN, REJECT, REJECTED, "found again"),
            row(UNKNOWN, DENY, UNKNOWN, "repeated"),
            row(UNKNOWN, VOID, CANCELLED, "an entry that never arrived, or a leg denied twice, is dead"));

    private static final LegTransition[][] TABLE =
            new LegTransition[OrderState.VALUES.length][OrderEvent.VALUES.length];

    static {
        for (LegTransition row : ROWS) {
            TABLE[row.from.ordinal()][row.event.ordinal()] = row;
        }
    }

    private OrderLife() {}

    private static LegTransition row(OrderState from, OrderEvent event, OrderState to) {
        return new LegTransition(from, event, to, "");
    }

    private static LegTransition row(OrderState from, OrderEvent event, OrderState to, String why) {
        return new LegTransition(from, event, to, why);
    }

    private static LegTransition refused(OrderState from, OrderEvent event, String why) {
        return new LegTransition(from, event, null, why);
    }

    /** Whether the table allows the event in the state. */
    static boolean allows(OrderState state, OrderEvent event) {
        return TABLE[state.ordinal()][event.ordinal()].toOrNull != null;
    }

    /** Returns the next state; the same state if the event is refused. */
    static OrderState next(OrderState state, OrderEvent event) {
        OrderState to = TABLE[state.ordinal()][event.ordinal()].toOrNull;
        return to == null ? state : to;
    }

    /** Returns why a row is surprising or refused; empty for an ordinary row. */
    static String why(OrderState state, OrderEvent event) {
        return TABLE[state.ordinal()][event.ordinal()].why;
    }
}
