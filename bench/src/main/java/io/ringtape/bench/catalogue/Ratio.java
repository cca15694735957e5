package io.ringtape.bench.catalogue;

/** A subject divided by its limit. */
public enum Ratio {
    FUSED_TO_APPEND(Metric.ENGINE_TAPE_FUSED, Metric.BARE_APPEND),
    PIPELINED_TO_APPEND(Metric.ENGINE_TAPE_PIPELINED, Metric.BARE_APPEND),
    STEPPED_TO_APPEND(Metric.ENGINE_TAPE_STEPPED, Metric.BARE_APPEND),
    TAPE_TO_APPEND(Metric.TAPE, Metric.BARE_APPEND),
    ENGINE_TO_APPEND(Metric.ENGINE, Metric.BARE_APPEND),
    UNTOUCHED_TO_TOUCHED(Metric.BARE_APPEND_UNTOUCHED, Metric.BARE_APPEND),
    REPLAY_TO_TAIL(Metric.REPLAY, Metric.BARE_TAIL),
    READ_TO_TAIL(Metric.PROVED_READ, Metric.BARE_TAIL),
    REPLAY_TO_ENGINE(Metric.REPLAY, Metric.ENGINE),
    FEATURES_TO_PLAIN_LOOP(Metric.FEATURES, Metric.PLAIN_LOOP),
    DECODE_TO_JACKSON(Metric.DECODE, Metric.JACKSON);

    private final Metric subject;
    private final Metric limit;

    Ratio(Metric subject, Metric limit) {
        this.subject = subject;
        this.limit = limit;
    }

    public Metric subject() {
        return subject;
    }

    public Metric limit() {
        return limit;
    }

    /** Returns its name in tables. */
    public String label() {
        return subject.label() + " ÷ " + limit.label();
    }
}
