package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks every folder below {@code scenarios}: its decisions, the decisions of its mirror, and that no mutation does
 * harm. {@code -Dringtape.write=true} rewrites each {@code out.yaml}, to be reviewed by eye;
 * {@code -Dringtape.mutations} selects other mutations.
 */
class ScenariosTest {
    private static final Path ROOT = Path.of("src/test/resources/scenarios");
    private static final int MUTANTS = 5;
    private static final long SEED = Long.getLong("ringtape.mutations", 20_260_615);

    @TestFactory
    Stream<DynamicNode> everyScenario() throws Exception {
        List<Path> folders = Scenario.folders(ROOT);
        assertThat(folders).isNotEmpty();
        return folders.stream().map(ScenariosTest::testsOf);
    }

    private static DynamicNode testsOf(Path folder) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("decides what it should", () -> decidesWhatItShould(folder)));
        tests.add(DynamicTest.dynamicTest("its mirror decides the mirror", () -> mirrorsWhenItCan(folder)));
        tests.add(DynamicTest.dynamicTest("no mutation does harm", () -> survivesMutation(folder)));
        return DynamicContainer.dynamicContainer(ROOT.relativize(folder).toString(), tests);
    }

    private static void decidesWhatItShould(Path folder) throws Exception {
        Scenario scenario = Scenario.read(folder);
        String found = ScenarioDecisions.text(scenario);
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(scenario.outFile(), found);
        }
        assertThat(firstDifference(scenario.expected(), found))
                .as(scenario.title())
                .isEmpty();
    }

    private static void mirrorsWhenItCan(Path folder) throws Exception {
        Scenario scenario = Scenario.read(folder);
        if (scenario.subject().mirror().isPresent()) {
            assertThat(firstDifference(ScenarioDecisions.text(scenario), ScenarioDecisions.mirroredText(scenario)))
                    .as(scenario.title())
                    .isEmpty();
        }
    }

    private static void survivesMutation(Path folder) throws Exception {
        Scenario scenario = Scenario.read(folder);
        Mutations mutations = new Mutations(scenario);
        SplittableRandom seeds = new SplittableRandom(SEED + scenario.name().hashCode());
        for (int i = 0; i < MUTANTS; i++) {
            long seed = seeds.nextLong();
            assertThat(mutations.breaches(seed))
                    .as(scenario.title() + ", seed " + seed)
                    .isEmpty();
        }
    }

    /** Returns the first decision that differs, as expected and as found, or an empty string. */
    private static String firstDifference(String expected, String found) {
        String[] wanted = expected.split("---\n");
        String[] made = found.split("---\n");
        int place = Arrays.mismatch(wanted, made);
        return place < 0 ? "" : "decision " + place + " should be\n" + at(wanted, place) + "and is\n" + at(made, place);
    }

    private static String at(String[] decisions, int place) {
        return place < decisions.length ? decisions[place] : "none\n";
    }
}
