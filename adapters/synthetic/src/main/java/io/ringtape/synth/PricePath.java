package io.ringtape.synth;

/** The fair price of one symbol through a day, second by second, and how the crowd behaves along it. */
final class PricePath {
    /** Steps in a minute. */
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

    /** Fair price that long after the start of the pre-market session, dollars; held at either end. */
    double at(long elapsedNs) {
        double step = Math.max(0, elapsedNs / STEP_NS);
        int before = (int) step;
        if (before >= price.length - 1) {
            return price[price.length - 1];
        }
        return price[before] + (step - before) * (price[before + 1] - price[before]);
    }

    /** Tilt of the aggressors in that second by the scene on: -1 all sell, 1 all buy. */
    double flow(int second) {
        return flow[Math.min(second, flow.length - 1)];
    }

    /** Volume over the usual, minute by minute. Shared, not to be written to. */
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
