package io.ringtape.bench.latency;

/** Parts of the path of a transaction. */
public enum PathPart {
    PUBLISH("encode, claim, publish"),

    /** From the return of publish until the engine begins; 0 if the engine began earlier. */
    RING("in the ring"),

    ENGINE("engine"),
    APPEND("append"),

    /** From before publish until the append returns. */
    WHOLE("from publish to journaled");

    private final String label;

    PathPart(String label) {
        this.label = label;
    }

    /** Returns its name in tables. */
    public String label() {
        return label;
    }
}
