package io.ringtape.synth;

import io.ringtape.event.Missing;

/** What a trader sees of a path so far: VWAP and sigma, EMA-20, ATR, opening range, and the session's extremes. */
final class Landmarks {
    private static final int OPENING_RANGE_MINUTES = 15;
    private static final double EMA_ALPHA = 2.0 / 21;
    private static final int ATR_BARS = 14;

    private double weight;
    private double vwap;
    private double squares;
    private double price;
    private double ema20;
    private double atr;
    private double minuteHigh;
    private double minuteLow;
    private double lastClose;
    private double high = Double.NEGATIVE_INFINITY;
    private double low = Double.POSITIVE_INFINITY;
    private int highMinute;
    private int lowMinute;
    private double rangeHigh = Missing.STATISTIC;
    private double rangeLow = Missing.STATISTIC;

    Landmarks(double price, double usualAtr) {
        this.price = price;
        ema20 = price;
        atr = usualAtr;
        lastClose = price;
        minuteHigh = price;
        minuteLow = price;
    }

    double price() {
        return price;
    }

    double vwap() {
        return weight == 0 ? price : vwap;
    }

    double sigma() {
        return weight == 0 ? 0 : Math.sqrt(squares / weight);
    }

    double ema20() {
        return ema20;
    }

    /** Returns the true range of a minute, smoothed over 14. */
    double atr() {
        return atr;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    /** Returns the regular minute of the session's high, from 0. */
    int highMinute() {
        return highMinute;
    }

    int lowMinute() {
        return lowMinute;
    }

    double rangeHigh() {
        return rangeHigh;
    }

    double rangeLow() {
        return rangeLow;
    }

    /** Adds the next price. {@code volume} is what traded at it in regular hours, or 0 outside them. */
    void move(double next, double volume, int regularMinute) {
        price = next;
        minuteHigh = Math.max(minuteHigh, next);
        minuteLow = Math.min(minuteLow, next);
        if (volume <= 0) {
            return;
        }
        weight += volume;
        double before = weight == volume ? next : vwap;
        vwap = before + (next - before) * volume / weight;
        squares += volume * (next - before) * (next - vwap);
        if (next > high) {
            high = next;
            highMinute = regularMinute;
        }
        if (next < low) {
            low = next;
            lowMinute = regularMinute;
        }
    }

    /** Ends a minute. {@code regularMinute} counts from the open and is negative before it. */
    void closeMinute(int regularMinute, double usualAtr) {
        double range = Math.max(minuteHigh, lastClose) - Math.min(minuteLow, lastClose);
        atr += (range - atr) / ATR_BARS;
        atr = Math.max(0.7 * usualAtr, Math.min(1.5 * usualAtr, atr));
        ema20 += EMA_ALPHA * (price - ema20);
        lastClose = price;
        minuteHigh = price;
        minuteLow = price;
        if (regularMinute == OPENING_RANGE_MINUTES - 1) {
            rangeHigh = high;
            rangeLow = low;
        }
    }
}
