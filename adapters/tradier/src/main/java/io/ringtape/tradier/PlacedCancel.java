package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.Verdict;

/**
 * The cancel of one order at the broker: sent as soon as it is wanted and the order's id is known, and sent again only
 * when a list that is newer than its answer still shows the order. For one thread.
 */
final class PlacedCancel implements QueuedCall.Owner {
    /** Time for which a list must be given to show the effect of a cancel that the broker took. */
    private static final long AGAIN_AFTER_NS = 3 * SECOND_NS;

    /** Time after which a cancel that the broker took should show in a list. */
    private static final long WORKS_WITHIN_NS = 500 * MILLI_NS;

    /** Time after a refused cancel for which a list may still show the order as it was before it ended. */
    private static final long DENIAL_STANDS_NS = 500 * MILLI_NS;

    /** Time after a cancel left, or could not, within which it should have ended its order. */
    private static final long ENDS_WITHIN_NS = 8 * SECOND_NS;

    /** The same for a cancel that waits for the broker's budget: two of its windows. */
    private static final long LIMITED_ENDS_WITHIN_NS = 2 * MINUTE_NS;

    /** Refused cancels of an order that the lists show, after which no other is sent. */
    private static final int MOST_DENIALS = 5;

    private final PlacedOrder order;
    private final GatewayParts parts;
    private final RetryClock retry = new RetryClock();
    private CancelState state = CancelState.NONE;
    private long wantedNs = Missing.LONG;
    private long leftNs = Missing.LONG;
    private long answeredNs = Missing.LONG;
    private int denials;
    private boolean hasMetEntry;

    PlacedCancel(PlacedOrder order, GatewayParts parts) {
        this.order = order;
        this.parts = parts;
    }

    CancelState state() {
        return state;
    }

    /** Whether it was asked for. */
    boolean isWanted() {
        return state != CancelState.NONE;
    }

    /** Has it sent, once. */
    void want(long nowNs) {
        if (state == CancelState.NONE) {
            state = CancelState.WANTED;
            awaitEnd(nowNs);
        }
    }

    /** Has it sent again if a list that is newer than its answer still shows the order. */
    void wantAgain(long nowNs) {
        if (state == CancelState.TAKEN || (state == CancelState.DENIED && mayAskAgain())) {
            state = CancelState.UNCLEAR;
            awaitEnd(nowNs);
            parts.lister().soon(false);
        }
    }

    private void awaitEnd(long nowNs) {
        wantedNs = nowNs;
        leftNs = Missing.LONG;
    }

    private boolean mayAskAgain() {
        return order.state() == PlacementState.LISTED && denials <= MOST_DENIALS;
    }

    /** Sends it once more, because the first ended only a part of the order. */
    void again() {
        state = CancelState.WANTED;
    }

    /** Leaves the order as it is, because the cancel did all that was wanted of it. */
    void forget() {
        if (state != CancelState.ASKED) {
            state = CancelState.NONE;
        }
    }

    /**
     * Returns until when an order that closes the same shares has to wait, because this one is being cancelled and may
     * be filled: some time after the cancel left. A cancel that is refused may be so because the order has just been
     * filled, so that the next list decides. A cancel that waits for the broker's budget leaves before any exit that
     * waits for it too; one that waits for the order's id may wait for long, and holds nothing up. Returns a time that
     * is past where there is nothing to wait for.
     */
    long holdsExitsUntilNs(long nowNs) {
        if (!isWanted() || order.isDead(nowNs) || isDenialSettled()) {
            return Long.MIN_VALUE;
        }
        if (state == CancelState.DENIED) {
            return answeredNs + ENDS_WITHIN_NS;
        }
        if (Missing.isPresent(leftNs)) {
            return leftNs + ENDS_WITHIN_NS;
        }
        return wantedNs + (Missing.isPresent(order.id()) ? LIMITED_ENDS_WITHIN_NS : ENDS_WITHIN_NS);
    }

    /** Whether the broker refused it, and a list that is newer shows all fills of the order, if it has the order. */
    private boolean isDenialSettled() {
        return state == CancelState.DENIED
                && Missing.isPresent(order.heardNs())
                && order.heardNs() - answeredNs >= DENIAL_STANDS_NS
                && !order.owesFills();
    }

    /** Whether the broker received it, and a list that is newer shows what it did. */
    boolean isTaken() {
        return state == CancelState.TAKEN && Missing.isPresent(order.listedNs()) && order.listedNs() >= answeredNs;
    }

    /** Whether it went out before a list showed the entry over, and one has shown since what it did. */
    boolean isEntryTaken() {
        return hasMetEntry && isTaken() && order.listedNs() - answeredNs >= WORKS_WITHIN_NS;
    }

    /** Whether the broker refused it, and a list that is newer does not show the order over. */
    boolean isDisputed(long nowNs) {
        return isDenialSettled() && order.listedNs() == order.heardNs() && !order.isDead(nowNs);
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {
        leftNs = Missing.isPresent(leftNs) ? leftNs : nowNs;
    }

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        order.touch();
        Verdict verdict = Verdict.of(answer);
        answeredNs = nowNs;
        denials += verdict.kind() == Verdict.Kind.REFUSED ? 1 : 0;
        state = switch (verdict.kind()) {
            case TAKEN -> CancelState.TAKEN;
            case REFUSED -> CancelState.DENIED;
            case AMBIGUOUS -> CancelState.UNCLEAR;
            case LIMITED, UNSENT -> CancelState.WANTED;
        };
        if (state == CancelState.WANTED) {
            leftNs = Missing.LONG;
            retry.start(nowNs);
        }
        parts.lister().soon(verdict.kind() == Verdict.Kind.REFUSED);
    }

    /** Takes a complete list, whether it shows the order or not: soon after a refusal, another is to come at once. */
    void onList(OrderList list) {
        if (state == CancelState.DENIED && list.askedNs() - answeredNs < DENIAL_STANDS_NS) {
            parts.lister().soon(false);
        }
    }

    /** Takes a complete list that shows the order. */
    void onShown(OrderList list) {
        long ageNs = list.askedNs() - answeredNs;
        if (state == CancelState.UNCLEAR && ageNs >= 0) {
            state = CancelState.WANTED;
        } else if (state == CancelState.TAKEN && ageNs >= AGAIN_AFTER_NS) {
            state = CancelState.WANTED;
        } else if (state == CancelState.TAKEN
                && ageNs < WORKS_WITHIN_NS
                && !order.word().isOver()) {
            parts.lister().soon(false); // an exit may be waiting for it
        }
    }

    /** Sends it when it is wanted and can be. */
    void onTime(long nowNs) {
        retry.takesDue(nowNs);
        boolean canBeSent = Missing.isPresent(order.id()) && !order.state().isGone() && !retry.isWaiting();
        if (state == CancelState.WANTED && canBeSent && !order.isDead(nowNs)) {
            state = CancelState.ASKED;
            hasMetEntry = !order.tally(OrderLeg.ENTRY).word().isOver();
            parts.queue().add(new QueuedCall(parts.calls().cancel(order.id()), Urgency.EXIT, order.changes(), this));
        }
    }

    /** Returns when it is due by time alone. */
    long nextDueNs() {
        return retry.nextDueNs();
    }
}
