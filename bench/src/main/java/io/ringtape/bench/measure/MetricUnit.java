package io.ringtape.bench.measure;

/** The unit of a measurement, and which direction is better. */
public enum MetricUnit {
    /** Events a second. */
    PER_SECOND("M/s", 1e-6, true),

    /** Nanoseconds for each event. */
    NANOSECONDS("ns", 1, false),

    /** Bytes a second. */
    BYTES_PER_SECOND("MB/s", 1e-6, true),

    /** Bytes for each event. */
    BYTES("B", 1, false);

    private final String label;
    private final double scale;
    private final boolean isMoreBetter;

    MetricUnit(String label, double scale, boolean isMoreBetter) {
        this.label = label;
        this.scale = scale;
        this.isMoreBetter = isMoreBetter;
    }

    /** Returns its name in tables. */
    public String label() {
        return label;
    }

    /** Converts a value to the unit of the label. */
    public double scaled(double value) {
        return value * scale;
    }

    /** Returns the ratio of a subject to its limit; larger is better. */
    public double ratio(double subject, double limit) {
        return isMoreBetter ? subject / limit : limit / subject;
    }

    /** Returns the best of the values. */
    public double best(RoundValues sample) {
        return isMoreBetter ? sample.greatest() : sample.least();
    }
}
