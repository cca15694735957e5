package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.tradier.sim.BrokerFault;
import io.ringtape.tradier.sim.BrokerageSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated brokerage as a command. */
class SimTradierCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
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

    private JsonNode send(String method, String address, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + BrokerageSettings.TEST_TOKEN)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(err(), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allProblemsAreReportedAtOnce(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.txt"), "html\nresett\n");
        assertThat(run(
                        "sim",
                        "tradier",
                        "--date",
                        "2026-03-02",
                        "--children",
                        "soon",
                        "--plan",
                        "gold",
                        "--faults",
                        script.toString(),
                        "--feed-faults",
                        script.toString(),
                        "--tradier-port",
                        "70000"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("a session is missing, wanted --trades and --quotes with flat files, or --synth")
                .contains("--children is 'soon', wanted first-fill or complete-fill")
                .contains("--plan is 'gold', wanted quotes, trades or no-stream")
                .contains("--faults: " + script + " line 2: unknown fault 'resett', did you mean reset?")
                .contains("--feed-faults: " + script + " line 2: unknown fault 'resett'")
                .contains("port 70000, wanted 0 to 65535");
    }

    @Test
    void theFaultsAreListed() {
        assertThat(run("sim", "tradier", "--list-faults")).isEqualTo(ExitCode.DONE);
        for (BrokerFault kind : BrokerFault.values()) {
            assertThat(out().lines()).contains(kind.label());
        }
    }

    @Test
    void anOrderIsFilledAtTheFeedsMarket() throws Exception {
        CompletableFuture<ExitCode> command = CompletableFuture.supplyAsync(() -> run(
                "sim",
                "tradier",
                "--synth",
                "--date",
                "2026-03-02",
                "--scale",
                "20k",
                "--from",
                "09:35",
                "--no-wait",
                "--keep-serving",
                "--json"));
        await("the addresses", () -> out().endsWith("}\n") || command.isDone());
        assertThat(command).as(err()).isNotDone();
        JsonNode addresses = JSON.readTree(out());
        assertThat(addresses.path("events").asText()).startsWith("ws://127.0.0.1:");
        assertThat(addresses.path("stream").asText()).endsWith("/stocks");
        String account = addresses.path("tradier").asText() + "/accounts/"
                + addresses.path("account").asText();
        send("POST", account + "/orders", "class=equity&symbol=SPY&side=buy&quantity=10&type=market&duration=day");
        await("the fill", () -> send("GET", account + "/orders", "")
                .at("/orders/order/status")
                .asText()
                .equals("filled"));
        double price = send("GET", account + "/orders", "")
                .at("/orders/order/avg_fill_price")
                .asDouble();
        assertThat(price).isBetween(600.0, 720.0); // the usual start price of SPY is 660
        console.interruption().wish();
        assertThat(command.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(err())
                .contains("ended by request")
                .containsPattern("[3-9] requests|[1-9][0-9]+ requests")
                .contains("1 orders");
    }
}
