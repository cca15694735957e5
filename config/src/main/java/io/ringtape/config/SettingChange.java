package io.ringtape.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting in which two configurations differ.
 *
 * @param key its keys from the outermost, joined by dots, such as {@code risk.maxShares}
 * @param before its value in the first as YAML; null if absent
 * @param after its value in the second as YAML; null if absent
 */
public record SettingChange(String key, String before, String after) {
    /** Returns the paths of all values in the document that act when market data files are read. */
    static Set<String> pathsActingOnFiles(YamlValue.Mapping document) {
        Set<String> paths = new LinkedHashSet<>();
        addActingOnFiles("", document, new SectionBinder(RecordShape.of(Settings.class)), paths);
        return paths;
    }

    private static void addActingOnFiles(
            String prefix, YamlValue.Mapping mapping, ValueBinder binder, Set<String> paths) {
        RecordShape shape = binder.shapeOrNull();
        mapping.entries().forEach((name, entry) -> {
            SettingKey key = shape == null ? null : shape.keyNamedOrNull(name);
            if (key != null && key.actsOnFiles()) {
                Map<String, String> values = new LinkedHashMap<>();
                flatten(prefix + name, entry.value(), values);
                paths.addAll(values.keySet());
            } else if (entry.value() instanceof YamlValue.Mapping inner) {
                ValueBinder innerBinder =
                        key != null ? key.binder() : binder instanceof MapBinder map ? map.value() : null;
                if (innerBinder != null) {
                    addActingOnFiles(prefix + name + ".", inner, innerBinder, paths);
                }
            }
        });
    }

    /** Returns the differences in the order of the documents. */
    static List<SettingChange> between(YamlValue.Mapping before, YamlValue.Mapping after) {
        Map<String, String> befores = new LinkedHashMap<>();
        Map<String, String> afters = new LinkedHashMap<>();
        flattenAll("", before, befores);
        flattenAll("", after, afters);
        Set<String> keys = new LinkedHashSet<>(befores.keySet());
        keys.addAll(afters.keySet());
        List<SettingChange> changes = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(befores.get(key), afters.get(key))) {
                changes.add(new SettingChange(key, befores.get(key), afters.get(key)));
            }
        }
        return changes;
    }

    private static void flattenAll(String prefix, YamlValue.Mapping mapping, Map<String, String> settings) {
        mapping.entries().forEach((key, entry) -> flatten(prefix + key, entry.value(), settings));
    }

    private static void flatten(String path, YamlValue value, Map<String, String> settings) {
        if (value instanceof YamlValue.Mapping inner) {
            flattenAll(path + ".", inner, settings);
        } else {
            settings.put(path, text(value));
        }
    }

    private static String text(YamlValue value) {
        if (value instanceof YamlValue.Scalar scalar) {
            return scalar.text();
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.values().stream().map(SettingChange::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
