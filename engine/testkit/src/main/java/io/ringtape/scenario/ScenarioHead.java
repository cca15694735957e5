package io.ringtape.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code scenario.yaml} says, key by key. */
final class ScenarioHead {
    private static final Set<String> KEYS =
            Set.of("title", "date", "symbols", "settings", "broker", "mirror", "setup", "side");
    private static final Map<String, List<String>> DEFAULTS =
            Map.of("date", List.of("2026-06-15"), "symbols", List.of("SPY"), "settings", List.of());

    private final Path file;
    private final Map<?, ?> values;

    private ScenarioHead(Path file, Map<?, ?> values) {
        this.file = file;
        this.values = values;
    }

    static ScenarioHead read(Path file) throws IOException {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        if (!(root instanceof Map<?, ?> values) || !KEYS.containsAll(values.keySet())) {
            throw new IllegalArgumentException(file + ": wanted a mapping of " + KEYS + ", found " + root);
        }
        return new ScenarioHead(file, values);
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException(file + ": " + key + " is missing"));
    }

    Optional<String> optional(String key) {
        List<String> all = list(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    List<String> list(String key) {
        Object value = values.get(key);
        if (value == null) {
            return DEFAULTS.getOrDefault(key, List.of());
        }
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    /** One of those words; the first when nothing is said. */
    String choice(String key, String... words) {
        String word = optional(key).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(file + ": " + key + " '" + word + "' must be one of " + List.of(words));
        }
        return word;
    }
}
