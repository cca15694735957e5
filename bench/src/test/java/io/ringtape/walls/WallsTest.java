package io.ringtape.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The allowed dependencies between modules. */
class WallsTest {
    private static final String CORE = "engine/core";
    private static final String SIMULATION = "engine/simulation";

    /** Every adapter knows the core and what simulated vendors share, and no other adapter. */
    private static final List<String> ADAPTERS = House.modules().stream()
            .filter(module -> module.startsWith("adapters/"))
            .toList();

    /** What the modules above the engine share. */
    private static final List<String> ENGINE = List.of(CORE, "config", "engine/pipeline", "journal/tape");

    /**
     * For each module, the modules of ours that it may know, beside itself. Nobody knows the contract, the testkit and
     * the bench.
     */
    private static final Map<String, List<String>> KNOWS = withAdapters(Map.ofEntries(
            Map.entry(CORE, List.of()),
            Map.entry("config", List.of(CORE)),
            Map.entry("engine/contract", List.of(CORE)),
            Map.entry(SIMULATION, List.of(CORE)),
            Map.entry("engine/pipeline", List.of(CORE)),
            Map.entry("journal/tape", List.of(CORE)),
            Map.entry("replay", and(ENGINE, "adapters/polygon", "adapters/paper")),
            Map.entry("engine/testkit", and(ENGINE, "adapters/paper", "replay")),
            Map.entry("app", and(and(ENGINE, ADAPTERS), "replay", SIMULATION)),
            Map.entry("bench", and(and(ENGINE, ADAPTERS), "replay", "app", SIMULATION))));

    private static Map<String, List<String>> withAdapters(Map<String, List<String>> others) {
        Map<String, List<String>> all = new TreeMap<>(others);
        ADAPTERS.forEach(adapter -> all.put(adapter, List.of(CORE, SIMULATION)));
        return all;
    }

    /** Libraries that only the given modules may use. */
    private static final Map<String, List<String>> ONLY_USERS = Map.of(
            "com.lmax..", List.of("engine/pipeline", "bench"),
            "net.openhft..", List.of("journal/tape", "bench"),
            "org.snakeyaml..", List.of("config", "journal/tape", "engine/testkit"),
            "com.fasterxml.jackson.core..", List.of("adapters/polygon", "adapters/tradier", "app", "bench"),
            "com.fasterxml.jackson.databind..", List.of("adapters/tradier", "app", "bench"),
            "com.fasterxml.jackson.annotation..", List.of("app", "bench"),
            "org.java_websocket..", List.of("adapters/polygon", "adapters/tradier"),
            "picocli..", List.of("app", "bench"),
            "me.tongfei..", List.of("app"),
            "org.openjdk.jmh..", List.of("bench"));

    private static final Set<String> PATTERN_WORDS = Set.of(
            "util", "utils", "impl", "helper", "helpers", "manager", "managers", "common", "model", "dto", "misc");

    @Test
    void everyModuleHasItsWalls() {
        assertThat(KNOWS.keySet()).containsExactlyInAnyOrderElementsOf(House.modules());
    }

    @Test
    void everyModuleWithSourcesIsSeen() {
        for (String module : House.modules()) {
            long sources = House.sources(module).stream()
                    .filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .count();
            long classes = House.CLASSES.stream().filter(House.in(module)).count();
            assertThat(classes).as("classes of " + module).isGreaterThanOrEqualTo(sources);
        }
    }

    @Test
    void modulesKnowOnlyWhomTheyMay() {
        KNOWS.forEach((module, known) -> {
            List<String> allowed = new ArrayList<>(known);
            allowed.add(module);
            check(noClasses()
                    .that(House.in(module))
                    .should()
                    .dependOnClassesThat(House.ofOursOutside(allowed))
                    .because("of ours, " + module + " may know " + known));
        });
    }

    @Test
    void librariesStayBehindTheirWalls() {
        ONLY_USERS.forEach((library, users) -> {
            var elsewhere = House.in(users.get(0));
            for (String user : users) {
                elsewhere = elsewhere.or(House.in(user));
            }
            check(noClasses()
                    .that(not(elsewhere))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library))
                    .because("only " + users + " may know " + library));
        });
    }

    /** A simulated server that shared code with its client would share its mistakes. */
    @Test
    void theSimulatedServerAndItsClientKnowNothingOfEachOther() {
        for (String vendor : List.of("polygon", "tradier")) {
            var server = resideInAPackage("io.ringtape." + vendor + ".sim..");
            var others = resideInAPackage("io.ringtape." + vendor + "..").and(not(server));
            check(noClasses().that(server).should().dependOnClassesThat(others));
            check(noClasses().that(others).should().dependOnClassesThat(server));
        }
    }

    @Test
    void coreIsAFunctionOfItsEvents() {
        assertThat(House.CLASSES.stream().filter(House.in(CORE))).hasSizeGreaterThan(50);
        Pure.rules(House.in(CORE)).forEach(WallsTest::check);
    }

    @Test
    void bansCatchWhatTheyBan() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        List<String> found = new ArrayList<>();
        for (ArchRule rule : Pure.rules(House.in("bench"))) {
            EvaluationResult result = rule.evaluate(offender);
            assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
            found.addAll(result.getFailureReport().getDetails());
        }
        assertThat(found.toString())
                .contains(
                        "nanoTime",
                        "currentTimeMillis",
                        "Instant.now",
                        "java.util.Random",
                        "Math.random",
                        "Math.exp",
                        "java.lang.Thread",
                        "java.nio.file.Files",
                        "java.io.File",
                        "java.util.HashMap",
                        "java.util.HashSet",
                        "java.util.Set.of",
                        "java.util.concurrent",
                        "java.util.logging",
                        "System.out",
                        "identityHashCode",
                        "shuffle",
                        "parallelStream",
                        "State.hashCode",
                        "Object.hashCode",
                        "Pair.hashCode",
                        "Objects.hash",
                        "Math.fma",
                        "ManagementFactory");
    }

    @Test
    void nothingReadsTheMachinesLanguageZoneOrCharacterSet() {
        check(MachineDefaults.rule());
        EvaluationResult offence =
                MachineDefaults.rule().evaluate(new ClassFileImporter().importClasses(Offender.class));
        assertThat(offence.getFailureReport().getDetails().toString())
                .contains("printf", "String.format", "toLowerCase", "systemDefault", "getDefault", "defaultCharset");
    }

    @Test
    void packagesAreNamedByTheField() {
        Set<String> found = new TreeSet<>();
        for (JavaClass each : House.CLASSES) {
            for (String word : each.getPackageName().split("\\.")) {
                if (PATTERN_WORDS.contains(word)) {
                    found.add(each.getPackageName());
                }
            }
            assertThat(each.getSimpleName()).doesNotMatch(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");
        }
        assertThat(found).isEmpty();
    }

    @Test
    void packagesBelongToOneModuleEach() {
        assertThat(splitPackages(House::sources)).isEmpty();
    }

    @Test
    void aForeignClassInAPackageOfTheCoreIsFound(@TempDir Path temp) throws IOException {
        Path intruder = Files.writeString(temp.resolve("Intruder.java"), "package io.ringtape.feature;\n");
        assertThat(splitPackages(module -> module.equals("bench") ? List.of(intruder) : House.sources(module)))
                .containsExactly(Map.entry("io.ringtape.feature", Set.of(CORE, "bench")));
    }

    /** The packages, each with its modules, that the sources or tests of several modules declare. */
    private static Map<String, Set<String>> splitPackages(Function<String, List<Path>> sources) {
        Map<String, Set<String>> homes = new TreeMap<>();
        for (String module : House.modules()) {
            for (Path source : sources.apply(module)) {
                homes.computeIfAbsent(House.packageOf(source), unused -> new TreeSet<>())
                        .add(module);
            }
        }
        homes.values().removeIf(modules -> modules.size() == 1);
        return homes;
    }

    @Test
    void usageReportingIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("chronicle.analytics.disable")).isEqualTo("true");
    }

    private static List<String> and(List<String> known, String... more) {
        return and(known, List.of(more));
    }

    private static List<String> and(List<String> known, List<String> more) {
        List<String> all = new ArrayList<>(known);
        all.addAll(more);
        return all;
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.CLASSES);
    }
}
