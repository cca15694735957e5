package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key of the configuration at the place where a text has it.
 *
 * @param key the key as its annotation describes it
 * @param path the path of the mapping that holds it, from the top
 * @param place where its mapping is written
 * @param entry where the key is written, and its value; null when the text leaves it out
 */
record PlacedKey(SettingKey key, String path, SourceLine place, Mapping.Entry entry) {
    /** A configuration that has every key. */
    static final String EVERYTHING = """
            blackouts: {at: {"10:00": {label: "data", minutesBefore: 5, minutesAfter: 2}}}
            session_policies:
              LUNCH: {setups: {SIGMA_FADE: {timeStopSeconds: 45, maxTrades: 1, scoreMin: 20, slopeMinPercentPer5Min: 0}}}
            """;

    /** Returns each key once, at the first place where {@code text} has it. */
    static List<PlacedKey> all(String text) {
        List<PlacedKey> all = new ArrayList<>();
        Set<SettingKey> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Mapping root = YamlReader.read(text, "tape", new Problems());
        add(RecordShape.of(Settings.class), "", root, new Walk(all, seen));
        return all;
    }

    private record Walk(List<PlacedKey> all, Set<SettingKey> seen) {}

    private static void add(RecordShape shape, String path, Mapping mapping, Walk walk) {
        for (SettingKey key : shape.keys()) {
            Mapping.Entry entry = mapping.entries().get(key.name());
            if (entry != null && walk.seen().add(key)) {
                walk.all().add(new PlacedKey(key, path, mapping.place(), entry));
            }
            if (entry != null && entry.value() instanceof Mapping inner) {
                addInner(key.binder(), path.isEmpty() ? key.name() : path + "." + key.name(), inner, walk);
            }
        }
    }

    private static void addInner(ValueBinder binder, String path, Mapping inner, Walk walk) {
        if (binder.shapeOrNull() != null) {
            add(binder.shapeOrNull(), path, inner, walk);
        } else if (binder instanceof MapBinder map && map.value().shapeOrNull() != null) {
            for (Map.Entry<String, Mapping.Entry> each : inner.entries().entrySet()) {
                add(
                        map.value().shapeOrNull(),
                        path + "." + each.getKey(),
                        (Mapping) each.getValue().value(),
                        walk);
            }
        }
    }

    /** Returns the path of the key. */
    String pathOfKey() {
        return path.isEmpty() ? key.name() : path + "." + key.name();
    }

    /** Describes where its mapping is, as messages do. */
    String where() {
        return path.isEmpty() ? "at the top" : "in '" + path + "'";
    }

    @Override
    public String toString() {
        return pathOfKey();
    }
}
