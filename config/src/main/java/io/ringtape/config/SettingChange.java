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
    /** Returns the differences in the order of the documents. */
    static List<SettingChange> between(YamlValue.Mapping before, YamlValue.Mapping after) {
        Map<String, String> befores = new LinkedHashMap<>();
        Map<String, String> afters = new LinkedHashMap<>();
        flatten("", before, befores);
        flatten("", after, afters);
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

    private static void flatten(String prefix, YamlValue.Mapping mapping, Map<String, String> settings) {
        mapping.entries().forEach((key, entry) -> {
            if (entry.value() instanceof YamlValue.Mapping inner) {
                flatten(prefix + key + ".", inner, settings);
            } else {
                settings.put(prefix + key, text(entry.value()));
            }
        });
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
