package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.polygon.sim.FaultKind;
import io.ringtape.polygon.sim.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated server as a command. */
class SimPolygonCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    private ExitCode run(String... arguments) {
        return Ringtape.run(console, arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(what + " within a minute; " + err())
                    .isLessThan(endNs);
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }

    @Test
    void allProblemsAreReportedAtOnce(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.txt"), "close\nat noon close\nclothes\n");
        assertThat(run(
                        "sim",
                        "polygon",
                        "--date",
                        "2026-03-02",
                        "--speed",
                        "fast",
                        "--plan",
                        "gold",
                        "--faults",
                        script.toString(),
                        "--trades",
                        folder.resolve("none.csv").toString()))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("'fast' is not a speed above 0")
                .contains("a session is missing, wanted --trades and --quotes with flat files, or --synth")
                .contains("--trades: no file ")
                .contains("--plan is 'gold', wanted quotes, trades or no-stream")
                .contains("faults.txt line 2: 'noon' is not a time of the session")
                .contains("faults.txt line 3: unknown fault 'clothes', did you mean close?");
    }

    @Test
    void aDateIsWantedAndAnOpenMarket() {
        assertThat(run("sim", "polygon", "--synth")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--date is missing");
        assertThat(run("sim", "polygon", "--synth", "--date", "2026-03-02", "--from", "02:00"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--from: the session of 2026-03-02 is not open at that time");
        assertThat(run("sim")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("a command is missing: polygon or tradier");
    }

    @Test
    void theFaultsAreListed() {
        assertThat(run("sim", "polygon", "--list-faults")).isEqualTo(ExitCode.DONE);
        for (FaultKind kind : FaultKind.values()) {
            assertThat(out().lines()).contains(kind.label());
        }
    }

    @Test
    void aSyntheticSessionIsServedToItsEnd() throws Exception {
        CompletableFuture<ExitCode> command = CompletableFuture.supplyAsync(() ->
                run("sim", "polygon", "--synth", "--date", "2026-03-02", "--scale", "5k", "--speed", "max", "--json"));
        await("the addresses", () -> out().endsWith("}\n") || command.isDone());
        JsonNode addresses = JSON.readTree(out());
        assertThat(addresses.path("key").asText()).isEqualTo(SimulatorSettings.TEST_KEY);
        List<JsonNode> events = new ArrayList<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(addresses.path("stream").asText()), new Collector(events, closed))
                .get();
        socket.sendText("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}", true)
                .get();
        socket.sendText("{\"action\":\"subscribe\",\"params\":\"T.SPY,Q.SPY,AM.SPY\"}", true)
                .get();
        assertThat(closed.get(60, TimeUnit.SECONDS)).isEqualTo(1000);
        assertThat(command.get(60, TimeUnit.SECONDS)).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(events.stream().map(event -> event.path("ev").asText()).distinct())
                .containsExactlyInAnyOrder("status", "T", "Q", "AM");
        assertThat(err())
                .contains("the session starts with the first subscription")
                .containsPattern("[\\d,]+ events published, [\\d,]+ sent in [\\d,]+ frames to 1 connections");
    }

    @Test
    void anInterruptionEndsTheServer() throws Exception {
        CompletableFuture<ExitCode> command = CompletableFuture.supplyAsync(
                () -> run("sim", "polygon", "--synth", "--date", "2026-03-02", "--scale", "5k", "--keep-serving"));
        await("the addresses", () -> out().contains("key     ") || command.isDone());
        URI rest = URI.create(out().lines()
                .filter(line -> line.startsWith("rest"))
                .map(line -> line.substring(8))
                .findFirst()
                .orElseThrow());
        String clock = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(rest.resolve("/sim/clock")).build(), BodyHandlers.ofString())
                .body();
        assertThat(JSON.readTree(clock).path("date").asText()).isEqualTo("2026-03-02");
        console.interruption().wish();
        assertThat(command.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(err()).contains("ended by request");
    }

    /** Collects events until the stream is closed. */
    private static final class Collector implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private final List<JsonNode> events;
        private final CompletableFuture<Integer> closed;

        Collector(List<JsonNode> events, CompletableFuture<Integer> closed) {
            this.events = events;
            this.closed = closed;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try {
                    JSON.readTree(partial.toString()).forEach(events::add);
                } catch (IOException e) {
                    closed.completeExceptionally(e);
                }
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
