package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The adapter without sockets, threads and clocks: takes our requests, the broker's answers and the time; gives the
 * calls to make, and publishes what the engine is to know. Orders are sent once; everything about their state comes from
 * complete lists. Times are epoch nanoseconds that never go back. For one thread.
 */
final class OrderGateway implements OrderLister.Reader, Reconciliation.Books, TrackedExit.Cancels {
    /** Time after the end of the last order for which lists are still read often, because fills may come late. */
    private static final long LATE_FILLS_WITHIN_NS = 5 * SECOND_NS;

    /** Time without a readable list after which the broker counts as lost, so that no entry is sent. */
    private static final long LOST_AFTER_NS = 10 * SECOND_NS;

    private final CallQueue queue;
    private final OrderLister lister;
    private final GatewayParts parts;
    private final Reconciliation reconciliation;
    private final AccountWatch account;
    private final Map<Long, TrackedOrder> live = new LinkedHashMap<>();
    private final Map<Long, TrackedOrder> finished = new LinkedHashMap<>();
    private final Set<Long> toldOrders = new HashSet<>();
    private final OrderTag tags;
    private OrderList latest;
    private long lastLiveNs = Long.MIN_VALUE;
    private boolean isTimed;
    private boolean isLost = true;
    private boolean isTokenRefused;
    private long firstFailureNs;
    private int failedLists;
    private long lists;

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
        tags = parts.tags();
        reconciliation = new Reconciliation(parts, sink, this);
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
        live.put(request.orderId, order);
    }

    /** Begins. Returns why it must not, or an empty text. */
    String begin(Start start, long nowNs) {
        isTimed = true;
        onList(start.orders(), nowNs);
        String foreign = foreign(start);
        if (parts.terms().refusesForeign() && !foreign.isEmpty()) {
            return foreign;
        }
        account.begin(start.balances(), nowNs);
        for (int instrument = 0; instrument < parts.terms().symbols().size(); instrument++) {
            long more = held(start, instrument) - parts.writer().position(instrument);
            parts.writer().holdBefore(instrument, more);
        }
        reconciliation.begin(start.positions(), nowNs);
        return "";
    }

    private String foreign(Start start) {
        for (int instrument = 0; instrument < parts.terms().symbols().size(); instrument++) {
            long held = held(start, instrument);
            boolean isEqual = held == parts.writer().position(instrument);
            if (ReconciliationTable.position(isEqual, true) == ReconciliationTable.PositionOutcome.REFUSE_START) {
                return "the account holds " + Micros.toDouble(held) + " "
                        + parts.terms().symbols().get(instrument) + ", which this run did not buy or sell";
            }
        }
        for (BrokerOrder order : start.orders().byId().values()) {
            if (isOrphan(order)) {
                return "the account has the working order " + order.id() + " in "
                        + parts.terms().symbols().get(instrumentOf(order)) + ", which this run did not send";
            }
        }
        return "";
    }

    private long held(Start start, int instrument) {
        String symbol = parts.terms().symbols().get(instrument);
        return start.positions().stream()
                .filter(position -> position.symbol().equals(symbol))
                .mapToLong(AccountPosition::quantity)
                .sum();
    }

    /** Takes an order, which the caller does not change any more. */
    void submit(OrderRequest request, long nowNs) {
        if (live.containsKey(request.orderId) || finished.containsKey(request.orderId)) {
            return; // sent once, whatever is asked
        }
        TrackedOrder order = tracked(request);
        live.put(request.orderId, order);
        order.begin(nowNs);
        proceed(nowNs);
    }

    /** Answers an order that cannot be taken. */
    void refuse(OrderRequest request, String reason, long nowNs) {
        TrackedOrder order = tracked(request);
        live.put(request.orderId, order);
        order.reject(reason, nowNs);
        proceed(nowNs);
    }

    private TrackedOrder tracked(OrderRequest request) {
        return request.kind == OrderKind.EXIT
                ? new TrackedExit(request, parts, this)
                : new TrackedBracket(request, parts);
    }

    /** Cancels an order, or the rest of its entry; does nothing for one that is over or unknown. */
    void cancel(CancelRequest request, long nowNs) {
        TrackedOrder order = live.get(request.orderId);
        if (order != null) {
            order.touch();
            order.cancel(request.entryOnly, nowNs);
        }
        proceed(nowNs);
    }

    /** Gives a leg another price. */
    void replace(ReplaceRequest request, long nowNs) {
        TrackedOrder order = live.getOrDefault(request.orderId, finished.get(request.orderId));
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
            tellTokenRefused(answer.words(), nowNs);
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
        for (TrackedOrder order : List.copyOf(live.values())) {
            if (!order.needsAttention(nowNs)) {
                continue;
            }
            proceed(order, nowNs);
            if (order.isFinished(nowNs)) {
                live.remove(order.request.orderId);
                finished.put(order.request.orderId, order);
                lastLiveNs = nowNs;
            }
        }
        if (isTimed) {
            reconciliation.onTime(nowNs);
            account.onTime(nowNs);
            lister.onTime(listEveryNs(nowNs), isProofNeeded(), nowNs);
        }
    }

    private void proceed(TrackedOrder order, long nowNs) {
        order.proceed(nowNs);
        if (order.takesPositions()) {
            reconciliation.hurry(latest, nowNs);
        }
    }

    private boolean isProofNeeded() {
        return live.values().stream().anyMatch(TrackedOrder::isSought);
    }

    private long listEveryNs(long nowNs) {
        boolean isWatched =
                !live.isEmpty() || (lastLiveNs != Long.MIN_VALUE && nowNs - lastLiveNs < LATE_FILLS_WITHIN_NS);
        return isWatched
                ? parts.terms().settings().watch().pollEveryNs()
                : parts.terms().settings().watch().reconcileEveryNs();
    }

    @Override
    public void onList(OrderList list, long nowNs) {
        latest = list;
        tellConnected(nowNs);
        lists++;
        failedLists = 0;
        for (TrackedOrder order : live.values()) {
            order.onList(list, nowNs);
        }
        for (TrackedOrder order : List.copyOf(finished.values())) {
            order.onList(list, nowNs);
            proceed(order, nowNs);
            if (!order.isFinished(nowNs)) {
                finished.remove(order.request.orderId);
                live.put(order.request.orderId, order);
            }
        }
        for (TrackedOrder order : live.values()) {
            proceed(order, nowNs);
        }
        tellOrphans(list, nowNs);
        reconciliation.onList(list, nowNs);
    }

    @Override
    public void onNoList(String reason, long nowNs) {
        if (failedLists++ == 0) {
            firstFailureNs = nowNs;
            lister.soon(false);
        } else if (!isLost && nowNs - firstFailureNs >= LOST_AFTER_NS) {
            isLost = true;
            parts.notices().tell(BrokerState.LOST, reason, nowNs);
        }
    }

    /** Tells once that the token is refused, until a list can be read again. */
    private void tellTokenRefused(String words, long nowNs) {
        if (!isTokenRefused) {
            isTokenRefused = true;
            isLost = true;
            parts.notices().tell(BrokerState.TOKEN_REFUSED, words, nowNs);
        }
    }

    /** Tells that the broker answers, at the start and after it did not. */
    private void tellConnected(long nowNs) {
        isTokenRefused = false;
        if (isLost) {
            isLost = false;
            parts.notices().tell(BrokerState.CONNECTED, "", nowNs);
        }
    }

    private void tellOrphans(OrderList list, long nowNs) {
        for (BrokerOrder order : list.byId().values()) {
            if (isOrphan(order) && toldOrders.add(order.id())) {
                int instrument = instrumentOf(order);
                String symbol = parts.terms().symbols().get(instrument);
                parts.notices()
                        .tell(BrokerState.ORPHAN_ORDER, instrument, Missing.LONG, order.id() + " " + symbol, nowNs);
            }
        }
    }

    /** Whether an order works in one of our instruments that no request of this run asked for. */
    private boolean isOrphan(BrokerOrder order) {
        if (instrumentOf(order) < 0 || isOurs(order)) {
            return false;
        }
        OurState ours = tags.isOfAnotherRun(order.tag()) ? OurState.EARLIER_RUN : OurState.FOREIGN;
        ListedState brokers = order.mayWork() ? PlacedOrder.stateOf(order) : ListedState.CANCELLED;
        return ReconciliationTable.outcome(ours, brokers) == ReconciliationOutcome.ALERT;
    }

    private boolean isOurs(BrokerOrder order) {
        long orderId = tags.orderId(order.tag());
        TrackedOrder named = live.getOrDefault(orderId, finished.get(orderId));
        if (named != null || !order.tag().isEmpty()) {
            return named != null && named.owns(order);
        }
        return live.values().stream().anyMatch(each -> each.owns(order))
                || finished.values().stream().anyMatch(each -> each.owns(order));
    }

    private int instrumentOf(BrokerOrder order) {
        return parts.terms().symbols().indexOf(order.symbol());
    }

    @Override
    public boolean areClear() {
        return live.values().stream().noneMatch(TrackedOrder::isUnclear);
    }

    @Override
    public boolean owesFills() {
        return live.values().stream()
                .flatMap(order -> order.placements.stream())
                .anyMatch(PlacedOrder::owesFills);
    }

    @Override
    public long awaitedUntilNs(int instrument, long nowNs) {
        return live.values().stream()
                .filter(order -> order.request.instrument == instrument)
                .mapToLong(order -> order.holdsExitsUntilNs(nowNs))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Gives up what has not gone out, and answers it. */
    void dropUnsent(String reason, long nowNs) {
        for (TrackedOrder order : live.values()) {
            order.touch();
            order.placements.forEach(placement -> placement.drop(reason));
        }
        proceed(nowNs);
    }

    /** Returns when something is due by time alone. */
    long nextDueNs(long nowNs) {
        long due = Math.min(queue.nextDueNs(), Math.min(reconciliation.nextDueNs(), account.nextDueNs()));
        due = Math.min(due, lister.nextDueNs(listEveryNs(nowNs), nowNs));
        for (TrackedOrder order : live.values()) {
            due = Math.min(due, order.nextDueNs());
        }
        return due;
    }

    /** Whether no order may change without the market: none waits, is under way, sought or being repaired. */
    boolean isSettled(long nowNs) {
        return !queue.isTradingUnderWay()
                && queue.waiting().stream().allMatch(call -> call.urgency() == Urgency.QUESTION)
                && live.values().stream().allMatch(order -> !order.isUnclear() && order.isAtRest(nowNs));
    }

    /** Whether an order, a change or a cancel is on its way, so that nobody knows what became of it. */
    boolean isOrderUnderWay() {
        return queue.isTradingUnderWay();
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
        return live.isEmpty();
    }
}
