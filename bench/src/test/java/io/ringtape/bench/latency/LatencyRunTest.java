package io.ringtape.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyRunTest {
    @Test
    void latenciesAreThoseOfEveryTransactionButTheFirstOfAStretch(@TempDir Path folder) throws IOException {
        try (WorkFolder work = new WorkFolder(folder)) {
            MeasuredSession session = new SessionStore(work, RunProgress.NONE).session(new SessionRecipe(11, 20_000));
            LatencyPlan plan = LatencyPlan.of(session.transactions().count());
            LatencyMeter meter = new LatencyRun(session, work, PipelineMode.FUSED, plan).latencies();
            for (int i = 0; i < plan.stretches().size(); i++) {
                LatencyPlan.Stretch stretch = plan.stretches().get(i);
                assertThat(meter.service().of(i).getTotalCount()).isEqualTo(stretch.to() - stretch.countedFrom());
                assertThat(meter.response().of(i).getTotalCount()).isEqualTo(stretch.to() - stretch.countedFrom());
            }
        }
    }
}
