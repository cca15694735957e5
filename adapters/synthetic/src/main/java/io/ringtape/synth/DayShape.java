package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.market.TradingSession;

/** The typical day of an index fund minute by minute: busy at the open and the close, thin outside regular hours. */
final class DayShape {
    /** The opening cross as a share of regular volume. */
    static final double OPENING_CROSS_SHARE = 0.012;

    /** The closing cross as a share of regular volume. */
    static final double CLOSING_CROSS_SHARE = 0.06;

    private static final double PRE_MARKET_SHARE = 0.022;
    private static final double AFTER_HOURS_SHARE = 0.014;

    private final TradingSession session;
    private final int minutes;
    private final int openMinute;
    private final int closeMinute;
    private final double[] volume;
    private final double[] atrBps;

    DayShape(TradingSession session) {
        this.session = session;
        minutes = (int) ((session.endNs() - session.preOpenNs()) / MINUTE_NS);
        openMinute = (int) ((session.openNs() - session.preOpenNs()) / MINUTE_NS);
        closeMinute = (int) ((session.closeNs() - session.preOpenNs()) / MINUTE_NS);
        volume = new double[minutes];
        atrBps = new double[minutes];
        fillPreMarket();
        fillRegular();
        fillAfterHours();
        scaleTo(0, openMinute, PRE_MARKET_SHARE);
        scaleTo(openMinute, closeMinute, 1 - PRE_MARKET_SHARE - AFTER_HOURS_SHARE);
        scaleTo(closeMinute, minutes, AFTER_HOURS_SHARE);
    }

    TradingSession session() {
        return session;
    }

    /** Returns the minutes from the start of the pre-market to the end of the after-hours session. */
    int minutes() {
        return minutes;
    }

    int openMinute() {
        return openMinute;
    }

    int closeMinute() {
        return closeMinute;
    }

    boolean isRegular(int minute) {
        return minute >= openMinute && minute < closeMinute;
    }

    long startNs(int minute) {
        return session.preOpenNs() + minute * MINUTE_NS;
    }

    /** Returns the minute's share of the day's prints. The shares add up to 1. */
    double volume(int minute) {
        return volume[minute];
    }

    /** Returns the typical true range of the minute for a volatility of 1, in basis points. */
    double atrBps(int minute) {
        return atrBps[minute];
    }

    private void fillPreMarket() {
        for (int m = 0; m < openMinute; m++) {
            double part = (double) m / openMinute;
            volume[m] = 0.08 + part * part * part;
            atrBps[m] = 0.9 + 1.1 * part * part;
        }
    }

    private void fillRegular() {
        for (int m = openMinute; m < closeMinute; m++) {
            double sinceOpen = m - openMinute;
            double toClose = closeMinute - 1.0 - m;
            volume[m] = 1
                    + 2.6 * StrictMath.exp(-sinceOpen / 18)
                    + 0.9 * StrictMath.exp(-sinceOpen / 70)
                    + 0.4 * StrictMath.exp(-toClose / 60)
                    + 2.0 * StrictMath.exp(-toClose / 10);
            atrBps[m] = 2.15
                    + 3.3 * StrictMath.exp(-sinceOpen / 100)
                    + 1.6 * StrictMath.exp(-sinceOpen / 8)
                    + 1.0 * StrictMath.exp(-toClose / 10);
        }
    }

    private void fillAfterHours() {
        for (int m = closeMinute; m < minutes; m++) {
            double sinceClose = m - closeMinute;
            volume[m] = 0.05 + StrictMath.exp(-sinceClose / 25);
            atrBps[m] = 0.8 + 0.8 * StrictMath.exp(-sinceClose / 20);
        }
    }

    private void scaleTo(int from, int to, double share) {
        double sum = 0;
        for (int m = from; m < to; m++) {
            sum += volume[m];
        }
        for (int m = from; m < to; m++) {
            volume[m] *= share / sum;
        }
    }
}
