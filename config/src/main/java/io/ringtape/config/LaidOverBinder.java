package io.ringtape.config;

import io.ringtape.setting.Checked;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Binds a mapping that lies over keys of the outermost one.
 *
 * @param type the record that names those keys by its components
 * @param keysOf a key of the outermost mapping, under which every key of such a mapping must stand too
 */
record LaidOverBinder(Class<?> type, String keysOf) implements ValueBinder {
    @Override
    public Object read(Section section, String key) {
        Section top = section.outermost();
        List<SettingKey> keys = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(top.shape()::keyOrNull)
                .toList();
        Set<String> known = top.keysIn(keysOf);
        if (!known.isEmpty() && !known.contains(key)) {
            section.problem(
                    section.mapping.entries().get(key).place(),
                    section.pathOf(key) + " is not in " + keysOf + "; " + NearestWord.hint(key, known));
        }
        section.canonical.open(key, false);
        Section inner = section.over(top, keys.stream().map(SettingKey::name).toList(), key);
        Object result = inner == null ? null : read(top, inner, keys);
        section.canonical.close();
        return result;
    }

    private Object read(Section top, Section inner, List<SettingKey> keys) {
        Map<String, Object> values = inner.readAll(keys);
        if (values == null) {
            return null;
        }
        List<Object> arguments =
                keys.stream().map(key -> values.get(key.component())).toList();
        Object built = RecordShape.construct(type, arguments.toArray());
        if (built instanceof Checked checked) {
            checked.check(inner.objections(top.shape()));
        }
        return inner.isSound() ? built : null;
    }

    @Override
    public String wanted() {
        return Section.MAPPING_WANTED;
    }
}
