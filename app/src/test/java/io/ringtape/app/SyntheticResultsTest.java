package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.report.EdgeVerdict;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic session, the same session from files that do not say so, and the first with its symbols swapped. */
class SyntheticResultsTest {
    private static final String DATE = "2026-03-02";
    private static final String SAYS = "synthetic: says nothing about a strategy";

    @TempDir
    static Path folder;

    private static String fromMarked;
    private static String fromUnmarked;
    private static JsonNode swapped;

    @BeforeAll
    static void write() throws Exception {
        run("synth", "--out", path("market"), "--date", DATE, "--scale", "100k", "--seed", "3");
        Files.createDirectories(folder.resolve("unmarked"));
        for (String kind : List.of("trades", "quotes", "bars")) {
            String file = kind + "-" + DATE + ".csv.gz";
            Files.copy(
                    folder.resolve("market").resolve(file),
                    folder.resolve("unmarked").resolve(file));
        }
        try (InputStream policies = DemoCommand.class.getResourceAsStream("demo-policies.yaml")) {
            Files.copy(policies, folder.resolve("demo.yaml"));
        }
        fromMarked = backtest("market", "SPY,QQQ", "tape");
        fromUnmarked = backtest("unmarked", "SPY,QQQ", "unmarked-tape");
        swapped = json(backtest("market", "QQQ,SPY", "swapped-tape", "--json"));
    }

    private static String backtest(String market, String symbols, String tape, String... more) {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        for (String kind : List.of("trades", "quotes", "bars")) {
            arguments.addAll(List.of("--" + kind, path(market + "/" + kind + "-" + DATE + ".csv.gz")));
        }
        arguments.addAll(List.of("--symbols", symbols, "--date", DATE, "--policies", path("demo.yaml")));
        arguments.addAll(List.of("--tape", path(tape)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void theOrderOfTheSymbolsChangesNothing() throws Exception {
        assertThat(swapped.get("roundTrips").asInt()).isPositive();
        assertThat(run("journal", "diff", path("tape"), path("swapped-tape"))).contains("identical");
        assertThat(json(run("journal", "stat", path("tape"), "--json")).get("checksum"))
                .isEqualTo(swapped.get("tapeChecksum"));
    }

    @Test
    void everySummarySaysThatTheSessionIsSynthetic() throws Exception {
        assertThat(fromMarked).contains(SAYS);
        assertThat(swapped.get("synthetic").asBoolean()).isTrue();
        assertThat(run("replay", path("tape"))).contains(SAYS);
        assertThat(json(run("replay", path("tape"), "--json")).get("synthetic").asBoolean())
                .isTrue();
        assertThat(run("replay", path("tape"), "--policies", path("demo.yaml"))).contains(SAYS);
        assertThat(json(run("replay", path("tape"), "--policies", path("demo.yaml"), "--json"))
                        .get("synthetic")
                        .asBoolean())
                .isTrue();
        assertThat(run("journal", "stat", path("tape"))).contains("\nsynthetic: true\n");
        assertThat(json(run("journal", "stat", path("tape"), "--json"))
                        .get("synthetic")
                        .asBoolean())
                .isTrue();
        assertThat(Files.readString(folder.resolve("tape/manifest.yaml"))).contains("\nsynthetic: true\n");
    }

    @Test
    void itsReportHasABannerAndNoVerdict() throws Exception {
        JsonNode report = json(run("report", path("tape"), "--out", path("report.html"), "--at-least", "2", "--json"));
        assertThat(report.get("syntheticSessions").asInt()).isOne();
        for (String rows : List.of("tradesBySetup", "signalsBySetup", "keptAway")) {
            assertThat(report.get(rows)).as(rows).isNotEmpty();
            report.get(rows)
                    .forEach(row -> assertThat(row.get("verdict").asText()).isEqualTo(EdgeVerdict.SYNTHETIC.name()));
        }
        assertThat(run("report", path("tape"), "--out", path("report.html"), "--at-least", "2"))
                .contains(SAYS);
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("<p class=\"banner\">The market data are synthetic. This page says nothing about a strategy.")
                .contains(">synthetic<")
                .doesNotContain(">gains<", ">loses<", ">no edge shown<", ">blocked gains<", ">blocked losses<");
    }

    @Test
    void aSessionFromFilesOfUnknownOriginSaysNothingOfTheKind() throws Exception {
        assertThat(fromUnmarked).doesNotContain("synthetic");
        assertThat(run("replay", path("unmarked-tape"))).doesNotContain("synthetic");
        assertThat(run("journal", "stat", path("unmarked-tape"))).contains("\nsynthetic: false\n");
        run("report", path("unmarked-tape"), "--out", path("unmarked.html"));
        assertThat(Files.readString(folder.resolve("unmarked.html"))).doesNotContain("synthetic");
    }

    /** Of the limits of a trade, the money at risk is what decides: whole shares that lose 10 dollars at the stop. */
    @Test
    void theDemosOrdersAreSizedByTheirRisk() throws Exception {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        Map<String, BigDecimal> ordered = new TreeMap<>();
        for (JsonNode signal : lines("Signal")) {
            if (signal.get("status").asText().equals("PROMOTED")) {
                BigDecimal perShare = signal.get("entry")
                        .decimalValue()
                        .subtract(signal.get("stop").decimalValue())
                        .abs()
                        .add(new BigDecimal("0.01"));
                wanted.put(signal.get("signalId").asText(), BigDecimal.TEN.divide(perShare, 0, RoundingMode.DOWN));
            }
        }
        for (JsonNode order : lines("OrderRequest")) {
            if (order.get("kind").asText().equals("BRACKET")) {
                ordered.merge(
                        order.get("signalId").asText(), order.get("quantity").decimalValue(), BigDecimal::add);
            }
        }
        assertThat(ordered).isNotEmpty();
        assertThat(ordered.keySet()).isEqualTo(wanted.keySet());
        ordered.forEach((signal, shares) -> assertThat(shares).as(signal).isEqualByComparingTo(wanted.get(signal)));
        assertThat(new TreeSet<>(wanted.values())).as("sizes").hasSizeGreaterThan(1);
    }

    private static List<JsonNode> lines(String type) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : run("journal", "cat", path("tape"), "--type", type, "--json")
                .lines()
                .toList()) {
            nodes.add(json(line));
        }
        return nodes;
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(String... arguments) {
        return new CommandRuns().text(arguments);
    }
}
