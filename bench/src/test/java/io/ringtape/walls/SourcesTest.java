package io.ringtape.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that only the sources can show. */
class SourcesTest {
    /** Words that no source may contain. They are assembled here, because this file is a source too. */
    private static final Map<String, Pattern> BANNED = Map.of(
            "unfinished work", Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b"),
            "a disabled test", Pattern.compile("@Dis" + "abled|@Ig" + "nore\\b"),
            "a mocking library", Pattern.compile("org\\.mock" + "ito|org\\.easy" + "mock|io\\.mock" + "k"),
            "a type for the sake of the name", Pattern.compile("\\b(class|interface|record|enum) \\w+Im" + "pl\\b"));

    private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");

    @Test
    void everyPackageSaysWhatItIs() {
        List<Path> silent = new ArrayList<>();
        for (String module : House.modules()) {
            for (Path source : House.sources(module)) {
                Path info = source.resolveSibling("package-info.java");
                if (source.toString().contains("/src/main/") && !Files.exists(info) && !silent.contains(info)) {
                    silent.add(info);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void oneNameStandsForOneThing() {
        Map<String, List<Path>> sources = new TreeMap<>();
        House.modules().forEach(module -> sources.put(module, House.sources(module)));
        assertThat(namesInTwoModules(sources)).isEmpty();
    }

    @Test
    void nameInTwoModulesIsFound() {
        Map<String, List<Path>> sources = Map.of(
                "risk", List.of(Path.of("risk/a/Gate.java"), Path.of("risk/b/Limit.java"), Path.of("risk/b/Gate.java")),
                "ring", List.of(Path.of("ring/src/test/a/Gate.java"), Path.of("ring/a/package-info.java")),
                "tape", List.of(Path.of("tape/a/package-info.java")));
        assertThat(namesInTwoModules(sources)).containsExactly("Gate");
    }

    /** The names of top-level types that more than one module has. */
    private static Set<String> namesInTwoModules(Map<String, List<Path>> sources) {
        Map<String, String> homes = new TreeMap<>();
        Set<String> found = new TreeSet<>();
        sources.forEach((module, files) -> {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")
                        && !homes.computeIfAbsent(name, first -> module).equals(module)) {
                    found.add(name);
                }
            }
        });
        return found;
    }

    @Test
    void nothingIsLeftUnfinishedDisabledOrMocked() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : House.modules()) {
            for (Path source : House.sources(module)) {
                String text = Files.readString(source);
                BANNED.forEach((what, pattern) -> {
                    if (pattern.matcher(text).find()) {
                        found.add(source + " has " + what);
                    }
                });
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void testsDoNotSleep() throws IOException {
        List<Path> sleeping = new ArrayList<>();
        for (String module : House.modules()) {
            for (Path source : House.sources(module)) {
                if (source.toString().contains("/src/test/")
                        && SLEEP.matcher(Files.readString(source)).find()) {
                    sleeping.add(source);
                }
            }
        }
        assertThat(sleeping).isEmpty();
    }

    @Test
    void suppressionsCarryAReason() throws IOException {
        List<String> bare = new ArrayList<>();
        for (String module : House.modules()) {
            for (Path source : House.sources(module)) {
                List<String> lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    boolean reason = lines.get(i).contains("//")
                            || (i > 0 && lines.get(i - 1).strip().startsWith("//"));
                    if (lines.get(i).strip().startsWith("@SuppressWarnings") && !reason) {
                        bare.add(source + ":" + (i + 1));
                    }
                }
            }
        }
        assertThat(bare).isEmpty();
    }
}
