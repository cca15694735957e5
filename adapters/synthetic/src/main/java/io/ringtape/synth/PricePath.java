package io.ringtape.synth;

/** The fair price of one symbol through a day, second by second, and the behaviour of other traders along it. */
final class PricePath {
    /** Steps per minute. */
    static final int STEPS = 60;

    private static final double STEP_NS = 1e9;

    private final double[] price;
    private final float[] flow;
    private final float[] surge;

    PricePath(int minutes) {
        price = new double[minutes * STEPS + 1];
        flow = new float[minutes * STEPS];
        surge = new float[minutes];
    }

    /**
     * Returns the fair price in dollars {@code elapsedNs} after the start of the pre-market session. Constant before
     * and after the path.
     */
    double at(long elapsedNs) {
        double step = Math.max(0, elapsedNs / STEP_NS);
        int before = (int) step;
        if (before >= price.length - 1) {
            return price[price.length - 1];
        }
        return price[before] + (step - before) * (price[before + 1] - price[before]);
    }

    /**
     * Returns the tilt of the aggressors in that second due to the current scene, from -1 (all sell) to 1 (all buy).
     */
    double flow(int second) {
        return flow[Math.min(second, flow.length - 1)];
    }

    /** Returns the volume of each minute relative to the usual. Shared; do not modify. */
    float[] surge() {
        return surge;
    }

    void set(int second, double value) {
        price[second] = value;
    }

    void setFlow(int second, double value) {
        flow[second] = (float) value;
    }

    void setSurge(int minute, double value) {
        surge[minute] = (float) value;
    }
}
