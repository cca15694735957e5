package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.EventSink;
import io.ringtape.event.Missing;
import io.ringtape.event.PositionReport;
import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.UnreadableAnswerException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the broker's positions with ours: orders, positions, orders again. A position counts only when both lists of
 * orders show the same fills and all of them were reported before it, so that it is no difference that a fill under way
 * explains. For one thread.
 */
final class Reconciliation implements QueuedCall.Owner {
    /** Time after which positions that differ are asked for again, because the broker may book them late. */
    private static final long AGAIN_AFTER_NS = 2 * SECOND_NS;

    private static final int MOST_ATTEMPTS = 6;

    /** Where a comparison stands. */
    private enum Stage {
        /** None is under way. */
        IDLE,

        /** Waiting for a list of orders. */
        FIRST_LIST,

        /** Waiting for the positions. */
        POSITIONS,

        /** Waiting for a list that is newer than the positions. */
        SECOND_LIST
    }

    /** Whether all that the lists show was reported. */
    interface Books {
        boolean areClear();

        boolean owesFills();
    }

    private final GatewayParts parts;
    private final EventSink sink;
    private final Books books;
    private final PositionReport report = new PositionReport();
    private final long[] published;
    private Stage stage = Stage.IDLE;
    private OrderList first;
    private List<AccountPosition> positions = List.of();
    private long positionsNs;
    private long dueNs = Long.MIN_VALUE;
    private boolean isUrgent;
    private boolean hasDiffered;
    private int attempts;

    Reconciliation(GatewayParts parts, EventSink sink, Books books) {
        this.parts = parts;
        this.sink = sink;
        this.books = books;
        published = new long[parts.terms().symbols().size()];
        Arrays.fill(published, Missing.LONG);
    }

    /** Starts the clock, and publishes the positions of the start. */
    void begin(List<AccountPosition> held, long nowNs) {
        positions = held;
        publish(nowNs);
        dueNs = nowNs + parts.terms().settings().watch().reconcileEveryNs();
    }

    /** Asks for the positions at once. */
    void hurry(OrderList latestOrNull, long nowNs) {
        isUrgent = true;
        if (stage != Stage.POSITIONS && latestOrNull != null) {
            attempts = 0;
            first = latestOrNull;
            ask();
        } else if (stage == Stage.IDLE) {
            start(nowNs);
        }
    }

    /** Begins a comparison that is due. */
    void onTime(long nowNs) {
        if (stage == Stage.IDLE && nowNs >= dueNs) {
            start(nowNs);
        }
    }

    private void start(long nowNs) {
        attempts = 0;
        dueNs = nowNs + parts.terms().settings().watch().reconcileEveryNs();
        stage = Stage.FIRST_LIST;
        parts.lister().soon(true);
    }

    private void ask() {
        stage = Stage.POSITIONS;
        parts.queue().add(new QueuedCall(parts.calls().positions(), Urgency.QUESTION, this, this));
    }

    /** Returns when the next comparison is due. */
    long nextDueNs() {
        return stage == Stage.IDLE ? dueNs : Long.MAX_VALUE;
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {}

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        try {
            positions = AnswerReader.positions(answer);
            positionsNs = nowNs;
            stage = Stage.SECOND_LIST;
            parts.lister().soon(true);
        } catch (UnreadableAnswerException unreadable) { // nothing is known; asked again
            retry(nowNs);
        }
    }

    /** Takes a complete list, after everything in it was reported. */
    void onList(OrderList list, long nowNs) {
        if (stage == Stage.FIRST_LIST) {
            first = list;
            ask();
        } else if (stage == Stage.SECOND_LIST && list.askedNs() >= positionsNs) {
            boolean isReported = isUrgent ? !books.owesFills() : books.areClear();
            if (list.hasFillsOf(first) && isReported) {
                compare(nowNs);
            } else {
                first = list;
                retry(nowNs);
            }
        }
    }

    private void retry(long nowNs) {
        attempts++;
        if (attempts < MOST_ATTEMPTS) {
            if (first == null) {
                stage = Stage.FIRST_LIST;
                parts.lister().soon(true);
            } else {
                ask();
            }
        } else {
            end(
                    nowNs,
                    isUrgent ? AGAIN_AFTER_NS : parts.terms().settings().watch().reconcileEveryNs());
        }
    }

    private void compare(long nowNs) {
        boolean differs = false;
        for (int instrument = 0; instrument < published.length; instrument++) {
            boolean isEqual = held(instrument) == parts.writer().position(instrument);
            differs |= ReconciliationTable.position(isEqual, false) == ReconciliationTable.PositionOutcome.REPORT;
        }
        if (differs && !hasDiffered && !isUrgent) {
            hasDiffered = true;
            end(nowNs, AGAIN_AFTER_NS);
            return;
        }
        hasDiffered = differs;
        isUrgent = false;
        publish(nowNs);
        end(nowNs, parts.terms().settings().watch().reconcileEveryNs());
    }

    private void end(long nowNs, long nextAfterNs) {
        stage = Stage.IDLE;
        first = null;
        dueNs = Math.min(Math.max(dueNs, nowNs + 1), nowNs + nextAfterNs);
    }

    /** Publishes positions that are or were held, or differ from ours. */
    private void publish(long nowNs) {
        for (int instrument = 0; instrument < published.length; instrument++) {
            long shares = held(instrument);
            boolean isNews =
                    shares != published[instrument] || shares != parts.writer().position(instrument);
            if (isNews || shares != 0) {
                published[instrument] = shares;
                report.instrument = instrument;
                report.quantity = shares;
                report.averagePrice = averagePrice(instrument, shares);
                report.receiveNs = nowNs;
                report.timeNs = nowNs;
                sink.publish(report);
            }
        }
    }

    private long held(int instrument) {
        String symbol = parts.terms().symbols().get(instrument);
        return positions.stream()
                .filter(position -> position.symbol().equals(symbol))
                .mapToLong(AccountPosition::quantity)
                .sum();
    }

    private long averagePrice(int instrument, long shares) {
        String symbol = parts.terms().symbols().get(instrument);
        long cost = positions.stream()
                .filter(position -> position.symbol().equals(symbol) && Missing.isPresent(position.cost()))
                .mapToLong(AccountPosition::cost)
                .sum();
        return shares == 0 || cost == 0
                ? Missing.LONG
                : BigDecimal.valueOf(cost)
                        .movePointRight(6)
                        .divide(BigDecimal.valueOf(shares), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
