package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks every folder below {@code scenarios}: its decisions, the decisions of its mirror, that no mutation does harm,
 * and that enough mutations change a decision. {@code -Dringtape.write=true} rewrites each {@code out.yaml}, to be reviewed by eye;
 * {@code -Dringtape.mutations} selects other mutations.
 */
class ScenariosTest {
    private static final Path ROOT = Path.of("src/test/resources/scenarios");

    /**
     * For each kind of mutation, the least share of mutants whose decisions differ from those of their scenario. About
     * a tenth below what is found, to be true for other seeds too. Repeats change little because most are ignored on
     * purpose.
     */
    private static final Map<Mutation, Double> LEAST_SHARES = Map.of(
            Mutation.DROPPED, 0.5,
            Mutation.REPEATED, 0.2,
            Mutation.SWAPPED, 0.45,
            Mutation.CORRUPTED, 0.55,
            Mutation.MOVED, 0.8);

    /** Mutants of each kind and scenario. */
    private static final int MUTANTS = 1;

    /** The least share of the mutants of a group of scenarios, whatever their kind. */
    private static final double LEAST_SHARE_OF_A_GROUP = 0.4;

    private static final long SEED = Long.getLong("ringtape.mutations", 20_260_615);

    private final Map<Mutation, MutantCount> byKind = new EnumMap<>(Mutation.class);
    private final Map<String, MutantCount> byGroup = new TreeMap<>();

    @TestFactory
    Stream<DynamicNode> everyScenario() throws Exception {
        List<Path> folders = Scenario.folders(ROOT);
        assertThat(folders).isNotEmpty();
        return Stream.concat(
                folders.stream().map(this::testsOf),
                Stream.of(DynamicTest.dynamicTest("mutations change decisions", this::mutationsChangeDecisions)));
    }

    private DynamicNode testsOf(Path folder) {
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

    private void survivesMutation(Path folder) throws Exception {
        Scenario scenario = Scenario.read(folder);
        Mutations mutations = new Mutations(scenario);
        MutantCount group =
                byGroup.computeIfAbsent(ROOT.relativize(folder).getName(0).toString(), name -> new MutantCount());
        SplittableRandom seeds = new SplittableRandom(SEED + scenario.name().hashCode());
        for (Mutation kind : Mutation.values()) {
            MutantCount count = byKind.computeIfAbsent(kind, name -> new MutantCount());
            for (int i = 0; i < MUTANTS; i++) {
                long seed = seeds.nextLong();
                Mutations.Outcome outcome = mutations.run(kind, seed);
                assertThat(outcome.breaches())
                        .as("%s, %s, seed %d", scenario.title(), kind, seed)
                        .isEmpty();
                count.add(outcome);
                group.add(outcome);
            }
        }
    }

    /** Checks that the mutants that do no harm are not those that do nothing. */
    private void mutationsChangeDecisions() {
        assertThat(byKind.keySet()).isEqualTo(LEAST_SHARES.keySet());
        byKind.forEach((kind, count) -> assertThat(count.share())
                .as("share of mutants that decide otherwise, %s, seed %d", kind, SEED)
                .isGreaterThanOrEqualTo(LEAST_SHARES.get(kind)));
        byGroup.forEach((group, count) -> assertThat(count.share())
                .as("share of mutants that decide otherwise, scenarios of %s, seed %d", group, SEED)
                .isGreaterThanOrEqualTo(LEAST_SHARE_OF_A_GROUP));
    }

    /** Counts mutants, and those among them that decide otherwise than their scenario. */
    private static final class MutantCount {
        private int all;
        private int otherwise;

        void add(Mutations.Outcome outcome) {
            all++;
            otherwise += outcome.decidesOtherwise() ? 1 : 0;
        }

        double share() {
            return (double) otherwise / all;
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
