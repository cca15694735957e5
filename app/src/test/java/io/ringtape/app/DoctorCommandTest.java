package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.config.Configuration;
import io.ringtape.order.BrokerSettings;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import io.ringtape.tradier.sim.SimulatedTradier;
import io.ringtape.tradier.sim.TradierEndpoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} with the simulated brokerage. */
class DoctorCommandTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(
            Map.of("TRADIER_TOKEN", BrokerageSettings.TEST_TOKEN, "TRADIER_ACCOUNT", BrokerageSettings.TEST_ACCOUNT));

    private SimulatedTradier server;
    private Path config;

    @BeforeEach
    void serve() throws Exception {
        var session = Configuration.defaults().calendar().session(DATE).orElseThrow();
        server = SimulatedTradier.start(
                new SimulatedBrokerage(session, BrokerageSettings.DEFAULTS, FaultScript.none()),
                SimulatedClock.stepped(session.openNs()),
                TradierEndpoints.LOOPBACK);
        config = Files.writeString(
                folder.resolve("mine.yaml"),
                "broker: {restUrl: \"" + server.httpUri().toString().replace("/v1", "") + "\"}\n");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private ExitCode doctor(String... more) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        List<String> arguments = Stream.concat(
                        Stream.of("doctor", "--config", config.toString(), "--tapes", folder.toString()),
                        Stream.of(more))
                .toList();
        ExitCode code = new Ringtape().run(console, arguments, line -> {
            line.getCommandSpec().removeSubcommand("doctor");
            line.addSubcommand(new DoctorCommand(environment));
        });
        assertThat(out() + err()).doesNotContain(BrokerageSettings.TEST_TOKEN, BrokerageSettings.OTHER_TOKEN);
        assertThat(server.<List<String>>ask(SimulatedBrokerage::tags))
                .as("orders sent")
                .allMatch(String::isEmpty);
        return code;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAccountBalancesAndThatALiveRunMayBegin() {
        assertThat(doctor()).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains("OK      java ", "OK      disk ", "OK      settings ")
                .contains("account " + BrokerageSettings.TEST_ACCOUNT + " is one of its accounts")
                .contains("cash 100000")
                .contains("OK      live start")
                .contains("NOTE    feed        not asked: no key");
    }

    @Test
    void saysWhatTheStartOfALiveRunWouldMakeOfPositionsAndOrders() {
        server.onQuote("SPY", 100_000_000, 1_000_000_000, 100_010_000, 1_000_000_000, server.<Long>ask(each -> 0L));
        server.inject("foreign-position symbol=SPY quantity=10");
        server.inject("foreign-order symbol=QQQ side=buy quantity=5 price=1");
        assertThat(doctor()).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains("10 shares of SPY, which no run of today brought")
                .containsPattern("NOTE    order +[0-9]+ works in QQQ: FOREIGN, ALERT")
                .contains("live start  refused: the account holds 10.0 SPY");
    }

    @Test
    void printsOneObject() throws Exception {
        assertThat(doctor("--json")).as(err()).isEqualTo(ExitCode.DONE);
        JsonNode said = CommandRuns.JSON.readTree(out());
        assertThat(said.at("/broker/account").asText()).isEqualTo(BrokerageSettings.TEST_ACCOUNT);
        assertThat(said.at("/broker/cash").asLong()).isEqualTo(100_000);
        assertThat(said.at("/broker/liveStart").asBoolean()).isTrue();
        assertThat(said.at("/checks/0/what").asText()).isEqualTo("java");
    }

    @Test
    void aBadTokenIsWrongUsage() {
        environment.put("TRADIER_TOKEN", "a-token-nobody-knows");
        assertThat(doctor()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("refuses the token").doesNotContain("a-token-nobody-knows");
    }

    @Test
    void aWrongAccountIsWrongUsageThatNamesTheAccountsOfTheToken() {
        environment.put("TRADIER_ACCOUNT", "VA99999999");
        assertThat(doctor()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("no account VA99999999; it has " + BrokerageSettings.TEST_ACCOUNT);
    }

    @Test
    void aTokenOfTheOtherHostIsWrongUsage() {
        environment.put("TRADIER_TOKEN", BrokerageSettings.OTHER_TOKEN);
        assertThat(doctor()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("the sandbox and the production host have a token each");
    }

    @Test
    void aBrokerThatCannotBeReachedIsAFailureThatSaysWhatToDo() throws IOException {
        server.close();
        assertThat(doctor()).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("check that this machine reaches http://127.0.0.1", "then try again");
        assertThat(out()).contains("OK      java ").contains("FAILED  broker");
    }

    @Test
    void withoutATokenTheBrokerIsNotAskedUnlessItWasAskedFor() {
        environment.clear();
        assertThat(doctor()).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("NOTE    broker      not asked: no token; set TRADIER_TOKEN");
        for (String[] asked : new String[][] {{"--broker"}, {"--mode", "sandbox"}}) {
            assertThat(doctor(asked)).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err())
                    .contains("no token of the broker, wanted one in the environment variable TRADIER_TOKEN or the file"
                            + " tradier-token of $CREDENTIALS_DIRECTORY")
                    .contains("no account number at the broker");
        }
        assertThat(server.<Long>ask(SimulatedBrokerage::requests)).isZero();
    }

    @Test
    void aTokenWithoutAnAccountIsWrongUsage() {
        environment.remove("TRADIER_ACCOUNT");
        assertThat(doctor()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("TRADIER_ACCOUNT");
    }

    @Test
    void secretsComeFromFilesThatOthersCannotRead() throws Exception {
        environment.clear();
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());
        Path token = write("tradier-token", BrokerageSettings.TEST_TOKEN + "\n", "rw-------");
        write("tradier-account", BrokerageSettings.TEST_ACCOUNT + "\n", "rw-------");
        assertThat(doctor()).as(err()).isEqualTo(ExitCode.DONE);
        for (String rights : List.of("rw-r-----", "rw----r--")) {
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString(rights));
            assertThat(doctor()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err()).contains(token + " can be read by others (" + rights + "); wanted chmod 600");
        }
    }

    private Path write(String name, String text, String rights) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    @Test
    void aKeyOfTheVendorIsTriedToo() throws Exception {
        environment.put("POLYGON_API_KEY", SimulatorSettings.TEST_KEY);
        Files.writeString(config, Files.readString(config) + "feed: {restUrl: \"http://127.0.0.1:1\"}\n");
        assertThat(doctor()).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("feed: GET http://127.0.0.1:1/", "check that this machine reaches");
    }

    @Test
    void allWrongUsageIsNamedAtOnce() {
        environment.put("TRADIER_TOKEN", "short");
        environment.put("POLYGON_API_KEY", "two words");
        assertThat(doctor("--mode", "paper")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("--mode is 'paper', wanted sandbox or live")
                .contains("TRADIER_TOKEN does not hold a token")
                .contains("POLYGON_API_KEY does not hold a key");
    }

    @Test
    void theModePicksTheHostThatTheSettingsLeaveOpen() {
        UsageProblems problems = new UsageProblems();
        BrokerSettings usual = Configuration.defaults().broker();
        assertThat(BrokerMode.LIVE.of(usual, problems)).isEqualTo(usual);
        BrokerSettings sandbox = BrokerMode.SANDBOX.of(usual, problems);
        assertThat(sandbox.hosts().restUrl()).isEqualTo("https://sandbox.tradier.com");
        assertThat(sandbox.watch().pollEveryNs()).isEqualTo(2_000_000_000L);
        assertThat(sandbox.budget().standardPerMinute()).isEqualTo(60);
        assertThat(BrokerMode.SANDBOX.of(sandbox, problems)).isEqualTo(sandbox);
        assertThat(problems.isEmpty()).isTrue();
        BrokerMode.LIVE.of(sandbox, problems);
        assertThat(problems.lines())
                .containsExactly(
                        "--mode live: broker.restUrl is https://sandbox.tradier.com, wanted https://api.tradier.com");
    }
}
