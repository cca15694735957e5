package io.ringtape.bench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerLatencyTest {
    /** The session's tape comes out the same beside each broker, or the measurement fails. */
    @Test
    void ordersArriveOnceAndTheEngineRunsOnBesideABrokerThatDoesNotAnswer(@TempDir Path folder) throws Exception {
        try (WorkFolder work = new WorkFolder(folder)) {
            MeasuredSession session = new SessionStore(work, RunProgress.NONE).session(new SessionRecipe(3, 20_000));
            BrokerLatency found =
                    BrokerLatency.measure(new RunContext(session, work, new Workload(20_000, 1, 1)), RunProgress.NONE);
            assertThat(found.orders().getTotalCount()).isEqualTo(40);
            assertThat(found.bareWrites().getTotalCount()).isEqualTo(40);
            assertThat(found.submits().getTotalCount()).isEqualTo(40);
            assertThat(found.orders().getMinValue()).isPositive();
            long counted = found.service(BrokerAnswers.NO_BROKER).get(0).getTotalCount();
            assertThat(counted).isPositive();
            assertThat(found.service(BrokerAnswers.NONE).get(0).getTotalCount()).isEqualTo(counted);
            assertThat(found.arrived(BrokerAnswers.NO_BROKER)).isZero();
            assertThat(found.arrived(BrokerAnswers.NONE))
                    .as("entries under way")
                    .isLessThanOrEqualTo(4);
        }
    }
}
