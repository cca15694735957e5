package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key of some settings record, at a place where a configuration has it.
 *
 * @param key as its annotation describes it
 * @param path the mapping in which it stands, from the top, without the key
 * @param place where its mapping is written
 * @param entry where the key is written, and its value; null when it is left out
 */
record ToldSetting(SettingKey key, String path, SourceLine place, Mapping.Entry entry) {
    /** A configuration that has every key there is. */
    static final String EVERYTHING = """
            blackouts: {at: {"10:00": {label: "data", minutesBefore: 5, minutesAfter: 2}}}
            session_policies:
              LUNCH: {setups: {SIGMA_FADE: {timeStopSeconds: 45, maxTrades: 1, scoreMin: 20, slopeMinPercentPer5Min: 0}}}
            """;

    /** Each key once, where the text has it first. */
    static List<ToldSetting> all(String text) {
        List<ToldSetting> all = new ArrayList<>();
        Set<SettingKey> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Mapping root = YamlReader.read(text, "tape", new Problems());
        add(RecordShape.of(Settings.class), "", root, new Walk(all, seen));
        return all;
    }

    private record Walk(List<ToldSetting> all, Set<SettingKey> seen) {}

    private static void add(RecordShape shape, String path, Mapping mapping, Walk walk) {
        for (SettingKey key : shape.keys()) {
            Mapping.Entry entry = mapping.entries().get(key.name());
            if (entry != null && walk.seen().add(key)) {
                walk.all().add(new ToldSetting(key, path, mapping.place(), entry));
            }
            if (entry != null && entry.value() instanceof Mapping inner) {
                addInner(key.form(), path.isEmpty() ? key.name() : path + "." + key.name(), inner, walk);
            }
        }
    }

    private static void addInner(Form form, String path, Mapping inner, Walk walk) {
        if (form.shapeOrNull() != null) {
            add(form.shapeOrNull(), path, inner, walk);
        } else if (form instanceof MapForm map && map.value().shapeOrNull() != null) {
            for (Map.Entry<String, Mapping.Entry> each : inner.entries().entrySet()) {
                add(
                        map.value().shapeOrNull(),
                        path + "." + each.getKey(),
                        (Mapping) each.getValue().value(),
                        walk);
            }
        }
    }

    /** Its path with the key. */
    String pathOfKey() {
        return path.isEmpty() ? key.name() : path + "." + key.name();
    }

    /** Where its mapping is, as a message says it. */
    String where() {
        return path.isEmpty() ? "at the top" : "in '" + path + "'";
    }

    @Override
    public String toString() {
        return pathOfKey();
    }
}
