package io.ringtape.tradier;

import io.ringtape.event.BrokerState;
import io.ringtape.event.Event;
import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.RateClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Calls that wait to go out: exits, cancels and protection first, then questions, then entries; four under way at most,
 * with a place kept for a question and one for an exit, so that slow answers to some calls do not hold up others. Exits
 * wait for the broker's budget, while an entry that would use what is kept for exits is refused. For one thread.
 */
final class CallQueue {
    static final int MOST_UNDER_WAY = 4;

    private final Map<Urgency, ArrayDeque<QueuedCall>> waiting = new EnumMap<>(Urgency.class);
    private final Map<RateClass, RateBudget> budgets = new EnumMap<>(RateClass.class);
    private final Map<Long, QueuedCall> underWay = new HashMap<>();
    private final BrokerNotices notices;
    private final int reserved;
    private long lastNumber;
    private long budgetDueNs = Long.MAX_VALUE;
    private long toldUntilNs = Long.MIN_VALUE;

    CallQueue(BrokerSettings.Budget settings, BrokerNotices notices) {
        this.notices = notices;
        reserved = settings.reservedRequests();
        budgets.put(RateClass.STANDARD, new RateBudget(settings.standardPerMinute()));
        budgets.put(RateClass.TRADING, new RateBudget(settings.tradingPerMinute()));
        for (Urgency urgency : Urgency.VALUES) {
            waiting.put(urgency, new ArrayDeque<>());
        }
    }

    /**
     * A call that goes out.
     *
     * @param number by which its answer is told
     */
    record Departure(long number, QueuedCall call) {}

    void add(QueuedCall call) {
        waiting.get(call.urgency()).add(call);
    }

    /** Drops a call that has not gone out. Returns whether it had not. */
    boolean remove(QueuedCall call) {
        return waiting.get(call.urgency()).remove(call);
    }

    /** Returns the calls that have not gone out, in the order in which they would. */
    List<QueuedCall> waiting() {
        List<QueuedCall> all = new ArrayList<>();
        for (Urgency urgency : Urgency.VALUES) {
            all.addAll(waiting.get(urgency));
        }
        return all;
    }

    /** Whether the call under way with that number may change an order. */
    boolean isTrading(long number) {
        QueuedCall call = underWay.get(number);
        return call != null && call.call().rateClass() == RateClass.TRADING;
    }

    boolean isTradingUnderWay() {
        return underWay.values().stream().anyMatch(call -> call.call().rateClass() == RateClass.TRADING);
    }

    int underWay() {
        return underWay.size();
    }

    /** Returns the call that goes out next, or null while none may. */
    Departure nextOrNull(long nowNs) {
        budgetDueNs = Long.MAX_VALUE;
        for (Urgency urgency : Urgency.VALUES) {
            QueuedCall call = hasRoom(urgency) ? takeOrNull(urgency, nowNs) : null;
            if (call != null) {
                budgets.get(call.call().rateClass()).take(nowNs);
                underWay.put(++lastNumber, call);
                call.owner().onSent(call, nowNs);
                return new Departure(lastNumber, call);
            }
        }
        return null;
    }

    private boolean hasRoom(Urgency urgency) {
        boolean isFull = underWay.size() >= MOST_UNDER_WAY || underWay(urgency) >= urgency.mostUnderWay();
        return !isFull && !takesKeptPlace(urgency, Urgency.EXIT) && !takesKeptPlace(urgency, Urgency.QUESTION);
    }

    /** Whether a call would take the last place of another urgency, which is kept for that one. */
    private boolean takesKeptPlace(Urgency urgency, Urgency kept) {
        return urgency != kept && underWay.size() - underWay(kept) >= MOST_UNDER_WAY - 1;
    }

    private long underWay(Urgency urgency) {
        long count = 0;
        for (QueuedCall each : underWay.values()) {
            count += each.urgency() == urgency ? 1 : 0;
        }
        return count;
    }

    private QueuedCall takeOrNull(Urgency urgency, long nowNs) {
        Iterator<QueuedCall> calls = waiting.get(urgency).iterator();
        while (calls.hasNext()) {
            QueuedCall call = calls.next();
            if (isBusy(call.subject())) {
                continue;
            }
            RateBudget budget = budgets.get(call.call().rateClass());
            int left = budget.left(nowNs);
            if (urgency == Urgency.ENTRY && left <= reserved) {
                calls.remove();
                call.owner().onRefused(call, "rate limit", nowNs);
            } else if (left > 0) {
                calls.remove();
                return call;
            } else {
                awaitBudget(urgency, budget.windowEndNs(nowNs), nowNs);
                return null;
            }
        }
        return null;
    }

    private void awaitBudget(Urgency urgency, long untilNs, long nowNs) {
        budgetDueNs = Math.min(budgetDueNs, untilNs);
        if (urgency == Urgency.EXIT && nowNs >= toldUntilNs) {
            toldUntilNs = untilNs;
            notices.tell(
                    BrokerState.RATE_LIMITED, Event.NO_INSTRUMENT, untilNs - nowNs, "exits wait for the broker", nowNs);
        }
    }

    private boolean isBusy(Object subject) {
        for (QueuedCall each : underWay.values()) {
            if (each.subject().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    /** Takes what came back for a call, and tells its owner. Does nothing when the call has ended before. */
    void onAnswer(long number, ApiAnswer answer, long nowNs) {
        QueuedCall call = underWay.remove(number);
        if (call == null) {
            return;
        }
        RateBudget budget = budgets.get(call.call().rateClass());
        budget.onHeaders(answer.headers(), nowNs);
        if (answer.isLimited()) {
            budget.exhaust(nowNs);
        }
        call.owner().onAnswer(call, answer, nowNs);
    }

    /** Returns when the window of a class ends that is in use; {@code nowNs} without one. */
    long windowEndNs(RateClass rateClass, long nowNs) {
        return budgets.get(rateClass).windowEndNs(nowNs);
    }

    /** Returns the requests that a class has left. */
    int left(RateClass rateClass, long nowNs) {
        return budgets.get(rateClass).left(nowNs);
    }

    /** Returns when a call that waits for the budget may go out. */
    long nextDueNs() {
        return budgetDueNs;
    }
}
