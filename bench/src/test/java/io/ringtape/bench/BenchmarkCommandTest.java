package io.ringtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.app.Console;
import io.ringtape.app.ExitCode;
import io.ringtape.app.Ringtape;
import io.ringtape.bench.gate.Budgets;
import io.ringtape.bench.report.Build;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.WorkFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aRunTellsEveryFigure() throws Exception {
        Path json = folder.resolve("figures.json");
        Path document = folder.resolve("performance.md");
        Files.writeString(document, "<!-- bench:goals -->\n<!-- /bench:goals -->\nby hand");
        assertThat(run("--events", "20k", "--rounds", "1", "--json", json, "--write-docs", document))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.DONE);
        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        List<Figure> measured = Stream.of(Figure.values())
                .filter(figure -> figures.has(figure.key()))
                .toList();
        assertThat(Stream.of(Figure.values()).filter(figure -> !measured.contains(figure)))
                .isSubsetOf(Figure.RSS_MB);
        assertThat(figures.get("checksum").textValue()).startsWith("crc32c:");
        assertThat(figures.get("command").textValue())
                .startsWith("./ringtape bench --work")
                .contains(" --events 20k ");
        assertThat(figures.get("transactions").longValue()).isGreaterThan(20_000);
        assertThat(figures.get("events").longValue())
                .isGreaterThan(figures.get("transactions").longValue());
        assertThat(figures.get("seed").longValue()).isEqualTo(3);
        assertThat(figures.get("rounds").longValue()).isEqualTo(1);
        assertThat(figures.get("quick").booleanValue()).isFalse();
        assertThat(text()).contains("Goals", "Service time", "Parts of the path", "Budget of each core");
        assertThat(Files.readString(document)).contains("| goal | found |").endsWith("by hand");
    }

    @Test
    void onlyTheWantedPartsAreMeasured() throws Exception {
        Path json = folder.resolve("figures.json");
        run("--quick", "--events", "20k", "--rounds", "1", "--only", "features", "--json", json);
        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.has("featuresNsPerTick")).isTrue();
        assertThat(figures.has("replayToTailRatio")).isFalse();
        assertThat(text()).doesNotContain("Service time");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThat(run("--only", "speed", "--rounds", "0", "--events", "10")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--only: 'speed' is no part")
                .contains("--rounds: 0, wanted 1 or more")
                .contains("--events: 10 events, wanted 1,000")
                .contains("try './ringtape bench --help'");
    }

    @Test
    void aBenchmarkOfJmhRunsInAProcessWithTheFlagsOfThisOne() throws Exception {
        Path document = folder.resolve("performance.md");
        Files.writeString(document, "<!-- bench:jmh -->\n<!-- /bench:jmh -->\n");
        assertThat(run("--jmh", "[.]StreamDecodeBenchmark.jackson", "--write-docs", document))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.DONE);
        assertThat(text()).contains("question", "StreamDecode", "jacksonStreaming", "100");
        assertThat(Files.readString(document))
                .contains("| StreamDecode | jacksonStreaming | 100 |", "`./ringtape bench ", " cores, Java ");
    }

    @Test
    void anExpressionThatFindsNoBenchmarkIsWrong() {
        assertThat(run("--jmh", "NoSuchBenchmark")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--jmh", "(")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--jmh: no benchmark has a name with 'NoSuchBenchmark' in it")
                .contains("--jmh: '(' is no regular expression");
    }

    @Test
    void aSessionTooLargeForTheHeapSaysHowMuchItNeeds() {
        assertThat(run("--events", "10m")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("RINGTAPE_HEAP=");
    }

    @Test
    void theGateTakesNoOtherSessionAndNotTooFewPairs() {
        assertThat(run("--gate", "--seed", "4", "--events", "20k", "--rounds", "9", "--json", "figures.json"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--seed has no meaning with --gate", "--events has no meaning", "--json has no meaning")
                .contains("--rounds: 9, with --gate wanted 10 or more")
                .doesNotContain("--work has");
    }

    @Test
    void aFileThatHoldsNoBudgetsIsWrongUsage() throws Exception {
        Path budgets = Files.writeString(folder.resolve("budgets.json"), "{\"leastShare\": 0.9, \"machine\": []}");
        assertThat(run("--gate", "--budgets", budgets)).isEqualTo(ExitCode.WRONG_USAGE);
        Files.writeString(budgets, "{");
        assertThat(run("--gate", "--record", "--budgets", budgets)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "--budgets: no budgets in",
                        "Missing creator property 'elsewhereShare'",
                        "line 1: Unexpected end-of-input");
    }

    @Test
    void theRecordedBudgetsOfTheCloneAreSound() throws Exception {
        Path file = Build.root().orElseThrow().resolve("bench/budgets.json");
        assertThat(Budgets.read(file).leastShare()).isEqualTo(0.9);
    }

    @Test
    void aRecordingTakesThemNeither() {
        assertThat(run("--gate", "--record", "--rounds", "1", "--events", "20k"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--events has no meaning with --gate", "--rounds: 1, with --gate wanted 10 or more");
    }

    @Test
    void optionsOfTheGateAreRefusedWithoutIt() {
        assertThat(run("--record")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--gate", "--budgets", folder.resolve("none.json"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--record has no meaning without --gate", "--budgets: no file");
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() throws Exception {
        Path document = Files.writeString(folder.resolve("performance.md"), "by hand");
        assertThat(run("--gate", "--json", folder.resolve("a.json"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--jmh", "Codec", "--quick")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--growth", "--endurance")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--profile", "--only", "tape")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--only", "tape", "--write-docs", document)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--growth=length", "--events", "50k")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--growth=rate", "--events", "500k")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--json has no meaning with --gate")
                .contains("--quick has no meaning with --jmh")
                .contains("--growth and --endurance: wanted one of them")
                .contains("--only has no meaning with --profile")
                .contains("--only with --write-docs: a document takes the tables of a whole run alone")
                .contains("--events: 50,000 events, wanted 100,000 or more")
                .contains("--events with --growth is the longest tape");
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void aFolderWithOtherThingsInItIsNotWorkedIn() throws Exception {
        Path tape = Files.createDirectories(folder.resolve("work/tape"));
        Path entry = Files.writeString(tape.resolve("day.cq4"), "a day");
        for (String mode : List.of("--quick", "--gate", "--jmh", "--growth", "--endurance", "--profile", "--feed")) {
            assertThat(run(mode)).as(mode).isEqualTo(ExitCode.WRONG_USAGE);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("holds tape and no " + WorkFolder.MARK);
        assertThat(entry).content().isEqualTo("a day");
        try (Stream<Path> entries = Files.list(folder.resolve("work"))) {
            assertThat(entries).containsExactly(tape);
        }
    }

    @Test
    void helpNamesTheOptionsAndExamples() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(text()).contains("--quick", "--json", "--profile", "--jmh", "--gate", "--write-docs", "Examples:");
        // Help breaks its lines after commas too.
        assertThat(text().replaceAll("\\s", ""))
                .contains(String.join(",", new BenchmarkCommand.Parts()))
                .contains(String.join(",", new GrowthOptions.Topics()));
    }

    private ExitCode run(Object... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        Stream<String> all = Stream.concat(
                Stream.of("bench", "--work", folder.resolve("work").toString()),
                Stream.of(arguments).map(Object::toString));
        return Ringtape.run(console, new BenchmarkCommand(), all.toArray(String[]::new));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
