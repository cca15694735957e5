package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.BrokerState;
import io.ringtape.event.EventSink;
import io.ringtape.event.Missing;
import io.ringtape.event.PositionReport;
import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.UnreadableAnswerException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the broker's positions with ours: orders, positions, orders again. A position counts only when both lists of
 * orders show the same fills of its instrument and all of them were reported before it, so that it is no difference that
 * a fill under way explains. An instrument that cannot be compared holds up no other, and is told when it lasts. For one
 * thread.
 */
final class Reconciliation implements QueuedCall.Owner {
    /** Time after which positions that differ are asked for again, because the broker may book them late. */
    private static final long AGAIN_AFTER_NS = 2 * SECOND_NS;

    /** Time between two comparisons while an order is in doubt. */
    private static final long IN_DOUBT_EVERY_NS = 10 * SECOND_NS;

    /** Attempts of a comparison; the second follows at once, and the wait before each later one doubles. */
    private static final int MOST_ATTEMPTS = 6;

    private static final long FIRST_WAIT_NS = 500 * MILLI_NS;

    /** Comparisons on end that an instrument may miss before it is told. */
    private static final int MOST_MISSED = 2;

    /** Where a comparison stands. */
    private enum Stage {
        /** None is under way. */
        IDLE,

        /** Waiting before the next attempt. */
        WAITING,

        /** Waiting for a list of orders. */
        FIRST_LIST,

        /** Waiting for the positions. */
        POSITIONS,

        /** Waiting for a list that is newer than the positions. */
        SECOND_LIST
    }

    /** What our orders leave open in an instrument. */
    interface Books {
        /** Whether the broker denies an order of ours, so that only the positions tell what became of it. */
        boolean areInDoubt(long nowNs);

        /** Whether an order may have reached the broker a moment ago, so that its fills may not be listed yet. */
        boolean isUnderWay(int instrument);

        /** Whether fills are announced that could not be reported yet. */
        boolean owesFills(int instrument);

        /**
         * Returns from when on no fill of the orders that have ended is expected any more; the beginning of time without
         * one. A comparison after it is the last word on them.
         */
        long restFromNs();

        /** Returns the shares by which these change the position. */
        long unreported(int instrument);
    }

    /** One instrument of the comparison. */
    private static final class Compared {
        final int instrument;
        final String symbol;
        long published = Missing.LONG;
        boolean isDue;
        boolean hasDiffered;
        int missed;

        Compared(int instrument, String symbol) {
            this.instrument = instrument;
            this.symbol = symbol;
        }
    }

    private final GatewayParts parts;
    private final EventSink sink;
    private final Books books;
    private final PositionReport report = new PositionReport();
    private final List<Compared> all = new ArrayList<>();
    private Stage stage = Stage.IDLE;
    private OrderList first;
    private List<AccountPosition> positions = List.of();
    private long positionsNs;
    private long dueNs = Long.MIN_VALUE;
    private boolean isUrgent;
    private boolean isAgainSoon;
    private int attempts;
    private long comparedNs = Long.MIN_VALUE;

    Reconciliation(GatewayParts parts, EventSink sink, Books books) {
        this.parts = parts;
        this.sink = sink;
        this.books = books;
        for (String symbol : parts.terms().symbols()) {
            all.add(new Compared(all.size(), symbol));
        }
    }

    /** Starts the clock, and publishes the positions of the start. */
    void begin(List<AccountPosition> held, long nowNs) {
        positions = held;
        all.forEach(each -> publish(each, nowNs));
        dueNs = nowNs + everyNs(nowNs);
    }

    private long everyNs(long nowNs) {
        long everyNs = parts.terms().settings().watch().reconcileEveryNs();
        return books.areInDoubt(nowNs) ? Math.min(IN_DOUBT_EVERY_NS, everyNs) : everyNs;
    }

    /** Has the next comparison begin at a time, if it is not due before. */
    void dueBy(long atNs) {
        if (stage == Stage.IDLE) {
            dueNs = Math.min(dueNs, atNs);
        }
    }

    /** Returns when the last list of the last whole comparison was asked for; the beginning of time without one. */
    long comparedNs() {
        return comparedNs;
    }

    /** Asks for the positions at once. */
    void hurry(OrderList latestOrNull) {
        isUrgent = true;
        if (stage != Stage.POSITIONS && latestOrNull != null) {
            begin();
            first = latestOrNull;
            ask();
        } else if (stage == Stage.IDLE) {
            start();
        }
    }

    /** Begins a comparison, or its next attempt, when it is due. */
    void onTime(long nowNs) {
        if (stage == Stage.IDLE && nowNs >= dueNs) {
            start();
        } else if (stage == Stage.WAITING && nowNs >= dueNs) {
            attempt();
        }
    }

    private void start() {
        begin();
        first = null;
        attempt();
    }

    private void begin() {
        attempts = 0;
        isAgainSoon = false;
        all.forEach(each -> each.isDue = true);
    }

    private void attempt() {
        if (first == null) {
            stage = Stage.FIRST_LIST;
            parts.lister().soon(false);
        } else {
            ask();
        }
    }

    private void ask() {
        stage = Stage.POSITIONS;
        parts.queue().add(new QueuedCall(parts.calls().positions(), Urgency.QUESTION, this, this));
    }

    /** Returns when the next comparison or attempt is due. */
    long nextDueNs() {
        return stage == Stage.IDLE || stage == Stage.WAITING ? dueNs : Long.MAX_VALUE;
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {}

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        try {
            positions = AnswerReader.positions(answer);
            positionsNs = nowNs;
            stage = Stage.SECOND_LIST;
            parts.lister().soon(false);
        } catch (UnreadableAnswerException unreadable) { // nothing is known; asked again
            retry(unreadable.getMessage(), nowNs);
        }
    }

    /** Takes a complete list, after everything in it was reported. */
    void onList(OrderList list, long nowNs) {
        if (stage == Stage.FIRST_LIST) {
            first = list;
            ask();
        } else if (stage == Stage.SECOND_LIST && list.askedNs() >= positionsNs) {
            compare(list, nowNs);
        }
    }

    private void compare(OrderList list, long nowNs) {
        for (Compared each : all) {
            if (each.isDue && isComparable(each, list)) {
                each.isDue = false;
                each.missed = 0;
                compare(each, nowNs);
            }
        }
        first = list;
        if (all.stream().anyMatch(each -> each.isDue)) {
            retry("its fills are not all known", nowNs);
        } else {
            isUrgent = false;
            comparedNs = isAgainSoon ? comparedNs : list.askedNs();
            end(isAgainSoon ? AGAIN_AFTER_NS : everyNs(nowNs), nowNs);
        }
    }

    /**
     * Whether a difference of an instrument would be one. A fill that could not be reported for long explains its own
     * shares and no others. When the positions were asked for in doubt, the broker's word is better than none.
     */
    private boolean isComparable(Compared each, OrderList list) {
        if (!list.hasFillsOf(first, each.symbol)) {
            return false;
        }
        boolean isLast = attempts + 1 >= MOST_ATTEMPTS;
        boolean owes = books.owesFills(each.instrument);
        if (isUrgent) {
            return !owes || isLast;
        }
        long explained = ours(each) + books.unreported(each.instrument);
        return !books.isUnderWay(each.instrument) && (!owes || (isLast && held(each) != explained));
    }

    private void compare(Compared each, long nowNs) {
        boolean isEqual = held(each) == ours(each);
        boolean differs = ReconciliationTable.position(isEqual, false) == ReconciliationTable.PositionOutcome.REPORT;
        boolean isFirstTime = differs && !each.hasDiffered && !isUrgent;
        each.hasDiffered = differs;
        if (isFirstTime) {
            isAgainSoon = true;
        } else {
            publish(each, nowNs);
        }
    }

    private void retry(String reason, long nowNs) {
        attempts++;
        if (attempts < MOST_ATTEMPTS) {
            stage = Stage.WAITING;
            dueNs = nowNs + (attempts == 1 ? 0 : FIRST_WAIT_NS << (attempts - 2));
        } else {
            all.stream().filter(each -> each.isDue).forEach(each -> miss(each, reason, nowNs));
            end(isUrgent || isAgainSoon ? AGAIN_AFTER_NS : everyNs(nowNs), nowNs);
        }
    }

    private void miss(Compared each, String reason, long nowNs) {
        each.missed++;
        if (each.missed == MOST_MISSED) {
            String detail = each.symbol + ": the position could not be compared: " + reason;
            parts.notices().tell(BrokerState.NOTICE, each.instrument, Missing.LONG, detail, nowNs);
        }
    }

    private void end(long nextAfterNs, long nowNs) {
        stage = Stage.IDLE;
        first = null;
        dueNs = nowNs + nextAfterNs;
        if (comparedNs < books.restFromNs()) {
            dueBy(Math.max(books.restFromNs(), nowNs + AGAIN_AFTER_NS));
        }
    }

    /** Publishes a position that is or was held, or differs from ours. */
    private void publish(Compared each, long nowNs) {
        long shares = held(each);
        boolean isNews = shares != each.published || shares != ours(each);
        if (isNews || shares != 0) {
            each.published = shares;
            report.instrument = each.instrument;
            report.quantity = shares;
            report.averagePrice = averagePrice(each.symbol, shares);
            report.receiveNs = nowNs;
            report.timeNs = nowNs;
            sink.publish(report);
        }
    }

    private long held(Compared each) {
        return AccountPosition.held(positions, each.symbol);
    }

    private long ours(Compared each) {
        return parts.writer().position(each.instrument);
    }

    private long averagePrice(String symbol, long shares) {
        long cost = positions.stream()
                .filter(position -> position.symbol().equals(symbol) && Missing.isPresent(position.cost()))
                .mapToLong(AccountPosition::cost)
                .sum();
        if (shares == 0 || cost == 0) {
            return Missing.LONG;
        }
        BigDecimal price =
                BigDecimal.valueOf(cost).movePointRight(6).divide(BigDecimal.valueOf(shares), 0, RoundingMode.HALF_UP);
        return price.abs().compareTo(FillDifference.MOST_PRICE) > 0 ? Missing.LONG : price.longValueExact();
    }
}
