package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
    private static final String HERE = "amd64, 2 cores";
    private static final GatedRatio RATIO = GatedRatio.REPLAY_TO_TAIL;

    @TempDir
    private Path folder;

    private void assertRefused(String text, String... messages) throws IOException {
        Path file = Files.writeString(folder.resolve("budgets.json"), text);
        assertThatThrownBy(() -> Budgets.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(messages);
    }

    @Test
    void readsTheBudgetsThatItWrote() throws IOException {
        Path file = folder.resolve("budgets.json");
        Budgets written =
                Budgets.NONE.with(HERE, Map.of(RATIO, new Budget(0.4321, 0.02))).withBytes(142.5);
        written.write(file);
        assertThat(Budgets.read(file)).isEqualTo(written);
        assertThat(written.budget(HERE, RATIO)).contains(new Budget(0.4321, 0.02));
        assertThat(written.bytes()).contains(142.5);
    }

    @Test
    void aBudgetThatWasNotRecordedIsEmpty() {
        assertThat(Budgets.NONE.budget(HERE, RATIO)).isEmpty();
        assertThat(Budgets.NONE.bytes()).isEmpty();
    }

    @Test
    void aRecordKeepsTheOtherMachinesAndRatios() {
        Budget budget = new Budget(0.4, 0);
        Budgets budgets = Budgets.NONE
                .with("another", Map.of(RATIO, budget))
                .with(HERE, Map.of(GatedRatio.DECODE_TO_JACKSON, budget))
                .with(HERE, Map.of(RATIO, new Budget(0.5, 0)));
        assertThat(budgets.budget("another", RATIO)).contains(budget);
        assertThat(budgets.budget(HERE, GatedRatio.DECODE_TO_JACKSON)).contains(budget);
        assertThat(budgets.budget(HERE, RATIO)).contains(new Budget(0.5, 0));
    }

    @Test
    void aFileOfSomethingElseSaysWhatIsWrong() throws IOException {
        String rest = ", \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machines\": {}}";
        assertRefused(
                "{\"leastShare\": \"most\"" + rest, "budgets.json, line 1", "Cannot coerce String value (\"most\")");
        assertRefused("{\"leastShare\": \"0.9\"" + rest, "Cannot coerce String value");
        assertRefused("{\"leastShare\": 2" + rest, "leastShare 2.0, wanted 0.5 to 1");
        assertRefused("{\"leastShare\": 0.9,\n" + rest, "no budgets in", "budgets.json, line 2");
        assertRefused("{\"leastShare\": 0.9, \"leastShare\": 0.8" + rest, "Duplicate");
        assertRefused("{\"leastShare\": 0.9}", "Missing creator property 'elsewhereShare'");
        assertRefused("", "No content");
        assertRefused("[]", "Cannot deserialize");
    }

    @Test
    void aWordThatNobodyKnowsIsRefused() throws IOException {
        assertRefused(
                "{\"leastShare\": 0.9, \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machine\": {}}",
                "Missing creator property 'machines'");
        assertRefused(machines("{\"m\": {\"replayToTailRatio\": {\"rato\": 1}}}"), "Missing creator property 'ratio'");
        assertRefused(machines("{\"m\": {\"aRatoi\": {\"ratio\": 1, \"noise\": 0}}}"), "aRatoi", "replayToTailRatio");
        assertRefused(machines("{}").replace("{},", "{}, \"machine\": {},"), "Unrecognized field \"machine\"");
        assertRefused(machines("{}").replace("{},", "{\"serviceP50Us\": 1},"), "wanted bytesPerEvent alone");
    }

    @Test
    void aListOrANumberOrNothingInPlaceOfMachinesIsRefused() throws IOException {
        assertRefused(machines("[]"), "from Array value");
        assertRefused(machines("null"), "Invalid `null` value");
        assertRefused(machines("{\"m\": null}"), "Invalid `null` value");
        assertRefused(machines("{\"m\": 3}"), "from Integer value");
        assertRefused(machines("{\"m\": {\"replayToTailRatio\": 0.5}}"), "no double");
    }

    private static String machines(String text) {
        return "{\"leastShare\": 0.9, \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machines\": " + text + "}";
    }

    @Test
    void elsewhereTheFloorIsAShareOfTheLowestRatioOfAnyMachine() {
        assertThat(Budgets.NONE.bound(HERE, RATIO)).isEmpty();
        Budgets budgets = Budgets.NONE
                .with("arm64, 4 cores", Map.of(RATIO, new Budget(0.6, 0.02)))
                .with("amd64, 8 cores", Map.of(RATIO, new Budget(0.4, 0.02)));
        assertThat(budgets.bound(HERE, RATIO).orElseThrow().ratio()).isEqualTo(0.2);
        assertThat(budgets.bound(HERE, RATIO).orElseThrow().origin())
                .isEqualTo("floor 0.2000: not recorded for this machine, and 50 % of 0.4000 is the lowest of others");
        Budgets here = budgets.with(HERE, Map.of(RATIO, new Budget(0.5, 0.02)));
        assertThat(here.bound(HERE, RATIO).orElseThrow().ratio()).isEqualTo(0.45);
        assertThatThrownBy(() -> new Budgets(0.9, 0.95, Map.of(), Map.of()))
                .hasMessageContaining("elsewhereShare 0.95, wanted above 0");
    }

    @Test
    void theBoundIsTheLeastShareOrBelowTheNoise() {
        assertThat(new Budget(0.5, 0.02).bound(0.9)).isEqualTo(0.45);
        assertThat(new Budget(0.5, 0.1).bound(0.9)).isEqualTo(0.4);
    }

    @Test
    void noiseThatOpensTheBoundTooFarIsNotRecorded() throws IOException {
        Budgets budgets = Budgets.NONE.with(HERE, Map.of(RATIO, new Budget(0.5, 0.225)));
        assertThat(budgets.bound(HERE, RATIO).orElseThrow().ratio()).isCloseTo(0.275, within(1e-9));
        assertThatThrownBy(() -> budgets.with(HERE, Map.of(RATIO, new Budget(0.5, 0.226))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "replayToTailRatio of 'amd64, 2 cores' has noise 22.6 %, wanted at most 22.5 %: record it on a"
                                + " quiet machine");
        Path file = folder.resolve("budgets.json");
        budgets.write(file);
        assertRefused(Files.readString(file).replace("0.225", "0.5"), "replayToTailRatio of", "has noise 50.0 %");
    }

    @Test
    void aRecordingIsTheMedianOfItsProcessesAndTheirLowestIsItsNoise() {
        assertThat(Budget.of(List.of(0.45, 0.5, 0.52))).isEqualTo(new Budget(0.5, 0.1));
        assertThatThrownBy(() -> new Budget(0, 0)).hasMessageContaining("ratio 0.0");
    }
}
