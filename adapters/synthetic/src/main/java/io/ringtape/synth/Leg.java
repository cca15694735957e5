package io.ringtape.synth;

/**
 * One stretch of a scene: price moves to a target, with noise around the line to it. Distances and flow are seen from
 * the scene's side; positive is in its favour.
 *
 * @param anchor what the target is measured from
 * @param offset distance from it, in ATR, or in sigmas for {@link Anchor#SIGMA}
 * @param minutes duration, 1 or more
 * @param looseness seconds after which noise decays; a larger value is wilder
 * @param surge volume relative to the usual
 * @param flow tilt of the aggressors, from -1 (all against the side) to 1 (all with it)
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
     * The levels at the moment a scene begins.
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

    /** Returns the target price. {@code sign} is 1 for a buyer's scene and -1 for a seller's. */
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
