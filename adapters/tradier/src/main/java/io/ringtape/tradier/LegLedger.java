package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderStatus;
import io.ringtape.tradier.ReportWriter.Fill;
import io.ringtape.tradier.ReportWriter.LegOfOurs;
import io.ringtape.tradier.ReportWriter.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;

/**
 * One leg of an order of ours as it was reported: each fill once, each word once. Several orders at the broker may stand
 * behind it, one after the other.
 */
final class LegLedger {
    /** Time for which figures whose difference to those before is no price may stand before they are reported. */
    private static final long ODD_FIGURES_STAND_NS = 5 * SECOND_NS;

    private final LegOfOurs leg;
    private final ReportWriter out;
    private final FillDifference fills = new FillDifference();
    private long notional;
    private long charged;
    private long oddSinceNs = Missing.LONG;
    private BigDecimal toldCorrection = BigDecimal.ZERO;
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
        if (shares > 0) {
            out.notePrice(leg.instrument(), shareNotional.divide(BigDecimal.valueOf(shares), RoundingMode.HALF_UP));
        }
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
        if (!advance(executed, executedNotional, nowNs)) {
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

    private boolean advance(long executed, BigDecimal executedNotional, long nowNs) {
        boolean isDue = Missing.isPresent(oddSinceNs) && nowNs - oddSinceNs >= ODD_FIGURES_STAND_NS;
        boolean isReported = fills.advance(executed, executedNotional)
                || (isDue && fills.advanceAtAverage(executed, executedNotional));
        if (isReported || executed <= filled()) {
            oddSinceNs = Missing.LONG;
        } else if (!Missing.isPresent(oddSinceNs)) {
            oddSinceNs = nowNs;
        }
        return isReported;
    }

    /**
     * Returns what the broker's money for the reported shares is above what was reported, in micro-dollars, once for each
     * value and only when no fill can come that carries it; 0 otherwise.
     */
    long takesCorrection(long executed, BigDecimal executedNotional) {
        BigDecimal correction = isEnded ? fills.correction(executed, executedNotional) : BigDecimal.ZERO;
        if (correction.compareTo(toldCorrection) == 0) {
            return 0;
        }
        toldCorrection = correction;
        return correction
                .divide(BigDecimal.valueOf(Micros.ONE), 0, RoundingMode.HALF_UP)
                .longValue();
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
