package io.ringtape.synth;

/**
 * One stretch of a scene: price is drawn to a target and noise stays around the line to it. Distances and flow are
 * from the view of the scene's side: positive is its way.
 *
 * @param anchor what the target is measured from
 * @param offset how far from it, in ATR, or in sigmas for {@link Anchor#SIGMA}
 * @param minutes how long, 1 or more
 * @param looseness seconds in which noise forgets itself: more is wilder
 * @param surge volume over the usual
 * @param flow tilt of the aggressors, -1 all against to 1 all with the side
 */
record Leg(Anchor anchor, double offset, int minutes, double looseness, double surge, double flow) {
    /** What a target is measured from. */
    enum Anchor {
        VWAP,
        SIGMA,
        EMA20,
        START,
        EXTREME_AHEAD,
        EXTREME_BEHIND,
        RANGE_EDGE_AHEAD
    }

    /**
     * The levels that a scene takes from the moment it begins.
     *
     * @param price where it begins
     * @param high the session's high at that moment
     * @param low the session's low at that moment
     */
    record Levels(double price, double high, double low) {
        static Levels of(Landmarks landmarks) {
            return new Levels(landmarks.price(), landmarks.high(), landmarks.low());
        }
    }

    /** The price to reach; {@code sign} is 1 for a buyer's scene and -1 for a seller's. */
    double target(Landmarks seen, Levels levels, int sign) {
        double away = sign * offset * (anchor == Anchor.SIGMA ? Math.max(seen.sigma(), seen.atr()) : seen.atr());
        return away
                + switch (anchor) {
                    case VWAP, SIGMA -> seen.vwap();
                    case EMA20 -> seen.ema20();
                    case START -> levels.price();
                    case EXTREME_AHEAD -> sign > 0 ? levels.high() : levels.low();
                    case EXTREME_BEHIND -> sign > 0 ? levels.low() : levels.high();
                    case RANGE_EDGE_AHEAD -> sign > 0 ? seen.rangeHigh() : seen.rangeLow();
                };
    }
}
