package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.Verdict;

/** One change of a leg's price, answered once: by the list that shows it, or by one that keeps showing the old price. */
final class LegReplacement implements QueuedCall.Owner {
    private static final long SHOWN_WITHIN_NS = 3 * SECOND_NS;

    /** What became of it. */
    enum Result {
        /** Nobody knows yet. */
        OPEN,

        /** The leg has its price. */
        DONE,

        /** The leg keeps its old price, or is over. */
        REFUSED
    }

    private final OrderLeg leg;
    private final long price;
    private final PlacedOrder placement;
    private final TrackedOrder order;
    private final OrderLister lister;
    private Result result = Result.OPEN;
    private String reason = "";
    private long answeredNs = Missing.LONG;

    LegReplacement(OrderLeg leg, long price, PlacedOrder placement, TrackedOrder order) {
        this.order = order;
        this.leg = leg;
        this.price = price;
        this.placement = placement;
        lister = order.parts.lister();
    }

    /** Asks for it. */
    void send(GatewayParts parts, long legId) {
        ApiCall call = leg == OrderLeg.STOP
                ? parts.calls().changeStop(legId, price)
                : parts.calls().changeLimit(legId, price);
        parts.queue().add(new QueuedCall(call, Urgency.EXIT, placement.changes(), this));
    }

    OrderLeg leg() {
        return leg;
    }

    long price() {
        return price;
    }

    String reason() {
        return reason;
    }

    /** Returns what is known of it. */
    Result result() {
        if (result == Result.OPEN && Missing.isPresent(answeredNs) && placement.listedNs() >= answeredNs) {
            BrokerOrder shown = placement.tally(leg).latestOrNull();
            long level = shown == null
                    ? Missing.LONG
                    : leg == OrderLeg.STOP
                            ? shown.terms().stop()
                            : shown.terms().limit();
            if (level == price) {
                result = Result.DONE;
            } else if (placement.tally(leg).word().isOver() || placement.listedNs() - answeredNs >= SHOWN_WITHIN_NS) {
                result = Result.REFUSED;
            }
        }
        return result;
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {}

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        order.touch();
        Verdict verdict = Verdict.of(answer);
        reason = verdict.text();
        switch (verdict.kind()) {
            case TAKEN, AMBIGUOUS -> answeredNs = nowNs;
            case REFUSED, LIMITED, UNSENT -> result = Result.REFUSED;
        }
        lister.soon(false);
    }
}
