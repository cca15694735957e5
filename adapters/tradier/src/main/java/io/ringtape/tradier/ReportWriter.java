package io.ringtape.tradier;

import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.Side;
import io.ringtape.order.FeeSchedule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Publishes execution reports, and counts the position that their fills make. For one thread. */
final class ReportWriter {
    private static final int LONGEST_REASON = 120;

    private final EventSink sink;
    private final FeeSchedule fees;
    private final UnaryOperator<String> scrub;
    private final long[] positions;
    private final long[] lastPrices;
    private final ExecutionReport report = new ExecutionReport();

    /**
     * Creates a writer.
     *
     * @param scrub takes secrets out of the broker's words
     */
    ReportWriter(EventSink sink, FeeSchedule fees, int instruments, UnaryOperator<String> scrub) {
        this.sink = sink;
        this.scrub = scrub;
        this.fees = fees;
        positions = new long[instruments];
        lastPrices = new long[instruments];
        Arrays.fill(lastPrices, Missing.LONG);
    }

    /**
     * A leg of an order of ours.
     *
     * @param quantity shares ordered
     */
    record LegOfOurs(long orderId, int instrument, OrderLeg leg, Side side, long quantity) {}

    /**
     * A fill.
     *
     * @param price of it
     * @param quantity of it
     * @param charges of it
     */
    record Fill(long price, long quantity, long charges) {
        static final Fill NONE = new Fill(Missing.LONG, 0, Missing.LONG);
    }

    /** Publishes a report on a leg, of which {@code filled} shares are filled in all and {@code open} still work. */
    void write(LegOfOurs leg, OrderStatus status, Fill fill, Shares shares, ReportSource source, long nowNs) {
        report.orderId = leg.orderId();
        report.instrument = leg.instrument();
        report.leg = leg.leg();
        report.side = leg.side();
        report.status = status;
        report.fillPrice = fill.price();
        report.fillQuantity = fill.quantity();
        report.fees = fill.charges();
        report.feesEstimated = Missing.isPresent(fill.charges());
        report.filledQuantity = shares.filled();
        report.openQuantity = shares.open();
        report.brokerOrderId.set(
                Missing.isPresent(source.brokerOrderId()) ? Long.toString(source.brokerOrderId()) : "");
        report.tag.set(source.tag());
        report.sentNs = source.sentNs();
        report.exchangeNs = source.exchangeNs();
        report.reason.set(source.reason().isEmpty() ? "" : shortened(scrub.apply(source.reason())));
        report.receiveNs = nowNs;
        report.timeNs = nowNs;
        if (fill.quantity() > 0) {
            lastPrices[leg.instrument()] = fill.price();
            positions[leg.instrument()] += leg.side() == Side.BUY ? fill.quantity() : -fill.quantity();
        }
        sink.publish(report);
    }

    /** The shares of a leg. */
    record Shares(long filled, long open) {}

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** Returns the charges of an order's fills so far. */
    long charges(Side side, long notional, long size) {
        return fees.charge(side, notional, size);
    }

    /** Returns the position that the reported fills make, with what was held before. */
    long position(int instrument) {
        return positions[instrument];
    }

    /** Returns the price of the last fill of an instrument; missing before the first. */
    long lastPrice(int instrument) {
        return lastPrices[instrument];
    }

    /** Takes the price, in micros, of a fill that another process reported. */
    void notePrice(int instrument, BigDecimal price) {
        lastPrices[instrument] = price.longValue();
    }

    /** Counts shares that are held without a report of this process. */
    void holdBefore(int instrument, long shares) {
        positions[instrument] += shares;
    }
}
