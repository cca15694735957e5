package io.ringtape.engine;

import io.ringtape.event.Event;
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
    /** A print, quote, beat or end of the market, as {@code kind} says by its first letter. */
    private record Moment(char kind, long timeNs, double first, double second) {}

    /**
     * A signal that is followed.
     *
     * @param progressPrice price that counts as progress, micro-dollars
     * @param madeNs when it was made
     * @param from number of moments before it
     */
    private record Followed(Signal signal, long progressPrice, long hardStopNs, long madeNs, int from) {
        /** Returns the price as a long would see it, in dollars: mirrored at zero for a short. */
        double seen(double price) {
            return signal.side == Side.BUY ? price : -price;
        }

        double entry() {
            return seen(signal.entry / 1e6);
        }

        double stop() {
            return seen(signal.stop / 1e6);
        }

        double target() {
            return seen(signal.target / 1e6);
        }

        double progress() {
            return seen(progressPrice / 1e6);
        }

        boolean isTimeUp(long timeNs) {
            return signal.timeStop != Missing.LONG && timeNs - madeNs >= signal.timeStop;
        }

        /** Returns the price at which the quote would close it. */
        double touch(Moment quote) {
            return seen(signal.side == Side.BUY ? quote.first : quote.second);
        }
    }

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
        signals.add(new Followed(Event.copyOf(signal), progress, hardStopNs, timeNs, market.size()));
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

    private String outcome(Followed s) {
        double entry = s.entry();
        double stop = s.stop();
        double target = s.target();
        long madeNs = s.madeNs;
        if (!(stop < entry && entry < target) || madeNs >= closeNs) {
            return s.signal.signalId + " NOT_FOLLOWED " + madeNs;
        }
        double touch = touchBefore(s);
        double best = entry;
        double worst = entry;
        double last = entry;
        boolean hit = false;
        for (Moment m : market.subList(s.from, market.size())) {
            double out = Double.isNaN(touch) ? last : touch;
            if (m.kind == 'p' && !hit) {
                last = s.seen(m.first);
                best = Math.max(best, last);
                worst = Math.min(worst, last);
                hit = last <= stop;
                if (last > target) {
                    return done(s, OutcomeEnd.TARGET, m.timeNs, target, best, worst);
                }
            } else if (m.kind == 'q') {
                touch = s.touch(m);
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
                if (s.isTimeUp(m.timeNs) && best < s.progress()) {
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
                touch = s.touch(m);
            }
        }
        return touch;
    }

    private String done(Followed s, OutcomeEnd end, long ns, double seenExit, double best, double worst) {
        double entry = s.entry();
        double risk = entry - s.stop();
        double sale = s.signal.side == Side.BUY ? Math.abs(seenExit) : Math.abs(entry);
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
                s.signal.signalId,
                end,
                ns,
                Math.abs(seenExit),
                gross,
                gross - cost / risk,
                (best - entry) / risk,
                (worst - entry) / risk);
    }
}
