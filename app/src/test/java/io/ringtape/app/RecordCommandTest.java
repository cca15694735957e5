package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.tape.TapeManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code record} beside the command {@code sim polygon}. */
class RecordCommandTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private final Output server = new Output();
    private final Output recorder = new Output();
    private CompletableFuture<ExitCode> serving;

    /** A console whose words are kept. */
    private static final class Output {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    /** Serves a small synthetic session. Returns the settings of a feed that finds it. */
    private Path serve(String speed, String... more) throws IOException {
        String[] usual = {
            "sim", "polygon", "--synth", "--date", "2026-03-02", "--scale", "5k", "--json", "--keep-serving"
        };
        String[] arguments = Stream.of(List.of(usual), List.of("--speed", speed), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
        serving = CompletableFuture.supplyAsync(() -> Ringtape.run(server.console, arguments));
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!server.out().endsWith("}\n")) {
            assertThat(System.nanoTime() - endNs).as(server.err()).isNegative();
            LockSupport.parkNanos(1_000_000);
        }
        JsonNode addresses = new ObjectMapper().readTree(server.out());
        return Files.writeString(
                folder.resolve("sim.yaml"),
                "feed:\n  streamUrl: " + addresses.path("stream").asText() + "\n  restUrl: "
                        + addresses.path("rest").asText() + "\n  maxLagMillis: 600000\n  settledAfterSeconds: 0.05\n"
                        + "  fillWithinSeconds: 2\nfeatures:\n  barCloseDelayMillis: 30000\n");
    }

    @AfterEach
    void stopServing() throws Exception {
        if (serving != null) {
            server.console.interruption().wish();
            serving.get(60, TimeUnit.SECONDS);
        }
    }

    private ExitCode record(Path config, String... more) {
        String[] usual = {
            "record",
            "--simulated",
            "--config",
            config.toString(),
            "--tapes",
            folder.resolve("tapes").toString(),
            "--keep-free",
            "16m"
        };
        return Ringtape.run(
                recorder.console,
                Stream.concat(List.of(usual).stream(), List.of(more).stream()).toArray(String[]::new));
    }

    private List<Path> tapes() throws IOException {
        Path tapes = folder.resolve("tapes");
        if (!Files.exists(tapes)) {
            return List.of();
        }
        try (var found = Files.walk(tapes)) {
            return found.filter(file -> file.getFileName().toString().equals(TapeManifest.FILE))
                    .map(Path::getParent)
                    .toList();
        }
    }

    @Test
    void recordsASessionToItsEndAndReplaysItIdentically() throws Exception {
        assertThat(record(serve("max"))).as(recorder.err()).isEqualTo(ExitCode.DONE);
        assertThat(recorder.out()).contains(" prints (").contains("checksum crc32c:");
        assertThat(tapes()).hasSize(1);
        assertThat(tapes().get(0).getFileName().toString()).startsWith("2026-03-02-record-");
        Output replayer = new Output();
        assertThat(Ringtape.run(replayer.console, "replay", tapes().get(0).toString()))
                .as(replayer.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(replayer.out()).startsWith("identical: ");
    }

    @Test
    void aPlanWithoutQuotesIsRefusedWithItsTopicsAndLeavesNoTape() throws Exception {
        assertThat(record(serve("max", "--plan", "trades"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err())
                .contains("no acknowledgement of ")
                .contains("Q.SPY")
                .contains("Q.QQQ");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aSymbolWithoutHistoryIsRefusedByName() throws Exception {
        assertThat(record(serve("max"), "--symbols", "SPY,NOSUCH")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(recorder.err()).contains("no minute bars of NOSUCH").doesNotContain("no minute bars of SPY");
        assertThat(tapes()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenFailsBeforeTheConnection() throws Exception {
        Path config = serve("max");
        Files.writeString(folder.resolve("tapes"), "a file");
        assertThat(record(config)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("cannot be written").doesNotContain("reading minute bars");
    }

    @Test
    void withoutAServerItSaysHowToStartOne() throws Exception {
        Path config = Files.writeString(
                folder.resolve("sim.yaml"), "feed: {streamUrl: 'ws://127.0.0.1:1', restUrl: 'http://127.0.0.1:1'}\n");
        assertThat(record(config)).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.err()).contains("no simulated server answers at http://127.0.0.1:1");
    }

    @Test
    void aRequestToEndEndsTheTapeInOrder() throws Exception {
        Path config = serve("20");
        CompletableFuture<ExitCode> recording = CompletableFuture.supplyAsync(() -> record(config));
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!recorder.err().contains(" live ")) {
            assertThat(System.nanoTime() - endNs).as(recorder.err()).isNegative();
            LockSupport.parkNanos(1_000_000);
        }
        recorder.console.interruption().wish();
        assertThat(recording.get(60, TimeUnit.SECONDS)).as(recorder.err()).isEqualTo(ExitCode.DONE);
        assertThat(TapeManifest.read(tapes().get(0)).isComplete()).isTrue();
    }

    @Test
    void theKeyComesFromTheEnvironmentOrFromACredentialsFolder() throws Exception {
        UsageProblems problems = new UsageProblems();
        assertThat(new Secrets(Map.of("POLYGON_API_KEY", "a-key_1")).polygonKey(problems))
                .isEqualTo("a-key_1");
        Files.writeString(folder.resolve("polygon-api-key"), "from_a_file\n");
        assertThat(new Secrets(Map.of("CREDENTIALS_DIRECTORY", folder.toString())).polygonKey(problems))
                .isEqualTo("from_a_file");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(new Secrets(Map.of()).polygonKey(problems)).isNull();
        assertThat(new Secrets(Map.of("POLYGON_API_KEY", "two words \"")).polygonKey(problems))
                .isNull();
        assertThat(problems.lines()).hasSize(2).noneMatch(line -> line.contains("two words"));
    }
}
