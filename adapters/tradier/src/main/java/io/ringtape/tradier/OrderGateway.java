package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.tradier.ReportWriter.LegOfOurs;
import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.Calls;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The adapter without sockets, threads and clocks: takes our requests, the broker's answers and the time; gives the
 * calls to make, and publishes what the engine is to know. Orders are sent once; everything about their state comes from
 * complete lists. Times are epoch nanoseconds that never go back. For one thread.
 */
final class OrderGateway implements OrderLister.Reader {
    private final CallQueue queue;
    private final OrderLister lister;
    private final GatewayParts parts;
    private final Reconciliation reconciliation;
    private final AccountWatch account;
    private final TrackedOrders orders = new TrackedOrders();
    private final ForeignOrders foreign;
    private final BrokerHealth health;
    private OrderList latest;
    private boolean isTimed;
    private long lists;
    private long lastWordNs = Long.MIN_VALUE;
    private String endReason = "";

    /**
     * Creates a gateway that has not begun.
     *
     * @param scrub takes secrets out of the broker's words
     */
    OrderGateway(BrokerTerms terms, EventSink sink, UnaryOperator<String> scrub) {
        BrokerNotices notices = new BrokerNotices(sink, scrub);
        Calls calls = new Calls(terms.account());
        queue = new CallQueue(terms.settings().budget(), notices);
        lister = new OrderLister(calls, queue, this);
        ReportWriter writer =
                new ReportWriter(sink, terms.fees(), terms.symbols().size(), scrub);
        parts = new GatewayParts(queue, lister, calls, notices, terms, writer);
        foreign = new ForeignOrders(terms, orders);
        health = new BrokerHealth(notices);
        reconciliation = new Reconciliation(parts, sink, orders);
        account = new AccountWatch(parts, sink);
    }

    /**
     * What the broker said at the start.
     *
     * @param orders a complete list
     */
    record Start(List<AccountPosition> positions, Balances balances, OrderList orders) {}

    /** Takes an order for sent by an earlier process of this run: it is asked for by its tag, and never sent. */
    void adopt(OrderRequest request, AdoptedFills fills, long nowNs) {
        TrackedOrder order = tracked(Event.copyOf(request));
        for (OrderLeg leg : OrderLeg.VALUES) {
            boolean buys = request.side == Side.BUY;
            boolean opens = leg == OrderLeg.ENTRY || leg == OrderLeg.EXIT;
            parts.writer().holdBefore(request.instrument, (buys == opens ? 1 : -1) * fills.shares(leg));
        }
        order.adopt(fills, nowNs);
        orders.add(order);
    }

    /** Begins. Returns why it must not, or an empty text. */
    String begin(Start start, long nowNs) {
        isTimed = true;
        onList(start.orders(), nowNs);
        String refusal = parts.terms().refusesForeign() ? refusal(start) : "";
        if (!refusal.isEmpty()) {
            return refusal;
        }
        account.begin(start.balances(), nowNs);
        for (int instrument = 0; instrument < parts.terms().symbols().size(); instrument++) {
            long more = held(start, instrument) - parts.writer().position(instrument);
            parts.writer().holdBefore(instrument, more);
        }
        reconciliation.begin(start.positions(), nowNs);
        return "";
    }

    private String refusal(Start start) {
        for (int instrument = 0; instrument < parts.terms().symbols().size(); instrument++) {
            long held = held(start, instrument);
            boolean isEqual = held == parts.writer().position(instrument);
            if (ReconciliationTable.position(isEqual, true) == ReconciliationTable.PositionOutcome.REFUSE_START) {
                return "the account holds " + Micros.toDouble(held) + " "
                        + parts.terms().symbols().get(instrument) + ", which this run did not buy or sell";
            }
        }
        Optional<BrokerOrder> order = foreign.findAny(start.orders());
        return order.isEmpty()
                ? ""
                : "the account has the working order " + order.get().id() + " in "
                        + order.get().symbol() + ", which this run did not send";
    }

    private long held(Start start, int instrument) {
        return AccountPosition.held(start.positions(), parts.terms().symbols().get(instrument));
    }

    /** Takes an order, which the caller does not change any more. */
    void submit(OrderRequest request, long nowNs) {
        if (orders.orNull(request.orderId) != null) {
            return; // sent once, whatever is asked
        }
        if (!endReason.isEmpty()) {
            refuse(request, endReason, nowNs);
            return;
        }
        TrackedOrder order = tracked(request);
        orders.add(order);
        order.begin(nowNs);
        proceed(nowNs);
    }

    /** Answers an order that cannot be taken. */
    void refuse(OrderRequest request, String reason, long nowNs) {
        TrackedOrder order = tracked(request);
        orders.add(order);
        order.reject(reason, nowNs);
        proceed(nowNs);
    }

    private TrackedOrder tracked(OrderRequest request) {
        return request.kind == OrderKind.EXIT
                ? new TrackedExit(request, parts, orders)
                : new TrackedBracket(request, parts);
    }

    /** Cancels an order, or the rest of its entry; does nothing for one that is over or unknown. */
    void cancel(CancelRequest request, long nowNs) {
        TrackedOrder order = orders.liveOrNull(request.orderId);
        if (order != null) {
            order.takeCancel(request.entryOnly, nowNs);
        }
        proceed(nowNs);
    }

    /** Gives a leg another price. */
    void replace(ReplaceRequest request, long nowNs) {
        TrackedOrder order = orders.orNull(request.orderId);
        if (order == null) {
            LegOfOurs none = new LegOfOurs(request.orderId, request.instrument, request.leg, Side.SELL, 0);
            new LegLedger(none, parts.writer()).answerReplacement(false, ReportSource.ours("no such order"), nowNs);
        } else {
            order.touch();
            order.replace(request.leg, request.price, nowNs);
        }
        proceed(nowNs);
    }

    /** Returns the call to make next, or null while none may go out. */
    CallQueue.Departure nextCallOrNull(long nowNs) {
        CallQueue.Departure next = queue.nextOrNull(nowNs);
        if (next == null) {
            proceed(nowNs); // an entry may have been refused for want of budget
        }
        return next;
    }

    /** Takes what came back for a call. */
    void onAnswer(long number, ApiAnswer answer, long nowNs) {
        if (answer.refusesToken()) {
            health.onTokenRefused(answer.words(), nowNs);
        }
        if (queue.isTrading(number)) {
            lastWordNs = nowNs;
        }
        queue.onAnswer(number, answer, nowNs);
        proceed(nowNs);
    }

    /** Takes a hint that an order changed, which makes the next list come sooner. */
    void onHint(long nowNs) {
        lister.soon(false);
        proceed(nowNs);
    }

    /** Does what is due. */
    void onTime(long nowNs) {
        proceed(nowNs);
    }

    private void proceed(long nowNs) {
        for (TrackedOrder order : orders.live()) {
            if (order.needsAttention(nowNs)) {
                proceed(order, nowNs);
                if (orders.sort(order, nowNs)) {
                    reconciliation.dueBy(orders.restFromNs());
                }
            }
        }
        if (isTimed) {
            health.onTime(lister.owedSinceNs(), nowNs);
            reconciliation.onTime(nowNs);
            account.onTime(nowNs);
            lister.onTime(listEveryNs(nowNs), orders.needProof(), nowNs);
        }
    }

    private void proceed(TrackedOrder order, long nowNs) {
        order.proceed(nowNs);
        if (!endReason.isEmpty()) {
            order.dropUnsent(endReason);
        }
        if (order.takesPositions()) {
            reconciliation.hurry(latest);
        }
    }

    private long listEveryNs(long nowNs) {
        return orders.areWatched(nowNs)
                ? parts.terms().settings().watch().pollEveryNs()
                : parts.terms().settings().watch().reconcileEveryNs();
    }

    @Override
    public void onList(OrderList list, long nowNs) {
        latest = list;
        lists++;
        health.onList(nowNs);
        orders.live().forEach(order -> order.onList(list, nowNs));
        for (TrackedOrder order : orders.ended()) {
            order.onList(list, nowNs);
            proceed(order, nowNs);
            orders.sort(order, nowNs);
        }
        orders.live().forEach(order -> proceed(order, nowNs));
        foreign.tell(list, parts.notices(), nowNs);
        reconciliation.onList(list, nowNs);
    }

    @Override
    public void onNoList(String reason, long nowNs) {
        if (health.onNoList(reason)) {
            lister.soon(false);
        }
    }

    /**
     * Ends it: orders that have not gone out and those that come are answered and never sent, while cancels, protection
     * and questions go on.
     */
    void end(String reason, long nowNs) {
        endReason = reason;
        lastWordNs = nowNs;
        lister.soon(false);
        orders.live().forEach(order -> order.dropUnsent(reason));
        proceed(nowNs);
    }

    /**
     * Whether no change of an order is under way or waits, and a list was read that is newer than the last answer to
     * one, or none can be.
     */
    boolean isHeard() {
        boolean isUnderWay =
                queue.isTradingUnderWay() || queue.waiting().stream().anyMatch(call -> call.urgency() == Urgency.EXIT);
        boolean isListed = latest.askedNs() >= lastWordNs || health.isHopeless();
        return orders.areNone() || (!isUnderWay && isListed);
    }

    /**
     * Whether every order has ended, and orders and positions were compared with ours so long after the last one that
     * no fill is expected any more.
     */
    boolean isAtRest(long nowNs) {
        return orders.areAllEnded() && reconciliation.comparedNs() >= orders.restFromNs() && isSettled(nowNs);
    }

    /** Tells, at the end, that nobody knows what becomes of our orders. */
    void tellUnsettled(long nowNs) {
        if (!isAtRest(nowNs)) {
            String detail = "closed without a last comparison of its orders and positions with ours";
            parts.notices().tell(BrokerState.LOST, detail, nowNs);
        }
    }

    /** Has a question asked that is about no order. */
    void ask(QueuedCall question) {
        queue.add(question);
    }

    /** Drops a question that has not gone out. */
    void forget(QueuedCall question) {
        queue.remove(question);
    }

    /** Returns when something is due by time alone. */
    long nextDueNs(long nowNs) {
        long due = Math.min(queue.nextDueNs(), Math.min(reconciliation.nextDueNs(), account.nextDueNs()));
        due = Math.min(due, lister.nextDueNs(listEveryNs(nowNs), nowNs));
        return Math.min(due, orders.nextDueNs());
    }

    /** Whether no order may change without the market: none waits, is under way, sought or being repaired. */
    boolean isSettled(long nowNs) {
        return !queue.isTradingUnderWay()
                && queue.waiting().stream().allMatch(call -> call.urgency() == Urgency.QUESTION)
                && orders.areAtRest(nowNs);
    }

    /** Returns the number of complete lists read. */
    long lists() {
        return lists;
    }

    /** Returns the number of calls that wait to go out. */
    int waiting() {
        return queue.waiting().size();
    }

    int underWay() {
        return queue.underWay();
    }

    /** Returns the position that the reported fills make. */
    long position(int instrument) {
        return parts.writer().position(instrument);
    }

    /** Whether every order has ended. */
    boolean isFlat() {
        return orders.areAllEnded();
    }
}
