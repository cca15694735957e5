package io.ringtape.setup;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import io.ringtape.feature.Bar;

/** Prices and statistics as they look from one side of a trade, so that a short is told like a long. */
abstract class Sided {
    private final Side side;
    private final int direction;

    Sided(Side side) {
        this.side = side;
        direction = side == Side.BUY ? 1 : -1;
    }

    /** The side it would trade. */
    public final Side side() {
        return side;
    }

    /** "above" for one that buys, "below" for one that sells. */
    protected final String above() {
        return side == Side.BUY ? "above" : "below";
    }

    /** "below" for one that buys, "above" for one that sells. */
    protected final String below() {
        return side == Side.BUY ? "below" : "above";
    }

    /** "high" for one that buys, "low" for one that sells. */
    protected final String high() {
        return side == Side.BUY ? "high" : "low";
    }

    /** "low" for one that buys, "high" for one that sells. */
    protected final String low() {
        return side == Side.BUY ? "low" : "high";
    }

    /** +1 for one that buys, −1 for one that sells. */
    protected final int direction() {
        return direction;
    }

    /** How far a price lies beyond a level in the trade's direction, dollars. */
    protected final double beyond(double price, double level) {
        return direction * (price - level);
    }

    /** How far a bar closed beyond a level in the trade's direction, dollars. */
    protected final double beyond(Bar bar, double level) {
        return beyond(Micros.toDouble(bar.close), level);
    }

    /** Whether a bar closed beyond its open, in the trade's direction. */
    protected final boolean isOurs(Bar bar) {
        return direction * (bar.close - bar.open) > 0;
    }

    /** The bar's extreme against the trade: its low for a buyer, dollars. */
    protected final double adverseExtreme(Bar bar) {
        return Micros.toDouble(side == Side.BUY ? bar.low : bar.high);
    }

    /** The bar's extreme in the trade's direction: its high for a buyer, dollars. */
    protected final double favourableExtreme(Bar bar) {
        return Micros.toDouble(side == Side.BUY ? bar.high : bar.low);
    }

    /** The price that lies so far behind another, against the trade's direction; dollars. */
    protected final double behind(double price, double distance) {
        return price - direction * distance;
    }

    /** The price that lies so far beyond another, in the trade's direction; dollars. */
    protected final double ahead(double price, double distance) {
        return price + direction * distance;
    }

    /** Of two prices the one farther back, seen in the trade's direction: of two targets the nearer. */
    protected final double rearmost(double one, double other) {
        return direction > 0 ? Math.min(one, other) : Math.max(one, other);
    }

    /** Of two prices the one farther ahead, seen in the trade's direction. */
    protected final double foremost(double one, double other) {
        return direction > 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** A CVD as it looks in the trade's direction; missing stays missing. */
    protected final long signed(long cvd) {
        return Missing.isPresent(cvd) ? direction * cvd : cvd;
    }

    /** A statistic as it looks in the trade's direction; missing stays missing. */
    protected final double signed(double statistic) {
        return Missing.isPresent(statistic) ? direction * statistic : statistic;
    }

    /** Volume delta over volume as it looks in the trade's direction, −1 to 1; missing without volume. */
    protected final double deltaRatio(long delta, long volume) {
        return volume > 0 && Missing.isPresent(delta) ? direction * (double) delta / volume : Missing.STATISTIC;
    }
}
