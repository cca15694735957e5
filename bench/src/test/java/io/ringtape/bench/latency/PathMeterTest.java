package io.ringtape.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PathMeterTest {
    private static final long MIB = 1L << 20;

    @Test
    void theWholeHoldsAllParts() {
        LatencyPlan plan = LatencyPlan.of(2);
        int last = plan.stretches().size() - 1;
        PathMeter meter = new PathMeter(plan, new BitSet());
        var engine = meter.around((frame, timeNs) -> {});
        var journal = meter.around(frame -> {});
        meter.publishing();
        meter.published();
        engine.process(null, 0);
        assertThat(meter.ring().of(last).getTotalCount()).isZero();
        journal.append(null);
        meter.publishing();
        meter.published();
        engine.process(null, 0);
        journal.append(null);
        assertThat(meter.ring().of(last).getTotalCount()).isEqualTo(1);
        long wholeNs = meter.whole().of(last).getMaxValue();
        assertThat(meter.whole().of(last).getTotalCount()).isEqualTo(2);
        assertThat(wholeNs)
                .isGreaterThanOrEqualTo(meter.ring().of(last).getMinValue()
                        + meter.engine().of(last).getMinValue()
                        + meter.append().of(last).getMinValue());
    }

    @Test
    void aStepIsTheDocumentThatCrossesItAndTheNext() {
        assertThat(StepStalls.steps(MIB, 7 * MIB, 9 * MIB, 10 * MIB, 11 * MIB, 17 * MIB))
                .hasToString("{2, 3, 5}");
    }

    @Test
    void theLongestAppendIsKeptAtStepsAndElsewhere() {
        StepStalls stalls = new StepStalls(StepStalls.steps(MIB, 7 * MIB, 9 * MIB, 10 * MIB, 11 * MIB), 1);
        for (long ns : new long[] {99, 3, 7, 5, 4}) {
            stalls.next(ns);
        }
        assertThat(stalls.longestAtStepNs()).isEqualTo(7);
        assertThat(stalls.longestElsewhereNs()).isEqualTo(4);
    }
}
