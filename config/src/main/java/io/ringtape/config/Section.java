package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One mapping of the configuration while it is read, with the mappings inside it. The order of the reads is the order
 * of the canonical text. A key that nobody reads is a problem.
 */
final class Section extends ListReader {
    private Section(String path, String over, Mapping mapping, Problems problems, CanonicalText canonical) {
        super(path, over, mapping, problems, canonical);
    }

    /** Reads a whole document. */
    static <T> T document(Mapping root, Problems problems, CanonicalText canonical, Function<Section, T> body) {
        return new Section("", "", root, problems, canonical).read(body);
    }

    /** Reads the mapping of that key, a line for each value; null when it cannot be used. */
    <T> T section(String key, Function<Section, T> body) {
        canonical.open(key);
        T result = inner(key, body);
        canonical.close();
        return result;
    }

    /** Reads the mapping of that key, all values on one line; null when it cannot be used. */
    <T> T row(String key, Function<Section, T> body) {
        canonical.openRow(key);
        T result = inner(key, body);
        canonical.close();
        return result;
    }

    private <T> T inner(String key, Function<Section, T> body) {
        Mapping inner = mappingOf(key);
        return inner == null ? null : new Section(pathOf(key), over, inner, problems, canonical).read(body);
    }

    private Mapping mappingOf(String key) {
        YamlValue value = value(key);
        if (value instanceof Mapping inner) {
            return inner;
        }
        if (value != null) {
            refuse(key, value, "a mapping of keys to values");
        }
        return null;
    }

    /** Reads the mapping of that key as it lies over those keys of another section; null when it cannot be used. */
    <T> T sectionOver(Section base, List<String> keys, String key, Function<Section, T> body) {
        Mapping inner = mappingOf(key);
        if (inner == null) {
            return null;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(base.mapping.entries());
        entries.keySet().retainAll(keys);
        Mapping merged = new Mapping(base.mapping.place(), entries).overlaidWith(inner);
        canonical.open(key);
        T result = new Section(pathOf(key), pathOf(key) + ".", merged, problems, canonical).read(body);
        canonical.close();
        return result;
    }

    /** Reads the mapping of an optional key; without it, what is usual. */
    <T> T sectionIfAny(String key, Function<Section, T> body, T usual) {
        if (has(key)) {
            T result = section(key, body);
            return result == null ? usual : result;
        }
        if (!takeOut(List.of(key))) {
            canonical.open(key);
            canonical.close();
        }
        return usual;
    }

    /** The constants that name the keys of an open mapping, without those set to none. */
    <E extends Enum<E>> List<E> namesOf(Class<E> type) {
        List<E> constants = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> {
            known.add(key);
            if (!names(type).contains(key)) {
                problem(
                        entry.place(),
                        "unknown key '" + key + "' " + where() + "; " + NearestWord.hint(key, names(type)));
            } else if (has(key)) {
                constants.add(Enum.valueOf(type, key));
            }
        });
        constants.sort(Comparator.naturalOrder());
        takeOut(names(type));
        return constants;
    }

    /** The keys of an open mapping in that order, without those set to none; keys that do not fit are problems. */
    List<String> names(Predicate<String> fits, String wanted, Comparator<String> order) {
        List<String> names = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> {
            known.add(key);
            if (!fits.test(key)) {
                problem(entry.place(), "'" + key + "' " + where() + " is not " + wanted);
            } else if (has(key)) {
                names.add(key);
            }
        });
        names.sort(order);
        takeOut(mapping.entries().keySet().stream().filter(fits).toList());
        return names;
    }

    /** The text of a value inside that key's mapping, unchecked, to order by; empty when there is none. */
    String peek(String key, String innerKey) {
        boolean there = mapping.get(key) instanceof Mapping inner && inner.get(innerKey) instanceof Scalar;
        return there ? ((Scalar) ((Mapping) mapping.get(key)).get(innerKey)).text() : "";
    }

    /** Runs the body; what a settings record refuses is a problem of this section. Null when there are problems. */
    private <T> T read(Function<Section, T> body) {
        int before = problems.count();
        T result = null;
        try {
            result = body.apply(this);
        } catch (IllegalArgumentException refused) {
            if (problems.count() == before) {
                problem(mapping.place(), refused.getMessage());
            }
        }
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problem(entry.place(), "unknown key '" + key + "' " + where() + "; " + NearestWord.hint(key, known));
            }
        });
        return problems.count() == before ? result : null;
    }
}
