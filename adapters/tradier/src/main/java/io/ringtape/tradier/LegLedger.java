package io.ringtape.tradier;

import io.ringtape.event.Micros;
import io.ringtape.event.OrderStatus;
import io.ringtape.tradier.ReportWriter.Fill;
import io.ringtape.tradier.ReportWriter.LegOfOurs;
import io.ringtape.tradier.ReportWriter.Shares;
import java.math.BigDecimal;
import java.util.function.LongUnaryOperator;

/**
 * One leg of an order of ours as it was reported: each fill once, each word once. Several orders at the broker may stand
 * behind it, one after the other.
 */
final class LegLedger {
    private final LegOfOurs leg;
    private final ReportWriter out;
    private final FillDifference fills = new FillDifference();
    private long notional;
    private long charged;
    private boolean isAccepted;
    private boolean isDenied;
    private boolean isEnded;

    LegLedger(LegOfOurs leg, ReportWriter out) {
        this.leg = leg;
        this.out = out;
    }

    /** Starts after shares that another process reported. */
    void adopt(long shares, BigDecimal shareNotional) {
        fills.begin(shares, shareNotional);
        isAccepted = shares > 0;
        isEnded = shares >= leg.quantity();
    }

    /** Returns the shares reported as filled. */
    long filled() {
        return fills.quantity();
    }

    /** Whether its last word was said. */
    boolean isEnded() {
        return isEnded;
    }

    /** Whether it was said that the broker does not know it. */
    boolean isDenied() {
        return isDenied;
    }

    /** Reports that it works, once. */
    void accept(ReportSource source, long nowNs) {
        if (!isAccepted && !isEnded && filled() == 0) {
            isAccepted = true;
            say(OrderStatus.ACCEPTED, leg.quantity() - filled(), source, nowNs);
        }
    }

    /**
     * Reports what the broker has filled beyond the last report. Returns whether the leg was reported as FILLED by it.
     *
     * @param open gives the shares still open when so many are filled; with none left the leg is FILLED
     */
    boolean fill(long executed, BigDecimal executedNotional, LongUnaryOperator open, ReportSource source, long nowNs) {
        if (!fills.advance(executed, executedNotional)) {
            return false;
        }
        long openShares = open.applyAsLong(fills.quantity());
        notional += Micros.notional(fills.lastPrice(), fills.lastQuantity());
        long charges = out.charges(leg.side(), notional, fills.quantity());
        Fill fill = new Fill(fills.lastPrice(), fills.lastQuantity(), Math.max(0, charges - charged));
        charged = Math.max(charged, charges);
        OrderStatus status = openShares == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        isEnded |= status == OrderStatus.FILLED;
        out.write(leg, status, fill, new Shares(fills.quantity(), openShares), source, nowNs);
        return status == OrderStatus.FILLED;
    }

    /** Says the last word on it, unless it was said. */
    void end(OrderStatus status, ReportSource source, long nowNs) {
        if (!isEnded) {
            isEnded = true;
            say(status, 0, source, nowNs);
        }
    }

    /** Ends it without a word, because its sibling's fill implies its end. */
    void endSilently() {
        isEnded = true;
    }

    /** Says that the broker does not know it, once. */
    void deny(ReportSource source, long nowNs) {
        if (!isDenied && !isEnded) {
            isDenied = true;
            say(OrderStatus.UNKNOWN, leg.quantity() - filled(), source, nowNs);
        }
    }

    /** Answers a replacement. */
    void answerReplacement(boolean done, ReportSource source, long nowNs) {
        say(done ? OrderStatus.REPLACED : OrderStatus.REPLACE_REJECTED, leg.quantity() - filled(), source, nowNs);
    }

    private void say(OrderStatus status, long open, ReportSource source, long nowNs) {
        out.write(leg, status, Fill.NONE, new Shares(filled(), Math.max(0, open)), source, nowNs);
    }
}
