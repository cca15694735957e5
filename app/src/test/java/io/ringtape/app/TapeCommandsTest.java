package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on one small session, from its flat files to its tape. */
class TapeCommandsTest extends CommandRuns {
    private static final String DATE = "2026-03-02";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeTwoTapes() throws IOException {
        TapeCommandsTest writer = new TapeCommandsTest();
        writer.text("synth", "--out", path("market"), "--date", DATE, "--scale", "4k", "--seed", "7");
        writer.backtest("tape", "SPY,QQQ");
        writer.backtest("other", "SPY");
    }

    @Test
    void jsonCallsEntriesEntriesAndEventsEvents() throws IOException {
        JsonNode stat = json("journal", "stat", path("tape"));
        long entries = stat.get("entries").asLong();
        assertThat(stat.get("events").asLong()).isGreaterThan(entries);
        JsonNode replay = json("replay", path("tape"));
        JsonNode backtest = json(backtestArguments("entries", "SPY,QQQ", DATE));
        for (JsonNode report : List.of(replay, backtest)) {
            assertThat(report.get("entries").asLong()).isEqualTo(entries);
            assertThat(report.get("entriesPerSecond").asLong()).isPositive();
            assertThat(report.has("events") || report.has("eventsPerSecond")).isFalse();
        }
    }

    @Test
    void marketFilesAreReplacedOnlyWhenForced() throws IOException {
        String trades = path("kept/trades-" + DATE + ".csv.gz");
        List<String> synth = List.of("synth", "--out", path("kept"), "--date", DATE, "--scale", "2k");
        text(synth.toArray(String[]::new));
        assertThat(run(synth.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains(trades + " already exists, --force replaces it");
        List<String> forced = new ArrayList<>(synth);
        forced.add("--force");
        text(forced.toArray(String[]::new));
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files).hasSize(4).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void emptyPathsAreRefused() {
        assertThat(run("synth", "--out", "", "--date", DATE)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--out: '' is not a folder");
    }

    @Test
    void sameSeedGivesTheSameBytes() throws IOException {
        JsonNode report = json("synth", "--out", path("again"), "--date", DATE, "--scale", "4k", "--seed", "7");
        for (String file : List.of("trades", "quotes", "bars")) {
            String name = file + "-" + DATE + ".csv.gz";
            assertThat(folder.resolve("again").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("market").resolve(name));
        }
        assertThat(report.get("trades").asLong() + report.get("quotes").asLong())
                .isBetween(3_600L, 4_400L);
        assertThat(report.get("barsFile").asText()).isEqualTo(path("again/bars-" + DATE + ".csv.gz"));
    }

    @Test
    void synthReportsAllProblemsAtOnce() {
        assertThat(run("synth", "--date", "2026-07-04", "--symbols", "SPY,xyz", "--scale", "10"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("--out")
                .contains("2026-07-04 is not a trading date: weekend")
                .contains("'xyz' is not a symbol")
                .contains("--scale: 10 events, wanted 1,000 to 1,000,000,000");
        assertThat(err().lines()).hasSize(5);
    }

    @Test
    void anySymbolIsMadeAndRunsWithTheDefaults() throws IOException {
        String[] synth = {
            "synth",
            "--out",
            path("three"),
            "--date",
            DATE,
            "--scale",
            "9k",
            "--symbols",
            "SPY,IWM,ON",
            "--prices",
            "IWM=230"
        };
        text(synth);
        String[] arguments = backtestArguments("three-tape", "IWM,ON", DATE);
        arguments[2] = path("three/trades-" + DATE + ".csv.gz");
        arguments[4] = path("three/quotes-" + DATE + ".csv.gz");
        JsonNode report = json(arguments);
        assertThat(err()).contains("note: IWM, ON are not listed in the settings: taken with a tick of a cent");
        assertThat(report.get("symbols").get("IWM").get("last").asDouble()).isBetween(200.0, 260.0);
        assertThat(report.get("symbols").get("ON").get("last").asDouble()).isBetween(15.0, 450.0);
        assertThat(json("replay", path("three-tape")).get("identical").asBoolean())
                .isTrue();
        assertThat(text("journal", "cat", path("three-tape"), "--type", "SessionStart"))
                .contains("    IWM:\n", "    ON:\n");
        Path policies = Files.writeString(folder.resolve("hash.yaml"), "engine: {stateHashEvery: 500}\n");
        JsonNode rerun = json("replay", path("three-tape"), "--policies", policies.toString());
        assertThat(rerun.get("changes").findValuesAsText("key")).containsExactly("engine.stateHashEvery");
        for (String file : List.of("trades", "quotes", "bars")) {
            Path first = folder.resolve("three/" + file + "-" + DATE + ".csv.gz");
            Path again = folder.resolve("three-again/" + file + "-" + DATE + ".csv.gz");
            synth[2] = path("three-again");
            if (!Files.exists(again)) {
                text(synth);
            }
            assertThat(again).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void pricesThatDoNotFitAreRefused() {
        assertThat(run("synth", "--out", path("bad"), "--date", DATE, "--symbols", "IWM", "--prices", "ON=20"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--prices: 'ON' is not among --symbols");
        for (String wrong : List.of("IWM", "IWM=0.50", "IWM=1.234", "IWM=-3", "IWM=5000000", "iwm=20")) {
            assertThat(run("synth", "--out", path("bad"), "--date", DATE, "--symbols", "IWM", "--prices", wrong))
                    .as(wrong)
                    .isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err()).contains("'" + wrong + "' is not a symbol with a price");
        }
    }

    @Test
    void aWrongDateIsReportedForEveryFileBeforeATapeIsBegun() {
        assertThat(run(backtestArguments("wrong", "SPY,QQQ", "2026-03-03"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("market/trades-" + DATE + ".csv.gz is not of 2026-03-03: 0 of its ")
                .contains("market/quotes-" + DATE + ".csv.gz is not of 2026-03-03: 0 of its ")
                .contains("rows of QQQ,SPY lie in that session; most others are of " + DATE);
        assertThat(err().lines().filter(line -> line.startsWith("ringtape backtest: ")))
                .hasSize(2);
        assertThat(folder.resolve("wrong")).doesNotExist();
    }

    @Test
    void aSymbolWithoutARowInTheFilesIsNamedBeforeATapeIsBegun() {
        assertThat(run(backtestArguments("misspelt", "SPY,SPYY", DATE))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("note: SPYY is not listed in the settings")
                .contains("ringtape backtest: " + path("market/trades-" + DATE + ".csv.gz") + ", "
                        + path("market/quotes-" + DATE + ".csv.gz")
                        + ": no row of SPYY, one of the run's symbols")
                .doesNotContain("no row of SPY,");
        assertThat(folder.resolve("misspelt")).doesNotExist();
    }

    @Test
    void statCountsWhatCatPrints() throws IOException {
        JsonNode stat = json("journal", "stat", path("tape"));
        List<String> lines =
                text("journal", "cat", path("tape"), "--json").lines().toList();
        assertThat(stat.get("events").asLong()).isEqualTo(lines.size());
        assertThat(stat.get("status").asText()).isEqualTo("complete");
        for (String type : List.of("Trade", "Quote", "FeatureSnapshot")) {
            assertThat(stat.get("eventsByType").get(type).asLong())
                    .as(type)
                    .isEqualTo(lines.stream()
                            .filter(line -> line.contains("\"type\":\"" + type + "\""))
                            .count());
        }
        assertThat(text("journal", "stat", path("tape")))
                .contains(
                        "tradingDate: " + DATE,
                        "entries: " + stat.get("entries").asLong());
    }

    @Test
    void aFullDiskIsReportedInOneLineWithFolderAndFigures() {
        String[] arguments = with(backtestArguments("full", "SPY,QQQ", DATE), "--keep-free", "900000000g");
        assertThat(run(arguments)).isEqualTo(ExitCode.FAILED);
        assertThat(err())
                .matches("ringtape backtest: the disk of the tape in " + Pattern.quote(path("full"))
                        + " has [0-9,]+ bytes free, wanted at least 966,367,641,600,000,000; make room, or keep less"
                        + " free\n");
    }

    @Test
    void aLimitThatTheDiskMayPassBetweenTwoChecksIsRefused() {
        assertThat(run(with(backtestArguments("none", "SPY,QQQ", DATE), "--keep-free", "0")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--keep-free is 0 bytes, wanted at least 16m");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void droppedDataIsShownByReason() throws IOException {
        long now = Instant.parse(DATE + "T15:00:00Z").getEpochSecond();
        List<String> rows = List.of(
                row(1, "", "", "660", now, "100"),
                row(1, "", "", "660", now, "100"),
                row(1, "", "", "660", now, "100"),
                row(2, "", "10", "660", now, "100"),
                row(3, "99", "", "660", now, "100"),
                row(4, "", "", "660", now - 15 * 3_600, "100"),
                row(5, "", "", "660", now + 13 * 3_600, "100"),
                row(6, "", "", "660", now + 14 * 3_600, "100"),
                row(7, "", "", "x", now, "100"),
                row(8, "", "", "y", now, "100"),
                row(9, "", "", "660", now, "0"));
        Path dirty = folder.resolve("dirty.csv");
        Files.writeString(dirty, marketText("trades") + String.join("\n", rows) + "\n");
        Path policies = Files.writeString(folder.resolve("lenient.yaml"), "marketData: {maxBadRowShare: 0.5}\n");
        JsonNode clean = json(backtestArguments("clean-counts", "SPY,QQQ", DATE));
        String[] arguments = backtestArguments("dirty-counts", "SPY,QQQ", DATE);
        arguments[2] = dirty.toString();
        JsonNode found = json(with(arguments, "--policies", policies.toString()));
        assertThat(gained(clean, found, "duplicates")).isEqualTo(2);
        assertThat(gained(clean, found, "corrections")).isEqualTo(1);
        assertThat(gained(clean, found, "unknownConditions")).isEqualTo(1);
        assertThat(gained(clean, found, "outOfSession")).isEqualTo(3);
        assertThat(found.get("badRows").asLong()).isEqualTo(3);
        assertThat(found.get("badRowReasons"))
                .isEqualTo(JSON.readTree("{\"price is not a number\": 2, \"size is a zero size\": 1}"));

        JsonNode ending = json("journal", "stat", path("dirty-counts")).get("ending");
        for (String figure :
                List.of("duplicates", "corrections", "unknownConditions", "outOfSession", "badRows", "badRowReasons")) {
            assertThat(ending.get(figure)).as(figure).isEqualTo(found.get(figure));
        }
        assertThat(text("journal", "stat", path("dirty-counts")))
                .contains(
                        "  badRows: 3\n  badRowReasons:\n    \"price is not a number\": 2\n"
                                + "    \"size is a zero size\": 1\n  duplicates: ",
                        "  outOfSession: 3\n");
        arguments[arguments.length - 1] = path("dirty-table");
        assertThat(text(with(arguments, "--policies", policies.toString())))
                .contains(
                        "corrections dropped, 3 outside the session, 1 of unknown condition",
                        "bad rows 3\n  2: price is not a number\n  1: size is a zero size\n");
    }

    @Test
    void tooLittleHistoryAndBarsOfTheSessionItselfAreNamed() throws IOException {
        String header = "ticker,volume,open,close,high,low,window_start,transactions\n";
        Path one = Files.writeString(
                folder.resolve("one-day.csv"),
                header + bar("SPY", "2026-02-27T15:00:00Z") + bar("QQQ", "2026-02-27T15:00:00Z"));
        Path same = Files.writeString(folder.resolve("same-day.csv"), header + bar("SPY", DATE + "T15:00:00Z"));
        String[] arguments =
                with(backtestArguments("short", "SPY,QQQ", DATE), "--bars", one.toString(), same.toString());
        JsonNode report = json(arguments);
        assertThat(report.get("dataProblems"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "QQQ: RVOL needs 5 sessions, has 1; it is missing, and setups that need it are blocked",
                        "SPY: RVOL needs 5 sessions, has 1; it is missing, and setups that need it are blocked");
        String note = same + ": 1 of its 1 bars are of " + DATE + " or later and are left out";
        assertThat(report.get("notes")).extracting(JsonNode::asText).containsExactly(note);
        assertThat(err()).contains("note: " + note);
    }

    private static String bar(String symbol, String start) {
        return symbol + ",100,660,660,660,660," + Instant.parse(start).getEpochSecond() + "000000000,1\n";
    }

    @Test
    void quoteSizesInLotsRaiseAnAlertForEachSymbol() throws IOException {
        StringBuilder lots = new StringBuilder();
        for (String line : marketText("quotes").lines().toList()) {
            String[] fields = line.split(",", 8);
            for (int size : new int[] {3, 6}) {
                fields[size] = fields[size].matches("\\d+") ? "" + Long.parseLong(fields[size]) / 40 : fields[size];
            }
            lots.append(String.join(",", fields)).append('\n');
        }
        String[] arguments = backtestArguments("lots", "SPY,QQQ", DATE);
        arguments[4] = Files.writeString(folder.resolve("lots.csv"), lots).toString();
        long counted = json(arguments).get("alerts").asLong();
        String alerts = text("journal", "cat", path("lots"), "--type", "Alert", "--json");
        assertThat(alerts.lines()).hasSize((int) counted);
        assertThat(symbolsOfLotAlerts(alerts)).containsExactly("QQQ", "SPY");
        assertThat(symbolsOfLotAlerts(text("journal", "cat", path("tape"), "--type", "Alert", "--json")))
                .isEmpty();
    }

    @Test
    void quoteSizesInSharesThatAreReadAsLotsAreNamed() throws IOException {
        Path policies =
                Files.writeString(folder.resolve("as-lots.yaml"), "instruments: {SPY: {quoteSizeUnit: lots}}\n");
        String[] arguments = with(backtestArguments("as-lots", "SPY,QQQ", DATE), "--policies", policies.toString());
        assertThat(json(arguments).get("dataProblems"))
                .extracting(JsonNode::asText)
                .contains(
                        "SPY: quote sizes look like shares, read as lots; instruments.SPY.quoteSizeUnit sets the unit")
                .noneMatch(problem -> problem.startsWith("QQQ: quote sizes"));
        assertThat(symbolsOfLotAlerts(text("journal", "cat", path("as-lots"), "--type", "Alert", "--json")))
                .containsExactly("SPY");
    }

    @Test
    void filesWithoutTheColumnsOfHaltsAndCancelsAreNamed() throws IOException {
        Path quotes = without("conditions", "quotes");
        Path trades = without("correction", "trades");
        String[] arguments = backtestArguments("columns", "SPY,QQQ", DATE);
        arguments[2] = trades.toString();
        arguments[4] = quotes.toString();
        String noHalts = quotes + ": no column conditions, so no halt is seen, and no quote that is not firm";
        String noCancels = trades + ": no column correction, so records of cancels and corrections count as prints";
        assertThat(json(arguments).get("notes")).extracting(JsonNode::asText).containsExactly(noHalts, noCancels);
        assertThat(err()).contains("note: " + noHalts, "note: " + noCancels);
        arguments[arguments.length - 1] = path("columns-table");
        assertThat(text(arguments)).contains("NOTE " + noHalts + "\nNOTE " + noCancels + "\n");

        arguments[arguments.length - 1] = path("columns-accepted");
        assertThat(json(with(arguments, "--policies", missingColumns("accept"))).get("notes"))
                .isEmpty();
        arguments[arguments.length - 1] = path("columns-refused");
        assertThat(run(with(arguments, "--policies", missingColumns("refuse")))).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains(noHalts + "; marketData.missingColumns is refuse");
        assertThat(folder.resolve("columns-refused")).doesNotExist();
    }

    private static String missingColumns(String word) throws IOException {
        return Files.writeString(folder.resolve(word + ".yaml"), "marketData: {missingColumns: " + word + "}\n")
                .toString();
    }

    /** Returns a copy of a market file with a column renamed, so that it is not found. */
    private static Path without(String column, String file) throws IOException {
        return Files.writeString(
                folder.resolve(file + "-without-" + column + ".csv"),
                marketText(file).replaceFirst("\\b" + column + "\\b", "unknown"));
    }

    @Test
    void aFileGivenTwiceIsRefusedUnderWhateverName() throws IOException {
        String quotes = path("market/quotes-" + DATE + ".csv.gz");
        String trades = path("market/trades-" + DATE + ".csv.gz");
        Path copy = Files.copy(Path.of(quotes), folder.resolve("copy.csv.gz"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv.gz"), Path.of(trades));
        assertThat(run(
                        "backtest",
                        "--trades",
                        trades,
                        link.toString(),
                        "--quotes",
                        quotes,
                        copy.toString(),
                        "--bars",
                        path("market/bars-" + DATE + ".csv.gz"),
                        path("market/bars-" + DATE + ".csv.gz"),
                        "--symbols",
                        "SPY",
                        "--date",
                        DATE,
                        "--tape",
                        path("twice")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("--trades: " + link + " is given twice, first as " + trades)
                .contains("--quotes: " + copy + " has the same bytes as " + quotes + ", wanted each file once")
                .contains("--bars: " + path("market/bars-" + DATE + ".csv.gz") + " is given twice\n");
        assertThat(folder.resolve("twice")).doesNotExist();
    }

    private static List<String> symbolsOfLotAlerts(String lines) throws IOException {
        List<String> symbols = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode alert = JSON.readTree(line);
            if (alert.get("code").asText().equals("QUOTE_SIZE_UNIT")) {
                symbols.add(alert.get("symbol").asText());
            }
        }
        return symbols;
    }

    private static long gained(JsonNode clean, JsonNode dirty, String figure) {
        return dirty.get(figure).asLong() - clean.get(figure).asLong();
    }

    /** Returns a print of SPY as a row of the vendor's file. */
    private static String row(
            int sequence, String conditions, String correction, String price, long epochSecond, String size) {
        return String.join(
                ",",
                "SPY",
                conditions,
                correction,
                "4",
                "id" + sequence,
                "",
                price,
                "" + (900_000_000 + sequence),
                epochSecond + "000000000",
                size,
                "2",
                "",
                "");
    }

    private static String marketText(String file) throws IOException {
        Path path = folder.resolve("market/" + file + "-" + DATE + ".csv.gz");
        try (InputStream text = new GZIPInputStream(Files.newInputStream(path))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void catFiltersByTypeSymbolAndTime() throws IOException {
        String text = text(
                "journal",
                "cat",
                path("tape"),
                "--json",
                "--type",
                "trade,QUOTE",
                "--symbol",
                "SPY",
                "--from",
                "09:31",
                "--to",
                "2026-03-02T14:45:00Z");
        assertThat(text.lines()).isNotEmpty();
        for (String line : text.lines().toList()) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.get("symbol").asText()).isEqualTo("SPY");
            assertThat(event.get("type").asText()).isIn("Trade", "Quote");
            assertThat(event.get("time").asText()).isBetween("2026-03-02T14:31:00", "2026-03-02T14:45:00");
        }
    }

    @Test
    void catPrintsTheLastEventsAsYaml() {
        String text = text("journal", "cat", path("tape"), "--last", "2");
        assertThat(text.lines().filter(line -> line.startsWith("--- # entry "))).hasSize(2);
        assertThat(text).contains("type: StateHash");
    }

    @Test
    void catReportsAllProblemsAtOnce() {
        assertThat(run("journal", "cat", path("tape"), "--type", "Trad,Sale", "--last", "0", "--from", "noon"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("'Trad'", "'Sale'", "--last: 0", "'noon' is not a time");
        assertThat(run("journal", "cat", path("tape"), "--symbol", "IWM")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("the tape has no 'IWM'; it has QQQ, SPY");
    }

    @Test
    void aSoundTapePassesTheCheck() throws IOException {
        JsonNode check = json("journal", "check", path("tape"));
        assertThat(check.get("ok").asBoolean()).isTrue();
        assertThat(check.get("damage").isNull()).isTrue();
        assertThat(text("journal", "check", path("tape"))).startsWith("ok: ");
    }

    @Test
    void flippedByteExitsWithFourAndIsNamed() throws IOException {
        Path damaged = copy("tape", "damaged");
        Path data = damaged.resolve("20260302F.cq4");
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int old = file.read();
            file.seek(middle);
            file.write(old ^ 4);
        }
        assertThat(run("journal", "check", damaged.toString(), "--json")).isEqualTo(ExitCode.TAPE_DAMAGED);
        assertThat(JSON.readTree(out()).get("damage").get("entry").asLong()).isPositive();
        for (String command : List.of("stat", "cat")) {
            assertThat(run("journal", command, damaged.toString())).isEqualTo(ExitCode.TAPE_DAMAGED);
            assertThat(err()).contains("ringtape journal " + command + ": tape damaged at entry ");
        }
        assertThat(run("replay", damaged.toString())).isEqualTo(ExitCode.TAPE_DAMAGED);
    }

    @Test
    void diffShowsTheFirstDifference() throws IOException {
        assertThat(run("journal", "diff", path("tape"), path("tape"))).isEqualTo(ExitCode.DONE);
        assertThat(out()).startsWith("identical: ");
        assertThat(run("journal", "diff", path("tape"), path("other"), "--json"))
                .isEqualTo(ExitCode.REPLAY_DIFFERS);
        JsonNode diff = JSON.readTree(out());
        assertThat(diff.get("identical").asBoolean()).isFalse();
        assertThat(diff.get("fields").get(0).get("name").asText()).isEqualTo("symbols");
        assertThat(diff.get("fields").get(0).get("first").asText()).isEqualTo("QQQ,SPY");
    }

    @Test
    void diffListsDifferentSettingsAndTheFirstFurtherDifference() throws IOException {
        Path policies = Files.writeString(folder.resolve("hashes.yaml"), "engine: {stateHashEvery: 77}\n");
        assertThat(run(with(backtestArguments("hashes", "SPY,QQQ", DATE), "--policies", policies.toString())))
                .isEqualTo(ExitCode.DONE);
        assertThat(run("journal", "diff", path("tape"), path("hashes"))).isEqualTo(ExitCode.REPLAY_DIFFERS);
        assertThat(out()).startsWith("settings that differ:\n  engine.stateHashEvery: ");
        assertThat(out()).doesNotContain("event 1, configuration:", "null | null");
    }

    @Test
    void replayOfAnOpenTapeReportsIt() throws IOException {
        Path open = Files.createDirectory(folder.resolve("unended"));
        Path manifest = folder.resolve("tape").resolve("manifest.yaml");
        List<String> lines = Files.readAllLines(manifest);
        Files.write(
                open.resolve("manifest.yaml"),
                lines.stream()
                        .takeWhile(line -> !line.startsWith("entries:"))
                        .map(line -> line.startsWith("status:") ? "status: open" : line)
                        .toList());
        assertThat(run("replay", open.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out()).startsWith("identical: 0 entries ").endsWith("; open tape, no SessionEnd\n");
        assertThat(json("replay", open.toString()).get("complete").asBoolean()).isFalse();
        assertThat(json("replay", path("tape")).get("complete").asBoolean()).isTrue();
    }

    @Test
    void folderWithoutATapeIsWrongUsage() {
        for (String command : List.of("stat", "cat", "check")) {
            assertThat(run("journal", command, path("market"))).as(command).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err()).as(command).contains("no tape in " + path("market"));
            assertThat(run("journal", command, path("nowhere"))).as(command).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err()).as(command).contains("no folder " + path("nowhere"));
        }
    }

    @Test
    void misspelledJournalCommandIsNamed() {
        assertThat(run("journal", "stats", path("tape"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("ringtape journal: unknown command 'stats'");
    }

    private void backtest(String tape, String symbols) {
        text(backtestArguments(tape, symbols, DATE));
    }

    private static String[] backtestArguments(String tape, String symbols, String date) {
        return new String[] {
            "backtest",
            "--trades",
            path("market/trades-" + DATE + ".csv.gz"),
            "--quotes",
            path("market/quotes-" + DATE + ".csv.gz"),
            "--symbols",
            symbols,
            "--date",
            date,
            "--tape",
            path(tape)
        };
    }

    private static Path copy(String from, String to) throws IOException {
        Path target = Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
