package io.ringtape.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
    private static final String HERE = "amd64, 2 cores";

    @TempDir
    private Path folder;

    private static Budgets read(Path file) throws IOException {
        return Budgets.read(file, List.of("aRatio", "otherRatio"), List.of("bytesPerEvent"));
    }

    private void assertRefused(String text, String... messages) throws IOException {
        Path file = Files.writeString(folder.resolve("budgets.json"), text);
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContainingAll(messages);
    }

    @Test
    void readsTheBudgetsThatItWrote() throws IOException {
        Path file = folder.resolve("budgets.json");
        Budgets written = new Budgets(0.9, 0.5);
        written.put(HERE, "aRatio", new Budget(0.4321, 0.02));
        written.put("bytesPerEvent", 142.5);
        written.write(file);
        Budgets read = read(file);
        assertThat(read.leastShare()).isEqualTo(0.9);
        assertThat(read.elsewhereShare()).isEqualTo(0.5);
        assertThat(read.budget(HERE, "aRatio")).contains(new Budget(0.4321, 0.02));
        assertThat(read.figure("bytesPerEvent")).contains(142.5);
        read.write(folder.resolve("again.json"));
        assertThat(folder.resolve("again.json")).hasSameTextualContentAs(file);
    }

    @Test
    void aBudgetThatWasNotRecordedIsEmpty() {
        Budgets none = new Budgets(0.9, 0.5);
        assertThat(none.knows(HERE)).isFalse();
        assertThat(none.budget(HERE, "aRatio")).isEmpty();
        assertThat(none.figure("bytesPerEvent")).isEmpty();
    }

    @Test
    void aFileOfSomethingElseSaysWhatIsWrong() throws IOException {
        String rest = ", \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machines\": {}}";
        assertRefused("{\"leastShare\": \"most\"" + rest, "budgets.json", "leastShare is \"most\", wanted a number");
        assertRefused("{\"leastShare\": 2" + rest, "leastShare 2.0, wanted 0.5 to 1");
        assertRefused("{\"leastShare\": 0.9,\n" + rest, "no JSON in", "budgets.json, line 2");
        assertRefused("{\"leastShare\": 0.9, \"leastShare\": 0.8" + rest, "no JSON in", "Duplicate");
        assertRefused("", "the file is");
    }

    @Test
    void aWordThatNobodyKnowsIsRefusedWithTheNearest() throws IOException {
        assertRefused(
                "{\"leastShare\": 0.9, \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machine\": {}}",
                "the file has an unknown 'machine', did you mean 'machines'?",
                "the file has no 'machines'");
        assertRefused(
                machines("{\"m\": {\"aRatoi\": {\"ratio\": 1, \"noise\": 0}, \"otherRatio\": {\"rato\": 1}}}"),
                "'m' has an unknown 'aRatoi', did you mean 'aRatio'?",
                "otherRatio of 'm' has an unknown 'rato', did you mean 'ratio'?",
                "otherRatio of 'm' has no 'noise'");
    }

    @Test
    void aListOrANumberInPlaceOfMachinesIsRefused() throws IOException {
        assertRefused(machines("[]"), "machines is [], wanted an object");
        assertRefused(machines("{\"m\": 3}"), "'m' is 3, wanted an object");
        assertRefused(machines("{\"m\": {\"aRatio\": 0.5}}"), "aRatio of 'm' is 0.5, wanted an object");
    }

    private static String machines(String text) {
        return "{\"leastShare\": 0.9, \"elsewhereShare\": 0.5, \"everywhere\": {}, \"machines\": " + text + "}";
    }

    @Test
    void writingLeavesNothingElseBeside() throws IOException {
        new Budgets(0.9, 0.5).write(Files.writeString(folder.resolve("budgets.json"), "old"));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(read(folder.resolve("budgets.json")).leastShare()).isEqualTo(0.9);
    }

    @Test
    void elsewhereTheFloorIsAShareOfTheLowestRatioOfAnyMachine() {
        Budgets budgets = new Budgets(0.9, 0.5);
        assertThat(budgets.bound(HERE, "aRatio")).isEmpty();
        budgets.put("arm64, 4 cores", "aRatio", new Budget(0.6, 0.02));
        budgets.put("amd64, 8 cores", "aRatio", new Budget(0.4, 0.02));
        assertThat(budgets.bound(HERE, "aRatio").orElseThrow().ratio()).isEqualTo(0.2);
        assertThat(budgets.bound(HERE, "aRatio").orElseThrow().origin())
                .isEqualTo("floor 0.2000: not recorded for this machine, and 50 % of 0.4000 is the lowest of others");
        budgets.put(HERE, "aRatio", new Budget(0.5, 0.02));
        assertThat(budgets.bound(HERE, "aRatio").orElseThrow().ratio()).isEqualTo(0.45);
        assertThatThrownBy(() -> new Budgets(0.9, 0.95)).hasMessageContaining("elsewhereShare 0.95, wanted above 0");
    }

    @Test
    void theBoundIsTheLeastShareOrBelowTheNoise() {
        assertThat(new Budget(0.5, 0.02).bound(0.9)).isEqualTo(0.45);
        assertThat(new Budget(0.5, 0.1).bound(0.9)).isEqualTo(0.4);
    }

    @Test
    void noiseThatOpensTheBoundTooFarIsNotRecorded() throws IOException {
        Budgets budgets = new Budgets(0.9, 0.5);
        budgets.put(HERE, "aRatio", new Budget(0.5, 0.225));
        assertThat(budgets.bound(HERE, "aRatio").orElseThrow().ratio()).isCloseTo(0.275, within(1e-9));
        assertThatThrownBy(() -> budgets.put(HERE, "aRatio", new Budget(0.5, 0.226)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("aRatio of 'amd64, 2 cores' has noise 22.6 %, wanted at most 22.5 %: record it on a quiet"
                        + " machine");
        Path file = folder.resolve("budgets.json");
        budgets.write(file);
        Files.writeString(file, Files.readString(file).replace("0.225", "0.5"));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("aRatio of 'amd64, 2 cores' has noise 50.0 %");
    }

    @Test
    void aRecordingIsTheMedianOfItsProcessesAndTheirLowestIsItsNoise() {
        assertThat(Budget.of(List.of(0.45, 0.5, 0.52))).isEqualTo(new Budget(0.5, 1 - 0.45 / 0.5));
        assertThatThrownBy(() -> new Budget(0, 0)).hasMessageContaining("ratio 0.0");
    }
}
