package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.OrderWord;
import io.ringtape.tradier.api.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One order at the broker, sent once under its tag. When its answer is missing or makes no sense, the lists are searched
 * for the tag; it is never sent a second time unless it surely did not leave. Everything about its state comes from
 * complete lists. For one thread.
 */
final class PlacedOrder implements QueuedCall.Owner {
    /** Time after the end of a whole order after which a leg that never worked is taken for dead too. */
    private static final long LEGS_DIE_WITHIN_NS = 3 * SECOND_NS;

    /**
     * What is placed.
     *
     * @param tag our name of it
     * @param retries whether it is sent again when it surely did not leave
     * @param legs tells its legs in a list
     */
    record Plan(
            String tag,
            ApiCall call,
            Urgency urgency,
            boolean retries,
            Function<BrokerOrder, Map<OrderLeg, BrokerOrder>> legs) {}

    private final Plan plan;
    private final GatewayParts parts;

    /** The subject of its cancel and its changes, which are never under way together. */
    private final Object changes = new Object();

    private final Map<OrderLeg, LegTally> tallies = new EnumMap<>(OrderLeg.class);
    private final RetryClock retry = new RetryClock();
    private final PlacedSearch search;
    private final PlacedCancel cancel;
    private PlacementState state = PlacementState.QUEUED;
    private String reason = "";
    private QueuedCall waiting;
    private long id = Missing.LONG;
    private long sentNs = Missing.LONG;
    private long overSinceNs = Missing.LONG;
    private long listedNs = Missing.LONG;
    private long heardNs = Missing.LONG;
    private BrokerOrder latest;
    private boolean isTouched = true;

    PlacedOrder(Plan plan, GatewayParts parts) {
        this.plan = plan;
        this.parts = parts;
        search = new PlacedSearch(parts);
        cancel = new PlacedCancel(this, parts);
    }

    /** Asks for it to be sent. */
    void send() {
        waiting = new QueuedCall(plan.call(), plan.urgency(), this, this);
        parts.queue().add(waiting);
    }

    /** Takes it for sent by another process: it is searched for and never sent. */
    void adopt(long nowNs) {
        become(PlacementState.AMBIGUOUS, "sent before the restart");
        search.begin(nowNs);
    }

    PlacementState state() {
        return state;
    }

    String tag() {
        return plan.tag();
    }

    /** Returns why it is in its state; the broker's own words where there are any. */
    String reason() {
        return reason;
    }

    /** Returns the broker's id; missing while none is known. */
    long id() {
        return id;
    }

    /** Returns when it went to the socket; missing if it did not. */
    long sentNs() {
        return sentNs;
    }

    PlacedCancel cancel() {
        return cancel;
    }

    /** Returns when the list was asked for that showed it last; missing without one. */
    long listedNs() {
        return listedNs;
    }

    /** Returns when the newest list was asked for, whether that shows it or not; missing without one. */
    long heardNs() {
        return heardNs;
    }

    /** Whether the broker denies it, or does not show what we sent, so that only the positions tell what it did. */
    boolean isDenied(long nowNs) {
        return state == PlacementState.UNKNOWN || state == PlacementState.VANISHED || cancel.isDisputed(nowNs);
    }

    /** Whether the next lists tell whether it arrived, if they are read to their last page. */
    boolean needsProof() {
        return state == PlacementState.AMBIGUOUS || state == PlacementState.TAKEN;
    }

    /** Whether it may have reached the broker a moment ago, so that fills of it may not be listed yet. */
    boolean isUnderWay() {
        return state == PlacementState.SENT || needsProof();
    }

    /** Returns what the lists have shown of a leg; one that none has shown is empty. */
    LegTally tally(OrderLeg leg) {
        return tallies.computeIfAbsent(leg, unused -> new LegTally());
    }

    /** Returns the broker's word for the whole order, as a list showed it last. */
    OrderWord word() {
        return latest == null ? OrderWord.PENDING : latest.progress().word();
    }

    /** Whether nothing of it can work or come to work any more, and all its fills are known with their prices. */
    boolean isDead(long nowNs) {
        return isInert(nowNs) && (state != PlacementState.LISTED || !owesFills());
    }

    /** Whether nothing of it can work or come to work any more, and the number of its fills is known. */
    boolean isInert(long nowNs) {
        if (state != PlacementState.LISTED) {
            return state.isGone();
        }
        boolean wholeIsOver = word().isOver();
        boolean longOver = wholeIsOver && word() != OrderWord.FILLED && nowNs - overSinceNs >= LEGS_DIE_WITHIN_NS;
        Map<OrderLeg, BrokerOrder> shown = plan.legs().apply(latest);
        if (shown.isEmpty()) {
            return word() == OrderWord.REJECTED || longOver; // legs that are not shown may hide fills
        }
        for (OrderLeg leg : shown.keySet()) {
            LegTally tally = tally(leg);
            boolean never = longOver && !tally.isWorking() && tally.announced() == 0;
            if (!tally.isOver() && !never) {
                return false;
            }
        }
        return true;
    }

    /** Whether a leg has announced fills whose price or number is not known yet. */
    boolean owesFills() {
        return tallies.values().stream().anyMatch(LegTally::owesFills);
    }

    /** Whether a leg is filled whose number of shares lags behind. */
    boolean owesShares() {
        return tallies.values().stream().anyMatch(LegTally::owesShares);
    }

    /** Returns the subject of the calls that change it. */
    Object changes() {
        return changes;
    }

    /** Whether it may do something at the broker, as far as we know. */
    boolean mayLive(long nowNs) {
        return !isDead(nowNs) && state != PlacementState.QUEUED;
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {
        sentNs = nowNs;
        become(PlacementState.SENT, "");
    }

    @Override
    public void onRefused(QueuedCall call, String why, long nowNs) {
        become(PlacementState.UNSENT, why);
    }

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        isTouched = true;
        Verdict verdict = Verdict.of(answer);
        if (state != PlacementState.SENT) {
            return; // a list showed it before its answer came
        }
        switch (verdict.kind()) {
            case TAKEN -> {
                id = verdict.id();
                become(PlacementState.TAKEN, "");
                search.await(nowNs);
                parts.lister().soon(false);
            }
            case REFUSED -> become(PlacementState.REFUSED, verdict.text());
            case AMBIGUOUS -> {
                become(PlacementState.AMBIGUOUS, verdict.text());
                search.begin(nowNs);
            }
            case LIMITED -> notSent("rate limit: " + verdict.text(), nowNs);
            case UNSENT -> notSent(verdict.text(), nowNs);
        }
    }

    /** Handles a call that surely did nothing: closing orders are sent again later, entries are given up. */
    private void notSent(String why, long nowNs) {
        if (plan.retries() && !cancel.isWanted()) {
            become(PlacementState.QUEUED, why);
            retry.start(nowNs);
        } else {
            become(PlacementState.UNSENT, why);
        }
    }

    /** Gives it up before it left. Returns whether it had not left. */
    boolean drop(String why) {
        if (state != PlacementState.QUEUED) {
            return false;
        }
        if (waiting != null) {
            parts.queue().remove(waiting);
        }
        retry.stop();
        become(PlacementState.UNSENT, why);
        return true;
    }

    /** Cancels it: before it leaves, or at the broker as soon as it is found there. */
    void wantCancel(long nowNs) {
        if (!cancel.isWanted() && !drop("cancelled before it was sent")) {
            cancel.want(nowNs);
        }
    }

    /** Cancels it, or has its cancel sent again if a list that is newer than its answer still shows the order. */
    void wantCancelAgain(long nowNs) {
        if (cancel.isWanted()) {
            cancel.wantAgain(nowNs);
        } else {
            wantCancel(nowNs);
        }
    }

    /** Takes a complete list. */
    void onList(OrderList list, long nowNs) {
        if (state == PlacementState.QUEUED) {
            return;
        }
        BrokerOrder found = Missing.isPresent(id) ? list.ofIdOrNull(id) : list.ofTagOrNull(plan.tag());
        heardNs = list.askedNs();
        cancel.onList(list);
        ListedState brokers = found == null ? ListedState.ABSENT : ListedState.of(found);
        switch (ReconciliationTable.outcome(ours(), brokers)) {
            case FOLLOW, DOUBT, REPORT_LATE -> onShown(found, list, nowNs);
            case WITHDRAW -> {
                onShown(found, list, nowNs);
                wantCancel(nowNs);
            }
            case SEARCH -> onAbsent(list, nowNs);
            case DENY -> onGone(list);
            case KEEP -> {
                if (found != null && state == PlacementState.LISTED) {
                    onShown(found, list, nowNs);
                }
            }
            case ALERT, PASS -> throw new IllegalStateException("an order of ours: " + plan.tag());
        }
    }

    private OurState ours() {
        return switch (state) {
            case QUEUED, SENT, AMBIGUOUS, TAKEN, UNKNOWN, VANISHED -> OurState.UNCONFIRMED;
            case REFUSED, UNSENT -> OurState.REJECTED;
            case LOST -> OurState.LOST;
            case LISTED -> listed();
        };
    }

    private OurState listed() {
        long announced =
                tallies.values().stream().mapToLong(LegTally::announced).max().orElse(0);
        if (!word().isOver() || owesFills()) {
            return announced > 0 ? OurState.PART : OurState.WORKING;
        }
        return switch (word()) {
            case FILLED -> OurState.FILLED;
            case REJECTED -> OurState.REJECTED;
            default -> OurState.CANCELLED;
        };
    }

    private void onShown(BrokerOrder found, OrderList list, long nowNs) {
        id = found.id();
        latest = found;
        listedNs = list.askedNs();
        search.onFound();
        plan.legs().apply(found).forEach((leg, shown) -> tally(leg).onShown(shown, nowNs));
        if (word().isOver() && !Missing.isPresent(overSinceNs)) {
            overSinceNs = nowNs;
        } else if (!word().isOver()) {
            overSinceNs = Missing.LONG;
        }
        if (state != PlacementState.LISTED) {
            boolean wasGivenUp = state.isGone();
            become(PlacementState.LISTED, found.reason());
            if (wasGivenUp) {
                parts.notices().tell(BrokerState.NOTICE, plan.tag() + " was found after it was given up", nowNs);
            }
        } else if (!found.reason().isEmpty()) {
            reason = found.reason();
        }
        cancel.onShown(list);
    }

    /** Handles a list without it while it is searched for. */
    private void onAbsent(OrderList list, long nowNs) {
        boolean isTold = state == PlacementState.UNKNOWN && Missing.isPresent(id);
        long apartNs = parts.terms().settings().answers().lostAfterNs();
        if (!state.isSought() || isTold || !search.isAbsent(list, apartNs)) {
            return;
        }
        if (Missing.isPresent(id)) {
            become(PlacementState.UNKNOWN, "taken by the broker, and in no list");
            search.slowDown(nowNs);
        } else {
            become(PlacementState.LOST, "lost");
        }
        long orderId = parts.tags().orderId(plan.tag());
        parts.notices().tell(BrokerState.LOST_ORDER, Event.NO_INSTRUMENT, orderId, plan.tag(), nowNs);
    }

    /** Handles a list without an order that an earlier list had. */
    private void onGone(OrderList list) {
        if (search.isAbsent(list, 0)) {
            become(PlacementState.VANISHED, "no longer in the broker's list");
        } else {
            parts.lister().soon(true);
        }
    }

    /** Does what is due. */
    void onTime(long nowNs) {
        if (retry.takesDue(nowNs) && state == PlacementState.QUEUED) {
            send();
        }
        if (state.isSought()) {
            search.onTime(nowNs);
        }
        if (state == PlacementState.AMBIGUOUS && nowNs >= search.endsNs()) {
            become(PlacementState.UNKNOWN, reason);
            search.slowDown(nowNs);
        }
        cancel.onTime(nowNs);
    }

    /** Returns when something is due by time alone. */
    long nextDueNs() {
        long due = Math.min(retry.nextDueNs(), cancel.nextDueNs());
        if (state.isSought()) {
            due = Math.min(due, search.nextDueNs());
        }
        return state == PlacementState.AMBIGUOUS ? Math.min(due, search.endsNs()) : due;
    }

    /** Has it looked at again, because something happened to it. */
    void touch() {
        isTouched = true;
    }

    /** Whether something happened to it since the last call. */
    boolean takesTouch() {
        boolean touched = isTouched;
        isTouched = false;
        return touched;
    }

    private void become(PlacementState next, String why) {
        isTouched = true;
        state = next;
        reason = why;
    }
}
