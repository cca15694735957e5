package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.tape.NewYorkTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a session that traded: its signals, its explanations and its report. */
class StoryCommandsTest extends CommandRuns {
    private static final String DATE = "2026-03-02";

    @TempDir
    private static Path folder;

    private static List<JsonNode> signals;

    @BeforeAll
    static void writeATape() throws IOException {
        StoryCommandsTest writer = new StoryCommandsTest();
        Path policies = Files.writeString(folder.resolve("loose.yaml"), """
                session_policies:
                  OPEN: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
                  LUNCH: {allowSetups: [VWAP_RECLAIM], rvolMin: none, slopeMaxPercentPer5Min: none, maxTrades: 9}
                  POWER: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
                setups:
                  vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}
                signals: {maxStopAtr: 9, minStopAtr: 0.1, minRewardToCost: 0.5, minTargetR: none}
                """);
        writer.text("synth", "--out", path("market"), "--date", DATE, "--scale", "120k", "--seed", "3");
        writer.backtest("tape", policies.toString());
        signals = writer.cat("Signal");
    }

    @Test
    void theTapeSaysThatItsMarketIsSynthetic() {
        assertThat(text("journal", "cat", path("tape"), "--type", "SessionStart"))
                .contains("synthetic: true\n", DATE + "-backtest-");
    }

    @Test
    void backtestReportsWhatACountOfItsTapeFinds() throws IOException {
        Path policies = Files.writeString(
                folder.resolve("few.yaml"),
                Files.readString(folder.resolve("loose.yaml")) + "risk: {maxTradesPerDay: 4}\n");
        JsonNode report = json(backtestArguments("few", policies.toString()));
        List<JsonNode> made = cat("few", "Signal");
        List<JsonNode> fills = cat("few", "PositionChange");
        List<JsonNode> closed = cat("few", "TradeClosed");
        List<JsonNode> vetoes = cat("few", "Veto");
        assertThat(count(report, "signals")).isEqualTo(having(made, "status", "GENERATED"));
        assertThat(count(report, "promoted")).isPositive().isEqualTo(having(made, "status", "PROMOTED"));
        assertThat(count(report, "blocked")).isPositive().isEqualTo(having(made, "status", "BLOCKED"));
        assertThat(count(report, "vetoes")).isPositive().isEqualTo(vetoes.size());
        assertThat(count(report, "orders"))
                .isPositive()
                .isEqualTo(cat("few", "OrderRequest").size());
        assertThat(count(report, "fills")).isPositive().isEqualTo(fills.size());
        assertThat(count(report, "roundTrips")).isPositive().isEqualTo(closed.size());
        assertThat(count(report, "won"))
                .isBetween(1L, closed.size() - 1L)
                .isEqualTo(closed.stream()
                        .filter(each -> each.get("profit").asDouble() > 0)
                        .count());
        assertThat(report.get("charges").decimalValue()).isPositive().isEqualByComparingTo(sum(fills, "fees"));
        assertThat(report.get("realisedPnl").decimalValue())
                .isEqualByComparingTo(sum(fills, "realised"))
                .isEqualByComparingTo(sum(closed, "profit"));
        Map<String, Long> blockedBy = new TreeMap<>();
        cat("few", "FilterCheck").stream()
                .filter(check -> !check.get("passed").asBoolean())
                .forEach(check -> blockedBy.merge(check.get("filter").asText(), 1L, Long::sum));
        vetoes.forEach(veto -> blockedBy.merge("risk: " + veto.get("rule").asText(), 1L, Long::sum));
        Map<String, Long> reported = new TreeMap<>();
        report.get("blockedBy")
                .properties()
                .forEach(each -> reported.put(each.getKey(), each.getValue().asLong()));
        assertThat(reported).isEqualTo(blockedBy).containsKey("risk: TRADES_DAY");
    }

    private static long count(JsonNode report, String key) {
        return report.get(key).asLong();
    }

    private static long having(List<JsonNode> events, String key, String word) {
        return events.stream()
                .filter(event -> event.get(key).asText().equals(word))
                .count();
    }

    private static BigDecimal sum(List<JsonNode> events, String key) {
        return events.stream().map(event -> event.get(key).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void catPrintsTheFieldsOfASignal() {
        assertThat(signals).isNotEmpty();
        for (JsonNode signal : signals) {
            for (String key : List.of("sequence", "time", "symbol", "setup", "side", "status", "score")) {
                assertThat(signal.has(key)).as("%s in %s", key, signal).isTrue();
            }
            assertThat(signal.get("sequence").isIntegralNumber()).isTrue();
            assertThat(signal.get("symbol").asText()).isIn("SPY", "QQQ");
            assertThat(signal.get("status").asText()).isIn("GENERATED", "BLOCKED", "PROMOTED", "EXPIRED");
            boolean isScored = !signal.get("status").asText().equals("EXPIRED");
            assertThat(signal.get("score").isNumber()).isEqualTo(isScored);
        }
    }

    @Test
    void explainsEverySignalAsRecordedOnTheTape() throws IOException {
        List<JsonNode> checks = cat("FilterCheck");
        for (JsonNode signal : signals) {
            if (!signal.get("status").asText().equals("GENERATED")) {
                continue;
            }
            String id = signal.get("signalId").asText();
            JsonNode story = json("explain", path("tape"), "--signal", id);
            assertThat(story.get("signal")).isEqualTo(signal);
            assertThat(story.get("features").get("sequence")).isEqualTo(signal.get("features"));
            assertThat(story.get("filters"))
                    .containsExactlyElementsOf(checks.stream()
                            .filter(check -> check.get("signalId").asText().equals(id))
                            .toList());
            assertThat(story.get("outcome").get("signalId").asText()).isEqualTo(id);
            assertThat(story.get("before")
                            .get(story.get("before").size() - 1)
                            .get("to")
                            .asText())
                    .isEqualTo("TRIGGERED");
            boolean isOrdered = story.get("life").findValuesAsText("type").contains("OrderRequest");
            assertThat(isOrdered).isEqualTo(!story.get("status").asText().equals("BLOCKED"));
        }
    }

    @Test
    void explainsATradeInWords() throws IOException {
        String id = cat("TradeClosed").get(0).get("signalId").asText();
        assertThat(text("explain", path("tape"), "--signal", id))
                .startsWith("signal " + id)
                .contains(
                        "> TRIGGERED",
                        "passed   SESSION",
                        "score ",
                        "no rule refused",
                        "NONE       > ENTERING    ENTRY_SENT",
                        "ENTERING   > OPEN        FIRST_FILL",
                        "OrderRequest",
                        "TradeClosed",
                        "R after costs")
                .contains("  vwap: ");
    }

    @Test
    void explainAndCatTellTheSameTimeOfOneClock() throws IOException {
        JsonNode closed = cat("TradeClosed").get(0);
        String opened = NewYorkTime.millis(nanos(closed.get("openedNs").asText()));
        String at = NewYorkTime.zoned(nanos(closed.get("time").asText()));
        String story =
                text("explain", path("tape"), "--signal", closed.get("signalId").asText());
        assertThat(story.lines().findFirst().orElseThrow()).contains(" New York time  policy ");
        assertThat(story).contains("openedNs: " + opened + "  closedNs: ").doesNotContain("Z  ");
        assertThat(text("journal", "cat", path("tape"), "--type", "TradeClosed"))
                .startsWith("--- # entry " + closed.get("tapeEntry").asLong() + ", " + at + "\n")
                .containsPattern("\ntime: " + DATE + "T" + at.substring(0, 12) + "[0-9]*-05:00\n")
                .containsPattern("\nopenedNs: " + DATE + "T" + opened + "[0-9]*-05:00\n")
                .doesNotContainPattern("\n(time|openedNs|closedNs): .*Z\n");
    }

    private static long nanos(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    @Test
    void explainNamesTheUnitOfEveryFigure() throws IOException {
        String story = text(
                "explain",
                path("tape"),
                "--signal",
                cat("TradeClosed").get(0).get("signalId").asText());
        assertThat(story)
                .containsPattern("entry [0-9.]+ USD  stop [0-9.]+ USD  target [0-9.]+ USD  time stop [0-9.]+ s\n")
                .containsPattern("passed   SESSION +yes\n")
                .containsPattern("QUOTE_AGE +[0-9.]+ against +800.0000  margin +[0-9.]+  ms\n")
                .containsPattern("SPREAD .* ticks\n")
                .containsPattern("  volume: [0-9.]+ shares\n")
                .containsPattern("  vwap: [0-9.]+ USD\n")
                .containsPattern("  z: -?[0-9.]+ sigma\n")
                .containsPattern("  quoteAge: [0-9.]+ s\n");
    }

    @Test
    void explainsAMoment() throws IOException {
        JsonNode last = signals.get(signals.size() - 1);
        JsonNode story = json(
                "explain",
                path("tape"),
                "--symbol",
                last.get("symbol").asText(),
                "--at",
                last.get("time").asText());
        List<JsonNode> machines = new ArrayList<>();
        story.get("machines").forEach(machines::add);
        assertThat(machines)
                .filteredOn(machine -> machine.get("side").equals(last.get("side"))
                        && machine.get("setup").equals(last.get("setup")))
                .singleElement()
                .satisfies(machine ->
                        assertThat(machine.get("signal").get("signalId")).isEqualTo(last.get("signalId")));
        assertThat(story.get("features").get("symbol")).isEqualTo(last.get("symbol"));
        assertThat(story.get("lastSignal").get("signalId")).isEqualTo(last.get("signalId"));
        assertThat(story.get("lastSignal").get("filters")).isNotEmpty();
        assertThat(text("explain", path("tape"), "--symbol", "SPY", "--at", "10:31:05"))
                .startsWith("SPY at 10:31:05.000 New York time\n")
                .contains("VWAP_RECLAIM BUY  ", "waits for ", "features at 10:31:05.000");
    }

    @Test
    void wrongIdsAndTimesAreWrongUsage() {
        assertThat(run("explain", path("tape"), "--signal", "12")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains(
                        "the tape has no signal 12; the nearest are:",
                        signals.get(0).get("signalId").asText());
        wrong("is before the tape's first trade or quote at ", "--symbol", "SPY", "--at", "03:00");
        wrong("is after the tape's end at ", "--symbol", "SPY", "--at", "23:00");
        wrong("the tape has no 'IWM'; it has QQQ, SPY", "--symbol", "IWM", "--at", "10:00");
        wrong("give --signal ID, or both", "--symbol", "SPY");
        wrong("give either --signal, or --symbol and --at", "--signal", "1", "--at", "10:00");
    }

    @Test
    void aFullDiskIsReportedWithTheFile() throws IOException {
        Path page = folder.resolve("full.html");
        Files.createSymbolicLink(folder.resolve(".full.html.part"), Path.of("/dev/full"));
        assertThat(run("report", path("tape"), "--out", page.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains(folder.resolve(".full.html.part") + " cannot be written: No space left on device");

        Path market = Files.createDirectories(folder.resolve("full-market"));
        Files.createSymbolicLink(market.resolve("SYNTHETIC"), Path.of("/dev/full"));
        assertThat(run("synth", "--out", market.toString(), "--date", DATE, "--scale", "2k"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains(market.resolve("SYNTHETIC") + " cannot be written: No space left on device");
        assertThat(market)
                .as("no synthetic data without their marker")
                .isDirectoryNotContaining(file -> !file.endsWith("SYNTHETIC"));

        Path tape = Files.createDirectories(folder.resolve("full-tape"));
        Files.createSymbolicLink(tape.resolve("manifest.yaml.new"), Path.of("/dev/full"));
        assertThat(run(
                        "backtest",
                        "--trades",
                        path("market/trades-2026-03-02.csv.gz"),
                        "--quotes",
                        path("market/quotes-2026-03-02.csv.gz"),
                        "--symbols",
                        "SPY,QQQ",
                        "--date",
                        DATE,
                        "--tape",
                        tape.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err())
                .contains("creating the tape in " + tape + ": " + tape.resolve("manifest.yaml.new")
                        + " cannot be written: No space left on device");
    }

    @Test
    void anUnreadableIdOrTimeDrawsOneComplaint() {
        wrong("'--at': 'x' is not a time", "--symbol", "SPY", "--at", "x");
        assertThat(err().lines()).as("with the hint to --help").hasSize(2);
        wrong("'--signal': 'x' is not a whole number", "--signal", "x");
        assertThat(err().lines()).hasSize(2);
    }

    private void wrong(String line, String... options) {
        String[] all = Stream.concat(Stream.of("explain", path("tape")), Stream.of(options))
                .toArray(String[]::new);
        assertThat(run(all)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains(line);
    }

    @Test
    void theReportsFiguresEqualThoseOfTheTape() throws IOException {
        JsonNode report = json("report", path("tape"), "--out", path("report.html"), "--at-least", "3");
        List<JsonNode> closed = cat("TradeClosed");
        double meanR = closed.stream()
                .mapToDouble(trade -> trade.get("r").asDouble())
                .average()
                .orElseThrow();
        double profit = closed.stream()
                .mapToDouble(trade -> trade.get("profit").asDouble())
                .sum();
        JsonNode rows = report.get("tradesBySetup");
        JsonNode all = rows.get(rows.size() - 1);
        assertThat(report.get("trades").asInt()).isEqualTo(closed.size());
        assertThat(all.get("n").asInt()).isEqualTo(closed.size());
        assertThat(all.get("meanR").asDouble()).isCloseTo(meanR, within(1e-9));
        assertThat(all.get("profit").asDouble()).isCloseTo(profit, within(1e-6));
        BigDecimal exact = closed.stream()
                .map(trade -> new BigDecimal(trade.get("profit").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(report.get("profit").asText())).isEqualByComparingTo(exact);
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).startsWith("<!DOCTYPE html>").contains("<td>" + closed.size() + "</td>");
        assertThat(page).doesNotContain("http://", "https://", "<script", "url(", "@import");
    }

    @Test
    void tradesListsTheRoundTripsOfTheTape() throws IOException {
        List<JsonNode> closed = cat("TradeClosed");
        JsonNode report = json("trades", path("tape"));
        assertThat(report.get("trades")).hasSameSizeAs(closed);
        BigDecimal profit = BigDecimal.ZERO;
        for (int i = 0; i < closed.size(); i++) {
            JsonNode trade = report.get("trades").get(i);
            JsonNode event = closed.get(i);
            for (String key : List.of("symbol", "setup", "side", "entryPrice", "exitPrice", "profit", "fees")) {
                assertThat(trade.get(key).asText())
                        .as(key)
                        .isEqualTo(event.get(key).asText());
            }
            for (String key : List.of("quantity", "reason", "signalId")) {
                assertThat(trade.get(key).asText())
                        .as(key)
                        .isEqualTo(event.get(key).asText());
            }
            assertThat(trade.get("r").asDouble()).isCloseTo(event.get("r").asDouble(), within(1e-9));
            assertThat(trade.get("date").asText()).isEqualTo(DATE);
            assertThat(trade.get("entryTime")).isEqualTo(event.get("openedNs"));
            assertThat(trade.get("exitTime")).isEqualTo(event.get("closedNs"));
            profit = profit.add(new BigDecimal(event.get("profit").asText()));
        }
        assertThat(new BigDecimal(report.get("profit").asText())).isEqualByComparingTo(profit);
        assertThat(report.get("syntheticSessions").asInt()).isEqualTo(1);
    }

    @Test
    void tradesAsCsvHoldTheSameValuesAsJson() throws IOException {
        List<String> lines =
                text("trades", path("tape"), path("tape"), "--csv").lines().toList();
        JsonNode trades = json("trades", path("tape")).get("trades");
        List<String> names = List.of(lines.get(0).split(","));
        assertThat(lines).hasSize(1 + 2 * trades.size());
        for (int i = 0; i < trades.size(); i++) {
            List<String> values = List.of(lines.get(1 + i).split(","));
            for (int column = 0; column < names.size(); column++) {
                assertThat(values.get(column))
                        .as(names.get(column))
                        .isEqualTo(trades.get(i).get(names.get(column)).asText());
            }
        }
        assertThat(text("trades", path("tape")))
                .contains(
                        "in, New York",
                        trades.size() + " round trips, ",
                        trades.get(0).get("signalId").asText());
        assertThat(run("trades", path("nowhere"), "--csv", "--json")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("DIR: no folder " + path("nowhere"), "give either --csv or --json");
    }

    @Test
    void aSessionGivenTwiceIsRefused() {
        assertThat(run("report", path("tape"), path("tape"), "--out", path("no/report.html"), "--at-least", "1"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--out: no folder", "--at-least: 1, wanted 2 or more");
        assertThat(run("report", path("tape"), path("tape"), "--out", path("twice.html")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("both hold SPY on 2026-03-02 under the same settings, so it would count twice");
        assertThat(folder.resolve("twice.html")).doesNotExist();
    }

    @Test
    void aDayWithoutTradesNamesTheFiltersThatBlockedMostAndTheNextCommand() throws IOException {
        Path policies = Files.writeString(folder.resolve("strict.yaml"), """
                session_policies:
                  OPEN: {rvolMin: 50}
                  LUNCH: {rvolMin: 50}
                  POWER: {rvolMin: 50}
                """);
        String table = backtest("a quiet day", policies.toString());
        Map<String, Integer> blocked = new TreeMap<>();
        for (JsonNode check : cat("a quiet day", "FilterCheck")) {
            if (!check.get("passed").asBoolean()) {
                blocked.merge(check.get("filter").asText(), 1, Integer::sum);
            }
        }
        String most = Collections.max(blocked.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        List<JsonNode> made = cat("a quiet day", "Signal").stream()
                .filter(signal -> signal.get("status").asText().equals("BLOCKED"))
                .toList();
        String nearest = Collections.min(made, Comparator.comparingInt(signal -> signal.get("blocked")
                        .asInt()))
                .get("signalId")
                .asText();
        assertThat(table)
                .containsPattern("NO TRADE: of " + made.size() + " signals, " + most + " blocked " + blocked.get(most)
                        + ", \\w+ blocked \\d+, \\w+ blocked \\d+\n")
                .contains("to see why: ./ringtape explain '" + path("a quiet day") + "' --signal " + nearest + "\n");
        assertThat(text("explain", path("a quiet day"), "--signal", nearest)).startsWith("signal " + nearest);
    }

    @Test
    void aDayWithTradesIsNotCalledOneWithout() throws IOException {
        assertThat(cat("TradeClosed")).isNotEmpty();
        assertThat(backtest("again", path("loose.yaml"))).doesNotContain("NO TRADE", "to see why");
    }

    private String backtest(String tape, String policies) {
        return text(backtestArguments(tape, policies));
    }

    private static String[] backtestArguments(String tape, String policies) {
        return new String[] {
            "backtest",
            "--trades",
            path("market/trades-" + DATE + ".csv.gz"),
            "--quotes",
            path("market/quotes-" + DATE + ".csv.gz"),
            "--bars",
            path("market/bars-" + DATE + ".csv.gz"),
            "--symbols",
            "SPY,QQQ",
            "--date",
            DATE,
            "--policies",
            policies,
            "--tape",
            path(tape)
        };
    }

    private List<JsonNode> cat(String type) throws IOException {
        return cat("tape", type);
    }

    private List<JsonNode> cat(String tape, String type) throws IOException {
        return cat(folder.resolve(tape), type);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
