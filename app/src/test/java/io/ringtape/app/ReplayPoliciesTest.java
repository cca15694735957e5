package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code replay} command with other settings. */
class ReplayPoliciesTest {
    private static final String DATE = "2026-03-02";

    @TempDir
    Path folder;

    @Test
    void listsTheSettingsAndDecisionsThatDiffer() throws Exception {
        run("synth", "--out", path("market"), "--date", DATE, "--scale", "60k", "--seed", "3");
        Path loose = Files.writeString(folder.resolve("loose.yaml"), """
                session_policies: {OPEN: {rvolMin: none, slopeMinPercentPer5Min: none}}
                setups: {vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}}
                """);
        run(
                "backtest",
                "--trades",
                path("market/trades-" + DATE + ".csv.gz"),
                "--quotes",
                path("market/quotes-" + DATE + ".csv.gz"),
                "--symbols",
                "SPY,QQQ",
                "--date",
                DATE,
                "--policies",
                loose.toString(),
                "--tape",
                path("tape"));
        Path closed = Files.writeString(folder.resolve("closed.yaml"), """
                session_policies: {OPEN: {rvolMin: none, slopeMinPercentPer5Min: none, allowSetups: []}}
                setups: {vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}}
                """);
        String text = run("replay", path("tape"), "--policies", closed.toString());
        assertThat(text).contains("settings that differ:");
        assertThat(text).contains("  session_policies.OPEN.allowSetups: [VWAP_RECLAIM, EXTREME_SWEEP] -> []");
        assertThat(text).contains("as recorded:", "under " + closed);
        JsonNode json =
                new ObjectMapper().readTree(run("replay", path("tape"), "--policies", closed.toString(), "--json"));
        assertThat(json.get("changes")).hasSize(1);
        assertThat(json.get("changes").get(0).get("key").asText()).isEqualTo("session_policies.OPEN.allowSetups");
        assertThat(json.get("changes").get(0).get("rerun").asText()).isEqualTo("[]");
        assertThat(json.get("firstSignal").get("recorded").asText()).contains("type: Signal");
        assertThat(text)
                .contains("the first signal that differs, number "
                        + json.get("firstSignal").get("place").asInt());
    }

    @Test
    void refusesASettingThatActsWhenFilesAreRead() throws Exception {
        run("synth", "--out", path("market"), "--date", DATE, "--scale", "10k", "--seed", "3");
        run(
                "backtest",
                "--trades",
                path("market/trades-" + DATE + ".csv.gz"),
                "--quotes",
                path("market/quotes-" + DATE + ".csv.gz"),
                "--symbols",
                "SPY,QQQ",
                "--date",
                DATE,
                "--tape",
                path("tape"));
        Path late = Files.writeString(folder.resolve("late.yaml"), """
                marketData: {feedDelayMillis: 15000}
                features: {barCloseDelayMillis: 15000}
                """);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        assertThat(Ringtape.run(console, "replay", path("tape"), "--policies", late.toString()))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("marketData.feedDelayMillis is 15000, and 10 on the tape: it acts when files are read;"
                        + " run the backtest again")
                .doesNotContain("barCloseDelayMillis");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(String... arguments) {
        return new CommandRuns().text(arguments);
    }
}
