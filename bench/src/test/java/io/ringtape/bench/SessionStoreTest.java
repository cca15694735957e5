package io.ringtape.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.bench.subject.SessionRuns;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionStoreTest {
    private static final SessionRecipe RECIPE = new SessionRecipe(11, 20_000);

    @TempDir
    private static Path folder;

    private static WorkFolder work;
    private static MeasuredSession session;

    @BeforeAll
    static void makeOnce() throws IOException {
        work = new WorkFolder(folder);
        session = stored();
    }

    @AfterAll
    static void leave() throws IOException {
        work.close();
    }

    private static MeasuredSession stored() throws IOException {
        return new SessionStore(work, RunProgress.NONE).session(RECIPE);
    }

    @Test
    void causesFedAgainGiveTheSameTapeInEveryMode() throws IOException {
        for (PipelineMode mode : PipelineMode.values()) {
            assertThat(SessionRuns.engineAndTape(session, work, mode)).isPositive();
        }
    }

    @Test
    void everyMetricIsMeasuredAndLeavesNothingBehind() throws IOException {
        Workload small = new Workload(RECIPE.events(), 1, 1);
        for (Metric each : Metric.values()) {
            double value = each.on(new RunContext(session, work, small)).measure();
            assertThat(value).as(each.label()).isFinite().isNotNegative();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve(RECIPE.key()), folder.resolve(WorkFolder.MARK));
        }
    }

    @Test
    void anOutputThatDiffersFailsTheMeasurement() {
        TapeManifest real = session.manifest();
        TapeManifest other = new TapeManifest(
                real.versions(),
                real.session(),
                real.configurationDigest(),
                Optional.of(new TapeManifest.Seal(
                        real.entries(), real.events(), "crc32c:00000000", real.files(), real.queueDocuments())));
        MeasuredSession wrong = new MeasuredSession(
                session.setup(), session.tape(), other, session.transactions(), session.startBytes());
        assertThatThrownBy(() -> SessionRuns.engineAndTape(wrong, work, PipelineMode.STEPPED))
                .isInstanceOf(WrongOutputException.class)
                .hasMessageContaining(real.checksum())
                .hasMessageContaining("crc32c:00000000");
    }

    @Test
    void twoRunsDoNotWorkInOneFolder(@TempDir Path other) throws IOException {
        try (WorkFolder first = new WorkFolder(other)) {
            assertThat(first.place("tape")).doesNotExist();
            assertThatThrownBy(() -> new WorkFolder(other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another benchmark uses " + other);
        }
        new WorkFolder(other).close();
    }

    @Test
    void aKeptSessionIsTakenAsItIs() throws IOException {
        Path manifest = session.tape().resolve(TapeManifest.FILE);
        FileTime made = Files.getLastModifiedTime(manifest);
        assertThat(stored().manifest()).isEqualTo(session.manifest());
        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(made);
    }

    @Test
    void aKeptSessionThatDoesNotReplayIsMadeAnew(@TempDir Path other) throws IOException {
        try (WorkFolder elsewhere = new WorkFolder(other)) {
            SessionStore store = new SessionStore(elsewhere, RunProgress.NONE);
            MeasuredSession first = store.session(RECIPE);
            Path data = first.tape().resolve(first.manifest().files().get(0).name());
            byte[] bytes = Files.readAllBytes(data);
            bytes[bytes.length / 2] ^= 1;
            Files.write(data, bytes);
            assertThat(store.session(RECIPE).manifest()).isEqualTo(session.manifest());
        }
    }
}
