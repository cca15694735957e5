package io.ringtape.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyPlanTest {
    @Test
    void stretchesFollowEachOtherOverTheWholeSession() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int transactions = random.nextInt(50_000_000);
            int next = 0;
            for (LatencyPlan.Stretch stretch : LatencyPlan.of(transactions).stretches()) {
                assertThat(stretch.from()).as("seed %d", seed).isEqualTo(next);
                assertThat(stretch.to()).as("seed %d", seed).isGreaterThanOrEqualTo(next);
                next = stretch.to();
            }
            assertThat(next).as("seed %d", seed).isEqualTo(transactions);
        }
    }

    @Test
    void beginsAndEndsFlatOutAndHoldsTheRatesBetween() {
        assertThat(LatencyPlan.of(1_000).stretches())
                .extracting(stretch -> stretch.schedule().label())
                .containsExactly("flat out", "10k/s", "100k/s", "500k/s", "flat out");
    }

    @Test
    void eachTransactionButTheFirstHundredthIsCountedInItsStretch() {
        LatencyPlan plan = LatencyPlan.of(1_000);
        StretchHistograms histograms = new StretchHistograms(plan);
        for (int i = 0; i < 1_000; i++) {
            histograms.next(1_000_000 + i * 1_000L);
        }
        for (int i = 0; i < plan.stretches().size(); i++) {
            LatencyPlan.Stretch stretch = plan.stretches().get(i);
            int first = stretch.from() + (stretch.to() - stretch.from()) / 100;
            assertThat(histograms.of(i).getTotalCount()).isEqualTo(stretch.to() - first);
            assertThat(histograms.of(i).lowestEquivalentValue(histograms.of(i).getMinValue()))
                    .isEqualTo(histograms.of(i).lowestEquivalentValue(1_000_000 + first * 1_000L));
        }
    }

    @Test
    void responseTimeHoldsTheWaitBeforeThePublish() {
        LatencyMeter meter = new LatencyMeter(LatencyPlan.of(1));
        long nowNs = System.nanoTime();
        meter.note(nowNs - 5_000_000_000L, nowNs);
        meter.around(frame -> {}).append(null);
        int stretch = LatencyPlan.of(1).stretches().size() - 1;
        long service = meter.service().of(stretch).getMaxValue();
        long response = meter.response().of(stretch).getMinValue();
        assertThat(response - service).isBetween(4_900_000_000L, 5_100_000_000L);
    }

    @Test
    void aTransactionIsServedWhenItsAppendReturns() {
        LatencyMeter meter = new LatencyMeter(LatencyPlan.of(1));
        int stretch = LatencyPlan.of(1).stretches().size() - 1;
        meter.note(0, System.nanoTime());
        meter.around(frame ->
                        assertThat(meter.service().of(stretch).getTotalCount()).isZero())
                .append(null);
        assertThat(meter.service().of(stretch).getTotalCount()).isEqualTo(1);
    }
}
