package io.ringtape.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Binds a mapping whose keys the user chooses.
 *
 * @param keys the format of the keys
 * @param value the binder of each value
 * @param layout how the mapping is ordered and what it becomes
 */
record MapBinder(KeyFormat keys, ValueBinder value, MapLayout layout) implements ValueBinder {
    /**
     * How a map is laid out.
     *
     * @param target what it becomes: a list of its values, a map in the order of the file, or one in the order of keys
     * @param orderedBy a key inside each value whose text comes first in the order; empty for none
     * @param row whether the canonical text has it on one line
     */
    record MapLayout(Class<?> target, String orderedBy, boolean row) {}

    @Override
    public Object read(Section section, String key) {
        if (value instanceof SectionBinder each && each.isRow()) {
            each.shape().keys().forEach(section.canonical::explain);
        }
        section.canonical.open(key, layout.row());
        Section inner = section.inner(key);
        Object result = inner == null ? null : read(inner);
        section.canonical.close();
        return result;
    }

    private Object read(Section inner) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : inner.names(keys, order(inner))) {
            values.put(name, value.read(inner, name));
        }
        if (!inner.isSound() || values.containsValue(null)) {
            return null;
        }
        if (layout.target() == List.class) {
            return new ArrayList<>(values.values());
        }
        Map<Object, Object> parsed = layout.target() == NavigableMap.class ? new TreeMap<>() : new LinkedHashMap<>();
        values.forEach((name, each) -> parsed.put(keys.parse().apply(name), each));
        return parsed;
    }

    private Comparator<String> order(Section inner) {
        return layout.orderedBy().isEmpty()
                ? keys.order()
                : Comparator.comparing((String name) -> inner.peek(name, layout.orderedBy()))
                        .thenComparing(keys.order());
    }

    @Override
    public String wanted() {
        return Section.MAPPING_WANTED;
    }
}
