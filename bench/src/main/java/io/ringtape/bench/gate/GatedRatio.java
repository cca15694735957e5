package io.ringtape.bench.gate;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.RunContext;

/** The ratios that may not fall; larger is better. Their keys in the budgets never change. */
public enum GatedRatio {
    ENGINE_TAPE_TO_APPEND(Figure.ENGINE_TAPE_TO_APPEND_RATIO.key(), Metric.ENGINE_TAPE_FUSED, Metric.BARE_APPEND),
    /** Without ring and second thread, so that the scheduler of a machine with few cores does not matter. */
    STEPPED_TO_APPEND("steppedEngineTapeToAppendRatio", Metric.ENGINE_TAPE_STEPPED, Metric.BARE_APPEND),
    REPLAY_TO_TAIL(Figure.REPLAY_TO_TAIL_RATIO.key(), Metric.REPLAY, Metric.BARE_TAIL),
    PLAIN_LOOP_TO_FEATURES("plainLoopToFeaturesRatio", Metric.FEATURES, Metric.PLAIN_LOOP),
    DECODE_TO_JACKSON(Figure.DECODE_TO_JACKSON_RATIO.key(), Metric.DECODE, Metric.JACKSON);

    private final String key;
    private final Metric subject;
    private final Metric limit;

    GatedRatio(String key, Metric subject, Metric limit) {
        this.key = key;
        this.subject = subject;
        this.limit = limit;
    }

    /** Prepares its pairs for measuring. */
    RatioPairs pairs(RunContext context) {
        return new RatioPairs(subject.on(context), limit.on(context));
    }

    /** Returns its key in the budgets. */
    @JsonValue
    public String key() {
        return key;
    }
}
