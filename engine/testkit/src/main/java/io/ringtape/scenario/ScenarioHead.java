package io.ringtape.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The contents of {@code scenario.yaml} by key. A scenario that continues another inherits whatever it does not set,
 * and applies its own settings over the other's.
 */
final class ScenarioHead {
    private static final String BEGINS = "begins";
    private static final String SETTINGS = "settings";
    private static final Set<String> KEYS =
            Set.of("title", BEGINS, "date", "symbols", SETTINGS, "broker", "mirror", "setup", "side");
    private static final Map<String, List<String>> DEFAULTS =
            Map.of("date", List.of("2026-06-15"), "symbols", List.of("SPY"));

    private final Path file;
    private final Map<?, ?> values;
    private final Optional<ScenarioHead> beginning;

    private ScenarioHead(Path file, Map<?, ?> values, Optional<ScenarioHead> beginning) {
        this.file = file;
        this.values = values;
        this.beginning = beginning;
    }

    /** Reads the file and those of the scenarios it continues. */
    static ScenarioHead read(Path file) throws IOException {
        return read(file, List.of());
    }

    private static ScenarioHead read(Path file, List<Path> later) throws IOException {
        String text = Files.readString(file);
        Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
        if (!(root instanceof Map<?, ?> values) || !KEYS.containsAll(values.keySet())) {
            throw new IllegalArgumentException(file + ": wanted a mapping of " + KEYS + ", found " + root);
        }
        Object begins = values.get(BEGINS);
        if (begins == null) {
            return new ScenarioHead(file, values, Optional.empty());
        }
        List<Path> chain = new ArrayList<>(later);
        chain.add(file);
        Path first = file.resolveSibling(begins.toString())
                .resolve(file.getFileName())
                .normalize();
        if (!Files.exists(first) || chain.contains(first)) {
            String why = chain.contains(first) ? "leads back to itself" : "is no folder of a scenario";
            throw new IllegalArgumentException(file + ":" + lineOf(BEGINS, text) + ": begins '" + begins + "' " + why);
        }
        return new ScenarioHead(file, values, Optional.of(read(first, chain)));
    }

    private static long lineOf(String key, String text) {
        return 1 + text.lines().takeWhile(line -> !line.startsWith(key)).count();
    }

    /** Returns the folders of the scenarios it continues, the first one first. */
    List<Path> beginnings() {
        List<Path> folders = new ArrayList<>();
        beginning.ifPresent(head -> {
            folders.addAll(head.beginnings());
            folders.add(head.file.getParent());
        });
        return folders;
    }

    /** Returns the files of settings in the order in which they are applied. */
    List<Path> settings() {
        List<Path> files = new ArrayList<>(beginning.map(ScenarioHead::settings).orElse(List.of()));
        for (String each : own(SETTINGS)) {
            files.add(file.resolveSibling(each).normalize());
        }
        return files;
    }

    /** Returns the title, which is never inherited. */
    String title() {
        return own("title").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": title is missing"));
    }

    Optional<String> optional(String key) {
        List<String> all = list(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    List<String> list(String key) {
        List<String> said = own(key);
        if (!said.isEmpty()) {
            return said;
        }
        return beginning.map(head -> head.list(key)).orElseGet(() -> DEFAULTS.getOrDefault(key, List.of()));
    }

    private List<String> own(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    /** Returns the value of {@code key}, one of {@code words}; the first if it is not set. */
    String choice(String key, String... words) {
        String word = optional(key).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(file + ": " + key + " '" + word + "' must be one of " + List.of(words));
        }
        return word;
    }
}
