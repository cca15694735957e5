package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.app.Console;
import io.ringtape.app.ExitCode;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.replay.RunProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatioGateTest {
    private static final String HERE = "a machine";
    private static final double RECORDED = 0.4;
    private static final double SLOWER = RECORDED / 1.25;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    private Budgets budgets = Budgets.NONE;

    private void recordAll() {
        budgets = Budgets.NONE.with(HERE, all(new Budget(RECORDED, 0.01))).withBytes(140);
    }

    private static Map<GatedRatio, Budget> all(Budget budget) {
        return Stream.of(GatedRatio.values()).collect(Collectors.toMap(ratio -> ratio, ratio -> budget));
    }

    /** Processes that find every ratio to be that, one after the other. */
    private static GateTrials.Measurer measurer(double bytes, Pair... found) {
        Queue<Pair> processes = new ArrayDeque<>(List.of(found));
        return bounds -> {
            Pair pair = processes.remove();
            Map<GatedRatio, Trial> trials = new EnumMap<>(GatedRatio.class);
            bounds.keySet()
                    .forEach(ratio -> trials.put(ratio, new Trial(Collections.nCopies(30, pair), GateRules.USUAL)));
            return new GateTrials(trials, bytes);
        };
    }

    private RatioGate gate(double bytes, Pair... found) {
        return new RatioGate(measurer(bytes, found), budgets, HERE, RunProgress.NONE);
    }

    private GateRecording recording(double bytes, Pair... found) {
        return new GateRecording(measurer(bytes, found), budgets, HERE, RunProgress.NONE);
    }

    @Test
    void anUnchangedTreePasses() throws IOException {
        recordAll();
        assertThat(gate(140, Pair.quiet(RECORDED)).judge(console)).isEqualTo(ExitCode.DONE);
        assertThat(text())
                .contains("held: engineTapeToAppendRatio 0.4000 (0.4000 – 0.4000, 30 quiet pairs of 30), recorded"
                        + " 0.4000 with noise 1.0 %, bound 0.3600")
                .contains("held: bytesPerEvent");
        assertThat(errors()).isEmpty();
    }

    @Test
    void twoProcessesThatFindItSlowerFail() throws IOException {
        recordAll();
        assertThat(gate(140, Pair.quiet(SLOWER), Pair.quiet(SLOWER)).judge(console))
                .isEqualTo(ExitCode.FAILED);
        assertThat(text()).contains("fell: replayToTailRatio 0.3200").contains("recorded 0.4000");
    }

    @Test
    void aRatioThatLostAnEighthFails() throws IOException {
        recordAll();
        Pair lower = Pair.quiet(0.88 * RECORDED);
        assertThat(gate(140, lower, lower).judge(console)).isEqualTo(ExitCode.FAILED);
        assertThat(text()).contains("fell: decodeToJacksonRatio 0.3520");
    }

    @Test
    void oneProcessThatFindsItSlowerIsBadLuck() throws IOException {
        recordAll();
        assertThat(gate(140, Pair.quiet(SLOWER), Pair.quiet(RECORDED)).judge(console))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aCrowdedMachineIsUndecidedAndPasses() throws IOException {
        recordAll();
        assertThat(gate(140, new Pair(SLOWER, true)).judge(console)).isEqualTo(ExitCode.DONE);
        assertThat(text()).contains("undecided: noise: replayToTailRatio").contains("0 quiet pairs of 30");
        assertThat(errors())
                .contains("NOT JUDGED, so passed without proof: engineTapeToAppendRatio (others used the processors"
                        + " beside 30 of 30 pairs, wanted 10 quiet ones); ")
                .contains("; decodeToJacksonRatio (others")
                .endsWith("on its host counts as others\n");
    }

    @Test
    void anUnknownMachinePassesAndSaysSo() throws IOException {
        assertThat(gate(140, Pair.quiet(SLOWER)).judge(console)).isEqualTo(ExitCode.DONE);
        assertThat(text())
                .contains("not recorded: replayToTailRatio")
                .contains("passed without a judgement on ratios: none are recorded for 'a machine'");
        assertThat(errors()).contains("NOT JUDGED", "replayToTailRatio (recorded for no machine)");
    }

    @Test
    void onAnUnknownMachineOnlyWhatIsFarBelowAllOthersFalls() throws IOException {
        budgets = Budgets.NONE.with("another machine", all(new Budget(RECORDED, 0.01)));
        assertThat(gate(140, Pair.quiet(RECORDED * 0.55)).judge(console)).isEqualTo(ExitCode.DONE);
        assertThat(text())
                .contains("held: replayToTailRatio 0.2200 (0.2200 – 0.2200, 30 quiet pairs of 30), floor 0.2000: not"
                        + " recorded for this machine, and 50 % of 0.4000 is the lowest of others")
                .contains("ratios were held against floors only: none are recorded for 'a machine'");
        Pair gross = Pair.quiet(RECORDED * 0.45);
        assertThat(gate(140, gross, gross).judge(console)).isEqualTo(ExitCode.FAILED);
        assertThat(text()).contains("fell: replayToTailRatio 0.1800");
    }

    @Test
    void otherBytesOnTheTapeFailOnAnyMachine() throws IOException {
        budgets = Budgets.NONE.withBytes(140);
        assertThat(gate(140.0001, Pair.quiet(RECORDED)).judge(console)).isEqualTo(ExitCode.FAILED);
        assertThat(gate(139.9999, Pair.quiet(RECORDED)).judge(console)).isEqualTo(ExitCode.FAILED);
        assertThat(text())
                .contains("changed: bytesPerEvent 140.0001, recorded 140.0000, wanted exactly that; if it is meant")
                .contains("changed: bytesPerEvent 139.9999");
    }

    @Test
    void aDifferenceThatTheFileRoundsAwayIsNoChange() throws IOException {
        budgets = Budgets.NONE.withBytes(166.461234);
        assertThat(gate(166.461234, Pair.quiet(RECORDED)).judge(console)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void recordingPrintsOldAndNewAndKeepsThem() throws IOException {
        recordAll();
        Path file = folder.resolve("budgets.json");
        Pair[] found = Collections.nCopies(7, Pair.quiet(0.5)).toArray(Pair[]::new);
        recording(150, found).write(file, console);
        assertThat(text())
                .contains("engineTapeToAppendRatio: 0.4000 with noise 1.0 %, now 0.5000 with noise 0.0 %")
                .contains("bytesPerEvent: 140.0000, now 150.0000");
        Budgets kept = Budgets.read(file);
        assertThat(kept.budget(HERE, GatedRatio.ENGINE_TAPE_TO_APPEND)).contains(new Budget(0.5, 0));
        assertThat(kept.bytes()).contains(150.0);
    }

    @Test
    void aProcessThatWasCrowdedIsBegunAnewForARecording() throws IOException {
        Path file = folder.resolve("budgets.json");
        Pair quiet = Pair.quiet(0.5);
        Pair crowded = new Pair(0.1, true);
        recording(150, quiet, crowded, crowded, quiet, quiet, quiet, quiet, quiet, quiet)
                .write(file, console);
        assertThat(Budgets.read(file).budget(HERE, GatedRatio.ENGINE_TAPE_TO_APPEND))
                .contains(new Budget(0.5, 0));
    }

    @Test
    void nothingIsRecordedOnACrowdedMachine() {
        Path file = folder.resolve("budgets.json");
        Pair[] found = Collections.nCopies(8, new Pair(0.5, true)).toArray(Pair[]::new);
        assertThatThrownBy(() -> recording(150, found).write(file, console))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("other processes use this machine");
        assertThat(file).doesNotExist();
    }

    @Test
    void ratiosOnWhichTheProcessesDoNotAgreeAreNotRecorded() {
        Path file = folder.resolve("budgets.json");
        Pair usual = Pair.quiet(0.5);
        assertThatThrownBy(() -> recording(150, usual, usual, usual, usual, usual, usual, Pair.quiet(0.3))
                        .write(file, console))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(
                        "nothing recorded: engineTapeToAppendRatio of 'a machine' has noise 40.0 %, wanted"
                                + " at most 22.5 %: record it on a quiet machine; ")
                .hasMessageContaining("decodeToJacksonRatio of");
        assertThat(file).doesNotExist();
    }

    @Test
    void aProcessOfItsOwnMeasuresEveryRatio() throws IOException {
        GateRules quick = new GateRules(0, 1, 1, 0.001);
        SessionRecipe small = new SessionRecipe(3, 20_000);
        List<Long> steps = new ArrayList<>();
        GateTrials.Measurer process = bounds ->
                GateTask.measure(new GateTask.GateRequest(folder.resolve("work"), small, quick, bounds), steps::add);
        assertThat(new RatioGate(process, budgets, HERE, RunProgress.NONE).judge(console))
                .isEqualTo(ExitCode.DONE);
        for (GatedRatio ratio : GatedRatio.values()) {
            assertThat(text()).contains("not recorded: " + ratio.key());
        }
        assertThat(steps).as("progress").startsWith(0L, 1L).endsWith((long) GatedRatio.values().length);
        assertThat(text()).containsPattern("not recorded: bytesPerEvent [1-9][0-9]+[.][0-9]{4}\n");
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
