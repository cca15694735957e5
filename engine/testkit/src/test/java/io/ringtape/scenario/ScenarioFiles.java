package io.ringtape.scenario;

import io.ringtape.event.EventType;
import io.ringtape.event.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A scenario as its files describe it.
 *
 * @param group the folder that holds it, of a setup or a subject
 * @param name its own folder
 * @param head its {@code scenario.yaml}
 * @param causes its {@code in.yaml}, or empty
 * @param decisions of its {@code out.yaml}, field by field
 */
record ScenarioFiles(String group, String name, String head, String causes, List<Map<String, String>> decisions) {
    static List<ScenarioFiles> all(Path root) {
        try {
            return Scenario.folders(root).stream().map(ScenarioFiles::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScenarioFiles read(Path folder) {
        try {
            Iterable<Object> documents = new Load(LoadSettings.builder().build())
                    .loadAllFromString(Files.readString(folder.resolve("out.yaml")));
            return new ScenarioFiles(
                    folder.getParent().getFileName().toString(),
                    folder.getFileName().toString(),
                    Files.readString(folder.resolve("scenario.yaml")),
                    Files.exists(folder.resolve("in.yaml")) ? Files.readString(folder.resolve("in.yaml")) : "",
                    StreamSupport.stream(documents.spliterator(), false)
                            .map(each -> fields((Map<?, ?>) each))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(Map<?, ?> document) {
        Map<String, String> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> fields.put(name.toString(), String.valueOf(value)));
        return fields;
    }

    /** Returns the folder of a setup's scenarios. */
    static String groupOf(Setup setup) {
        return setup.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its decisions of {@code type} with the given field values, in pairs of name and value. */
    List<Map<String, String>> decisions(EventType type, String... namesAndValues) {
        return decisions.stream().filter(is(type, namesAndValues)).toList();
    }

    boolean shows(EventType type, String... namesAndValues) {
        return decisions.stream().anyMatch(is(type, namesAndValues));
    }

    /** Whether its decisions match the predicates in this order. */
    @SafeVarargs
    final boolean showsInOrder(Predicate<Map<String, String>>... decisions) {
        int awaited = 0;
        for (Map<String, String> decision : decisions()) {
            awaited += awaited < decisions.length && decisions[awaited].test(decision) ? 1 : 0;
        }
        return awaited == decisions.length;
    }

    static Predicate<Map<String, String>> is(EventType type, String... namesAndValues) {
        return decision -> {
            boolean same = type.label().equals(decision.get("type"));
            for (int i = 0; i < namesAndValues.length; i += 2) {
                same &= namesAndValues[i + 1].equals(decision.get(namesAndValues[i]));
            }
            return same;
        };
    }

    /** Returns the values of a field in the matching decisions of all {@code stories}. */
    static Set<String> values(Stream<ScenarioFiles> stories, String field, EventType type, String... namesAndValues) {
        return stories.flatMap(story -> story.decisions(type, namesAndValues).stream())
                .map(decision -> decision.get(field))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
