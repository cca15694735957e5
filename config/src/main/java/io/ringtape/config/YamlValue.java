package io.ringtape.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as a tree in which every value knows where it is written. */
sealed interface YamlValue {
    /** Where it begins. */
    SourceLine place();

    /**
     * A single value, by its text.
     *
     * @param isEmpty whether nothing is written there, or null
     */
    record Scalar(SourceLine place, String text, boolean isEmpty) implements YamlValue {
        boolean isNone() {
            return text.equals("none");
        }
    }

    /** Values in order. */
    record Sequence(SourceLine place, List<YamlValue> values) implements YamlValue {}

    /** Values by key, in the order of the document. */
    record Mapping(SourceLine place, Map<String, Entry> entries) implements YamlValue {
        /** The value of a key, and where the key is written. */
        record Entry(SourceLine place, YamlValue value) {}

        /** Returns the value of the key, or null. */
        YamlValue get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value;
        }

        /** Returns this mapping with the other laid over it key by key; an empty value changes nothing in a mapping. */
        Mapping overlaidWith(Mapping other) {
            Map<String, Entry> merged = new LinkedHashMap<>(entries);
            other.entries.forEach((key, entry) -> merged.merge(key, entry, Mapping::overlay));
            return new Mapping(other.place, merged);
        }

        private static Entry overlay(Entry below, Entry above) {
            if (below.value instanceof Mapping base) {
                if (above.value instanceof Mapping over) {
                    return new Entry(above.place, base.overlaidWith(over));
                }
                if (above.value instanceof Scalar scalar && scalar.isEmpty()) {
                    return below;
                }
            }
            return above;
        }
    }
}
