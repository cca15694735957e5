package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.order.FeeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The twin of the book: keeps the whole market and reads it from front to back for each signal, in dollars of a long.
 */
final class NaiveFollower {
    private record Moment(char kind, long timeNs, double first, double second) {}

    private record Followed(
            Side side,
            long id,
            double entry,
            double stop,
            double target,
            double progress,
            long madeNs,
            long timeStopNs,
            long hardStopNs,
            int from) {}

    private final double slippage;
    private final FeeRates fees;
    private final long flatNs;
    private final long closeNs;
    private final List<Moment> market = new ArrayList<>();
    private final List<Followed> signals = new ArrayList<>();

    NaiveFollower(long slippage, FeeRates fees, long flatNs, long closeNs) {
        this.slippage = slippage / 1e6;
        this.fees = fees;
        this.flatNs = flatNs;
        this.closeNs = closeNs;
    }

    void signal(Signal signal, long progress, long hardStopNs, long timeNs) {
        long timeStop = signal.timeStop == Missing.LONG ? Long.MAX_VALUE : signal.timeStop;
        signals.add(new Followed(
                signal.side,
                signal.signalId,
                signal.entry / 1e6,
                signal.stop / 1e6,
                signal.target / 1e6,
                progress / 1e6,
                timeNs,
                timeStop,
                hardStopNs,
                market.size()));
    }

    void print(long timeNs, long price) {
        market.add(new Moment('p', timeNs, price / 1e6, 0));
    }

    void quote(long timeNs, long bid, long ask) {
        boolean none = bid == Missing.LONG;
        market.add(new Moment('q', timeNs, none ? Double.NaN : bid / 1e6, none ? Double.NaN : ask / 1e6));
    }

    void beat(long timeNs) {
        market.add(new Moment('b', timeNs, 0, 0));
    }

    void end(long timeNs) {
        market.add(new Moment('e', timeNs, 0, 0));
    }

    List<String> outcomes() {
        return signals.stream().map(this::outcome).toList();
    }

    static String line(SignalOutcome o) {
        if (o.end == OutcomeEnd.NOT_FOLLOWED) {
            return o.signalId + " NOT_FOLLOWED " + o.closedNs;
        }
        return line(o.signalId, o.end, o.closedNs, o.exit / 1e6, o.grossR, o.netR, o.bestR, o.worstR);
    }

    private static String line(
            long id, OutcomeEnd end, long ns, double exit, double gross, double net, double best, double worst) {
        // Adding 0.0 turns a negative zero into a positive one.
        return String.format(
                Locale.ROOT,
                "%d %s %d at %.4f R %.6f net %.9f best %.6f worst %.6f",
                id,
                end,
                ns,
                exit,
                rounded(gross, 6),
                rounded(net, 9),
                rounded(best, 6),
                rounded(worst, 6));
    }

    private static double rounded(double value, int digits) {
        double unit = Math.pow(10, digits);
        return Math.round(value * unit) / unit + 0.0;
    }

    /** The price as a long would see it: mirrored at zero for a short. */
    private static double seen(Followed s, double price) {
        return s.side == Side.BUY ? price : -price;
    }

    private String outcome(Followed s) {
        double entry = seen(s, s.entry);
        double stop = seen(s, s.stop);
        double target = seen(s, s.target);
        long madeNs = s.madeNs;
        if (!(stop < entry && entry < target) || madeNs >= closeNs) {
            return s.id + " NOT_FOLLOWED " + madeNs;
        }
        double touch = touchBefore(s);
        double best = entry;
        double worst = entry;
        double last = entry;
        boolean hit = false;
        for (Moment m : market.subList(s.from, market.size())) {
            double out = Double.isNaN(touch) ? last : touch;
            if (m.kind == 'p' && !hit) {
                last = seen(s, m.first);
                best = Math.max(best, last);
                worst = Math.min(worst, last);
                hit = last <= stop;
                if (last > target) {
                    return done(s, OutcomeEnd.TARGET, m.timeNs, target, best, worst);
                }
            } else if (m.kind == 'q') {
                touch = seen(s, s.side == Side.BUY ? m.first : m.second);
                if (hit && !Double.isNaN(touch)) {
                    return done(s, OutcomeEnd.STOP, m.timeNs, Math.min(touch, stop), best, worst);
                }
                if (touch >= target) {
                    return done(s, OutcomeEnd.TARGET, m.timeNs, target, best, worst);
                }
            } else if (m.kind == 'b' || m.kind == 'e') {
                boolean over = m.kind == 'e' || m.timeNs >= (madeNs < flatNs ? flatNs : closeNs);
                if (hit) {
                    if (over) {
                        return done(s, OutcomeEnd.STOP, m.timeNs, Math.min(out, stop), best, worst);
                    }
                    continue;
                }
                if (over) {
                    return done(s, OutcomeEnd.SESSION_END, m.timeNs, out, best, worst);
                }
                if (m.timeNs - madeNs >= s.hardStopNs) {
                    return done(s, OutcomeEnd.HARD_STOP, m.timeNs, out, best, worst);
                }
                if (m.timeNs - madeNs >= s.timeStopNs && best < seen(s, s.progress)) {
                    return done(s, OutcomeEnd.TIME_STOP, m.timeNs, out, best, worst);
                }
            }
        }
        throw new IllegalStateException("the market never ends");
    }

    private double touchBefore(Followed s) {
        double touch = Double.NaN;
        for (Moment m : market.subList(0, s.from)) {
            if (m.kind == 'q') {
                touch = seen(s, s.side == Side.BUY ? m.first : m.second);
            }
        }
        return touch;
    }

    private String done(Followed s, OutcomeEnd end, long ns, double seenExit, double best, double worst) {
        double entry = seen(s, s.entry);
        double risk = entry - seen(s, s.stop);
        double sale = s.side == Side.BUY ? Math.abs(seenExit) : s.entry;
        double cost = 2 * slippage
                + 2 * fees.feePerShare() / 1e6
                + fees.tafPerShare() / 1e6
                + new BigDecimal(Math.round(sale * 1e6))
                                .multiply(BigDecimal.valueOf(fees.secPerMillion(), 12))
                                .setScale(0, RoundingMode.CEILING)
                                .doubleValue()
                        / 1e6;
        double gross = (seenExit - entry) / risk;
        return line(
                s.id,
                end,
                ns,
                Math.abs(seenExit),
                gross,
                gross - cost / risk,
                (best - entry) / risk,
                (worst - entry) / risk);
    }
}
