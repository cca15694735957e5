package io.ringtape.setup;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import io.ringtape.feature.Bar;

/** Prices and statistics seen from one side of a trade, so that a setup treats a short like a long. */
abstract class Sided {
    private final Side side;
    private final int direction;

    Sided(Side side) {
        this.side = side;
        direction = side == Side.BUY ? 1 : -1;
    }

    /** Returns the side that the setup would trade. */
    public final Side side() {
        return side;
    }

    /** Returns "above" for a buy, "below" for a sale. */
    protected final String above() {
        return side == Side.BUY ? "above" : "below";
    }

    /** Returns "below" for a buy, "above" for a sale. */
    protected final String below() {
        return side == Side.BUY ? "below" : "above";
    }

    /** Returns "high" for a buy, "low" for a sale. */
    protected final String high() {
        return side == Side.BUY ? "high" : "low";
    }

    /** Returns "low" for a buy, "high" for a sale. */
    protected final String low() {
        return side == Side.BUY ? "low" : "high";
    }

    /** Returns +1 for a buy, −1 for a sale. */
    protected final int direction() {
        return direction;
    }

    /** Returns the distance of a price beyond a level in the trade's direction, dollars. */
    protected final double beyond(double price, double level) {
        return direction * (price - level);
    }

    /** Returns the distance of a bar's close beyond a level in the trade's direction, dollars. */
    protected final double beyond(Bar bar, double level) {
        return beyond(Micros.toDouble(bar.close), level);
    }

    /** Whether a bar closed beyond its open, in the trade's direction. */
    protected final boolean isOurs(Bar bar) {
        return direction * (bar.close - bar.open) > 0;
    }

    /** Returns the bar's extreme against the trade: its low for a buyer, dollars. */
    protected final double adverseExtreme(Bar bar) {
        return Micros.toDouble(side == Side.BUY ? bar.low : bar.high);
    }

    /** Returns the bar's extreme in the trade's direction: its high for a buyer, dollars. */
    protected final double favourableExtreme(Bar bar) {
        return Micros.toDouble(side == Side.BUY ? bar.high : bar.low);
    }

    /** Returns the price at a distance behind another, against the trade's direction; dollars. */
    protected final double behind(double price, double distance) {
        return price - direction * distance;
    }

    /** Returns the price at a distance beyond another, in the trade's direction; dollars. */
    protected final double ahead(double price, double distance) {
        return price + direction * distance;
    }

    /** Returns the price that is farther back in the trade's direction: of two targets the nearer. */
    protected final double rearmost(double one, double other) {
        return side == Side.BUY ? Math.min(one, other) : Math.max(one, other);
    }

    /** Returns the price that is farther ahead in the trade's direction. */
    protected final double foremost(double one, double other) {
        return side == Side.BUY ? Math.max(one, other) : Math.min(one, other);
    }

    /** Returns a CVD signed by the trade's direction; missing stays missing. */
    protected final long signed(long cvd) {
        return Missing.isPresent(cvd) ? direction * cvd : cvd;
    }

    /** Returns a statistic signed by the trade's direction; missing stays missing. */
    protected final double signed(double statistic) {
        return Missing.isPresent(statistic) ? direction * statistic : statistic;
    }

    /** Returns volume delta over volume, signed by the trade's direction, −1 to 1; missing without volume. */
    protected final double deltaRatio(long delta, long volume) {
        return volume > 0 && Missing.isPresent(delta) ? direction * (double) delta / volume : Missing.STATISTIC;
    }
}
