package io.ringtape.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may know whom. */
class WallsTest {
    private static final String CORE = "engine/core";

    /** The module that sees all and is seen by none, not even from here; it holds its own walls. */
    private static final String UNSEEN = "bench";

    /** For each module, the modules of ours that it may know, beside itself. */
    private static final Map<String, List<String>> KNOWS = Map.of(
            CORE,
            List.of(),
            "config",
            List.of(CORE),
            "engine/pipeline",
            List.of(CORE),
            "engine/testkit",
            List.of(CORE, "config", "engine/pipeline", "journal/tape", "adapters/paper"),
            "journal/tape",
            List.of(CORE),
            "adapters/polygon",
            List.of(CORE),
            "adapters/paper",
            List.of(CORE),
            "replay",
            List.of(CORE, "config", "engine/pipeline", "journal/tape", "adapters/polygon", "adapters/paper"),
            "app",
            List.of(
                    CORE,
                    "config",
                    "engine/pipeline",
                    "engine/testkit",
                    "journal/tape",
                    "adapters/polygon",
                    "adapters/paper",
                    "replay"),
            UNSEEN,
            List.of(
                    CORE,
                    "config",
                    "engine/pipeline",
                    "engine/testkit",
                    "journal/tape",
                    "adapters/polygon",
                    "adapters/paper",
                    "replay",
                    "app"));

    /** Libraries that only those modules may know. */
    private static final Map<String, List<String>> ONLY_USERS = Map.of(
            "com.lmax..", List.of("engine/pipeline"),
            "net.openhft..", List.of("journal/tape"),
            "org.snakeyaml..", List.of("config", "journal/tape", "engine/testkit"),
            "com.fasterxml..", List.of("app"),
            "picocli..", List.of("app"),
            "me.tongfei..", List.of("app"));

    private static final Set<String> PATTERN_WORDS = Set.of(
            "util", "utils", "impl", "helper", "helpers", "manager", "managers", "common", "model", "dto", "misc");

    @Test
    void everyModuleHasItsWalls() {
        assertThat(KNOWS.keySet()).containsExactlyInAnyOrderElementsOf(House.modules());
    }

    @Test
    void everyModuleWithSourcesIsSeen() {
        for (String module : House.modules()) {
            if (module.equals(UNSEEN)) {
                continue;
            }
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

    @Test
    void coreIsAFunctionOfItsEvents() {
        assertThat(House.CLASSES.stream().filter(House.in(CORE))).hasSizeGreaterThan(50);
        Pure.rules(House.in(CORE)).forEach(WallsTest::check);
    }

    @Test
    void bansCatchWhatTheyBan() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        List<String> found = new ArrayList<>();
        for (ArchRule rule : Pure.rules(House.in("app"))) {
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
                        "identityHashCode");
    }

    @Test
    void packagesAreNamedByTheField() {
        Set<String> found = new java.util.TreeSet<>();
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
        for (JavaClass each : House.CLASSES) {
            List<String> homes = House.modules().stream()
                    .filter(module -> House.CLASSES.stream()
                            .filter(other -> other.getPackageName().equals(each.getPackageName()))
                            .anyMatch(House.in(module)))
                    .toList();
            assertThat(homes).as(each.getPackageName()).hasSize(1);
        }
    }

    @Test
    void usageReportingIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("chronicle.analytics.disable")).isEqualTo("true");
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.CLASSES);
    }
}
