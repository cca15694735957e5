package io.ringtape.bench.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnduranceTest {
    @Test
    void aLongSessionMayAllocateAConstantAndNextToNothingATransaction() {
        assertThat(Endurance.excess("G1", 700 << 10, 18_000)).isEmpty();
        assertThat(Endurance.excess("G1", 3_000_000, 50_000_000)).isEmpty();
        assertThat(Endurance.excess("G1", 3_100_000, 50_000_000)).isPresent();
        assertThat(Endurance.excess("Epsilon", 3_000_000, 18_000))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Epsilon", "3,000,000 bytes"));
    }

    @Test
    void eachCollectorRunsTheLongSessionAndWritesItsTape(@TempDir Path folder) throws IOException {
        SessionRecipe other = new SessionRecipe(12, 20_000);
        Findings findings = new Findings(Optional.empty(), each -> {});
        try (WorkFolder work = new WorkFolder(folder)) {
            SessionStore store = new SessionStore(work, RunProgress.NONE);
            new Endurance(store, work, RunProgress.NONE).measure(other, findings);
            assertThat(work.place(other.key())).doesNotExist();
        }
        ResultTable table = findings.tables().get(0);
        assertThat(findings.failures()).isEmpty();
        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactly("Epsilon", "ZGC", "G1");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(1)).doesNotContain("died"));
    }
}
