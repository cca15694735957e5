package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days, the first of them run under three policies, compared run against run. */
class CompareCommandTest extends CommandRuns {
    private static final String MONDAY = "2026-03-02";
    private static final String TUESDAY = "2026-03-03";
    private static final String LOOSE = """
            session_policies:
              OPEN: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
              LUNCH: {allowSetups: [VWAP_RECLAIM], rvolMin: none, slopeMaxPercentPer5Min: none, maxTrades: 9}
              POWER: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
            setups:
              vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}
            signals: {maxStopAtr: 9, minStopAtr: 0.1, minRewardToCost: 0.5}
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeTapes() throws IOException {
        CompareCommandTest writer = new CompareCommandTest();
        writer.text("synth", "--out", path("market"), "--date", MONDAY, "--scale", "120k", "--seed", "3");
        writer.text("synth", "--out", path("market"), "--date", TUESDAY, "--scale", "20k", "--seed", "4");
        Files.writeString(folder.resolve("loose.yaml"), LOOSE);
        Files.writeString(folder.resolve("busy.yaml"), LOOSE.replace("rvolMin: none", "rvolMin: 1.2"));
        Files.writeString(
                folder.resolve("slow.yaml"), LOOSE.replace("{maxStopAtr", "{cooldownSeconds: 3600, maxStopAtr"));
        Files.writeString(folder.resolve("late.yaml"), LOOSE + "features: {barCloseDelayMillis: 1500}\n");
        Files.writeString(
                folder.resolve("far.yaml"),
                LOOSE + "features: {barCloseDelayMillis: 16000}\nmarketData: {feedDelayMillis: 15000}\n");
        writer.backtest(MONDAY, "loose", "loose/monday");
        writer.backtest(TUESDAY, "loose", "loose/tuesday");
        writer.backtest(MONDAY, "busy", "busy/monday");
        writer.backtest(MONDAY, "slow", "slow");
        writer.backtest(MONDAY, "late", "late");
        writer.backtest(MONDAY, "far", "far");
    }

    @Test
    void aTapeDoesNotDifferFromItself() throws IOException {
        JsonNode report = json("compare", path("loose/monday"), path("loose/monday"));
        assertThat(report.get("differences")).isEmpty();
        assertThat(report.get("settings")).isEmpty();
        assertThat(report.get("a").get("trades").asInt()).isPositive();
        assertThat(report.get("a")).isEqualTo(report.get("b"));
    }

    @Test
    void figuresAreThoseOfEachTape() throws IOException {
        JsonNode report = json("compare", path("loose/monday"), path("busy/monday"));
        for (Map.Entry<String, String> run :
                Map.of("a", "loose/monday", "b", "busy/monday").entrySet()) {
            JsonNode figures = report.get(run.getKey());
            List<JsonNode> closed = cat(run.getValue(), "TradeClosed");
            assertThat(figures.get("signals").asInt())
                    .isEqualTo(signals(run.getValue(), "GENERATED").size());
            assertThat(figures.get("promoted").asInt())
                    .isEqualTo(signals(run.getValue(), "PROMOTED").size());
            assertThat(figures.get("trades").asInt()).isEqualTo(closed.size());
            assertThat(figures.get("won").asLong())
                    .isEqualTo(closed.stream()
                            .filter(trade -> trade.get("profit").asDouble() > 0)
                            .count());
            assertThat(figures.get("profit").asDouble()).isCloseTo(sum(closed, "profit"), within(1e-9));
            assertThat(figures.get("r").asDouble()).isCloseTo(sum(closed, "r"), within(1e-9));
        }
    }

    @Test
    void aStricterFilterIsNamedForEverySignalThatItBlocked() throws IOException {
        JsonNode report = json("compare", path("loose/monday"), path("busy/monday"));
        List<String> blocked = new ArrayList<>();
        for (JsonNode check : cat("busy/monday", "FilterCheck")) {
            if (!check.get("passed").asBoolean() && check.get("filter").asText().equals("RVOL")) {
                blocked.add(check.get("signalId").asText());
            }
        }
        List<String> named = new ArrayList<>();
        for (JsonNode difference : report.get("differences")) {
            if (difference.get("madeBy").toString().contains("\"RVOL\"")) {
                named.add(difference.get("b").get("signalId").asText());
                assertThat(difference.get("b").get("blockedBy").toString()).contains("RVOL");
            }
        }
        assertThat(blocked).isNotEmpty();
        assertThat(named).containsExactlyInAnyOrderElementsOf(blocked);
        assertThat(report.get("madeBy").get("RVOL").asInt()).isEqualTo(blocked.size());
        assertThat(report.get("settings").findValuesAsText("key"))
                .contains("session_policies.OPEN.rvolMin", "session_policies.POWER.rvolMin");
        assertThat(text("compare", path("loose/monday"), path("busy/monday")))
                .contains("settings that differ:\n", "; made by ", "New York time  ", " BLOCKED by RVOL")
                .containsPattern("profit, USD +-?[0-9.,]+ +-?[0-9.,]+ +[+-][0-9.,]+\n");
    }

    @Test
    void aSignalOfOneRunOnlyNamesWhatTheOthersSetupDid() throws IOException {
        JsonNode report = json("compare", path("loose/monday"), path("slow"));
        Map<String, JsonNode> inSlow = new TreeMap<>();
        signals("slow", "GENERATED").forEach(signal -> inSlow.put(key(signal), signal));
        List<String> missing = signals("loose/monday", "GENERATED").stream()
                .map(CompareCommandTest::key)
                .filter(key -> !inSlow.containsKey(key))
                .toList();
        List<String> found = new ArrayList<>();
        for (JsonNode difference : report.get("differences")) {
            if (difference.get("b").isNull()) {
                found.add(key(difference));
                assertThat(difference.get("madeBy").toString()).startsWith("[\"setup: ");
            }
        }
        assertThat(missing).isNotEmpty();
        assertThat(found).containsExactlyInAnyOrderElementsOf(missing);
        assertThat(report.get("madeBy").has("setup: COOLDOWN")).isTrue();
    }

    @Test
    void signalsOfOneBarArePairedWhateverTheDelays() throws IOException {
        for (String delayed : List.of("late", "far")) {
            JsonNode report = json("compare", path("loose/monday"), path(delayed));
            Set<String> bars = bars("loose/monday");
            Set<String> others = bars(delayed);
            Set<String> paired = new TreeSet<>(bars);
            paired.retainAll(others);
            assertThat(paired).as(delayed).hasSizeGreaterThan(bars.size() / 2);
            long alone = 0;
            for (JsonNode difference : report.get("differences")) {
                if (difference.get("a").isNull() || difference.get("b").isNull()) {
                    alone++;
                    assertThat(difference.get("madeBy").toString()).startsWith("[\"setup: ");
                }
            }
            assertThat(alone).as(delayed).isEqualTo(bars.size() + others.size() - 2L * paired.size());
        }
    }

    @Test
    void foldersArePairedByDateAndSymbols() throws IOException {
        JsonNode report = json("compare", path("loose"), path("busy"));
        assertThat(report.get("a").get("sessions").asInt()).isEqualTo(1);
        assertThat(report.get("onlyInA").toString()).isEqualTo("[\"2026-03-03 QQQ,SPY\"]");
        assertThat(report.get("onlyInB")).isEmpty();
        assertThat(report.get("differences"))
                .isEqualTo(json("compare", path("loose/monday"), path("busy/monday"))
                        .get("differences"));
        assertThat(json("compare", path("loose"), path("loose"))
                        .get("a")
                        .get("sessions")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aReportShowsTwoPoliciesOfOneDateSideBySide() throws IOException {
        String page = path("both.html");
        String[] both = {"report", path("loose/monday"), path("busy/monday"), "--labels", "loose,busy", "--out", page};
        JsonNode report = json(both);
        assertThat(report.get("mixedSettings").asBoolean()).isTrue();
        assertThat(report.get("profit").isNull()).isTrue();
        for (String label : List.of("loose", "busy")) {
            JsonNode alone = json("report", path(label + "/monday"), "--labels", label, "--out", path("one.html"));
            JsonNode part = report.get("settings").get(label.equals("loose") ? 0 : 1);
            assertThat(part).isEqualTo(alone.get("settings").get(0));
            assertThat(part.get("profit")).isEqualTo(alone.get("profit"));
            for (String rows : List.of("tradesBySetup", "signalsBySetup", "keptAway")) {
                List<JsonNode> own = new ArrayList<>();
                report.get(rows).forEach(row -> {
                    if (row.get("settings").asText().equals(label)) {
                        own.add(row);
                    }
                });
                assertThat(own).as(rows).containsExactlyElementsOf(alone.get(rows));
            }
        }
        assertThat(Files.readString(Path.of(page)))
                .contains("ran with 2 different settings", "<h2>loose: all trades</h2>", "<h2>busy: all trades</h2>")
                .contains("<summary>2026-03-02  busy  ");
        assertThat(text(both)).contains("  loose: sessions 1, ", "  busy: sessions 1, ");
    }

    @Test
    void tapesOfOtherSymbolsUnderTheSamePoliciesHaveTheSameSettings() throws IOException {
        for (String symbol : List.of("IWM", "AAPL")) {
            String market = "market-" + symbol;
            text("synth", "--out", path(market), "--date", MONDAY, "--scale", "5k", "--symbols", symbol);
            backtest(MONDAY, symbol, market, "loose", symbol);
        }
        JsonNode report = json(
                "report", path("IWM"), path("AAPL"), path("loose/tuesday"), "--labels", "one", "--out", path("s.html"));
        assertThat(report.get("mixedSettings").asBoolean()).isFalse();
        assertThat(report.get("settings")).hasSize(1);
        assertThat(report.get("profit").isNumber()).isTrue();
        assertThat(TapeManifest.read(folder.resolve("IWM")).configurationDigest())
                .as("the tape's own digest covers the listing")
                .isNotEqualTo(TapeManifest.read(folder.resolve("AAPL")).configurationDigest());

        backtest(MONDAY, "IWM", "market-IWM", "busy", "IWM-busy");
        assertThat(json("report", path("IWM"), path("IWM-busy"), "--out", path("s.html"))
                        .get("settings"))
                .hasSize(2);
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        assertThat(run("report", path("loose/monday"), "--labels", "a,b", "--out", path("one.html")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--labels: 2 names, wanted 1, one for each of the settings");
        assertThat(run("report", path("loose/monday"), path("slow"), "--labels", "a,a", "--out", path("one.html")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("--labels: a,a names two settings alike");
    }

    @Test
    void whatCannotBePairedIsNamed() {
        assertThat(run("compare", path("loose/tuesday"), path("busy"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("A and B have no date with the same symbols: A has 2026-03-03 QQQ,SPY, B has 2026-03-02"
                        + " QQQ,SPY");
        assertThat(run("compare", path("market"), path("nowhere"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("B: no folder " + path("nowhere"));
        assertThat(run("compare", path("market"), folder.toString())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("A: no tape in " + path("market") + " or in its folders");
    }

    private void backtest(String date, String policies, String tape) {
        backtest(date, "SPY,QQQ", "market", policies, tape);
    }

    private void backtest(String date, String symbols, String market, String policies, String tape) {
        text(
                "backtest",
                "--trades",
                path(market + "/trades-" + date + ".csv.gz"),
                "--quotes",
                path(market + "/quotes-" + date + ".csv.gz"),
                "--bars",
                path(market + "/bars-" + date + ".csv.gz"),
                "--symbols",
                symbols,
                "--date",
                date,
                "--policies",
                path(policies + ".yaml"),
                "--tape",
                path(tape));
    }

    private static double sum(List<JsonNode> closed, String field) {
        return closed.stream().mapToDouble(trade -> trade.get(field).asDouble()).sum();
    }

    /** Returns symbol, setup, side and minute of each signal of a run. */
    private Set<String> bars(String tape) throws IOException {
        Set<String> bars = new TreeSet<>();
        signals(tape, "GENERATED").forEach(signal -> bars.add(key(signal).replaceFirst(":[0-9]{2}$", "")));
        return bars;
    }

    /** Returns what names a signal in both runs; the time to the second. */
    private static String key(JsonNode signal) {
        return String.join(
                " ",
                signal.get("symbol").asText(),
                signal.get("setup").asText(),
                signal.get("side").asText(),
                signal.get("time").asText().substring(0, 19));
    }

    private List<JsonNode> signals(String tape, String status) throws IOException {
        return cat(tape, "Signal").stream()
                .filter(signal -> signal.get("status").asText().equals(status))
                .toList();
    }

    private List<JsonNode> cat(String tape, String type) throws IOException {
        return cat(folder.resolve(tape), type);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
