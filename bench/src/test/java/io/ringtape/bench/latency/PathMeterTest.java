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
        assertThat(meter.part(PathPart.RING).of(last).getTotalCount()).isZero();
        journal.append(null);
        meter.publishing();
        meter.published();
        engine.process(null, 0);
        journal.append(null);
        assertThat(meter.part(PathPart.RING).of(last).getTotalCount()).isEqualTo(1);
        long wholeNs = meter.part(PathPart.WHOLE).of(last).getMaxValue();
        assertThat(meter.part(PathPart.WHOLE).of(last).getTotalCount()).isEqualTo(2);
        assertThat(wholeNs)
                .isGreaterThanOrEqualTo(meter.part(PathPart.RING).of(last).getMinValue()
                        + meter.part(PathPart.ENGINE).of(last).getMinValue()
                        + meter.part(PathPart.APPEND).of(last).getMinValue());
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
