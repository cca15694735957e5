package io.ringtape.bench.growth;

/** What grows. */
public enum GrowthTopic {
    RATE("Cost of an event against the rate, fused", "events a second", "µs"),
    SYMBOLS("Cost of an event against the symbols", "symbols", "ns an event; KiB"),
    SETUPS("Cost of an event against the setups", "setups", "ns an event"),
    LENGTH("A replay against the length of the tape", "transactions", "seconds");

    private final String title;
    private final String xName;
    private final String yName;

    GrowthTopic(String title, String xName, String yName) {
        this.title = title;
        this.xName = xName;
        this.yName = yName;
    }

    /** The title of its table and its plot. */
    String title() {
        return title;
    }

    /** What the horizontal axis of its plot counts. */
    String xName() {
        return xName;
    }

    /** What the vertical axis of its plot counts. */
    String yName() {
        return yName;
    }
}
