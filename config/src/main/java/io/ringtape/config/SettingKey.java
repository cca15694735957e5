package io.ringtape.config;

import io.ringtape.setting.ActsOnFiles;
import io.ringtape.setting.IfAbsent;

/**
 * One key of a mapping.
 *
 * @param component the component of the settings record that takes its value
 * @param name the key in the file
 * @param sentence what the setting is
 * @param binder reads its value
 * @param ifAbsent what holds without the key, as {@link IfAbsent} says; null when the key must be there
 * @param actsOnFiles whether it acts when market data files are read, as {@link ActsOnFiles} says
 */
record SettingKey(
        String component, String name, String sentence, ValueBinder binder, String ifAbsent, boolean actsOnFiles) {
    /** Reads the value from its mapping. Returns null when it cannot be used. */
    Object read(Section section) {
        section.canonical.explain(this);
        if (ifAbsent == null) {
            return binder.read(section, name);
        }
        if (ifAbsent.equals(IfAbsent.MISSING)) {
            return section.isSet(name) ? binder.read(section, name) : ((NumberBinder) binder).missing();
        }
        if (section.has(name)) {
            return binder.read(section, name);
        }
        if (ifAbsent.equals(IfAbsent.OUTER)) {
            Object outer = section.outerValue(name);
            section.canonical.put(name, String.valueOf(outer));
            return outer;
        }
        YamlValue usual =
                YamlReader.read(name + ": " + ifAbsent, "", new Problems()).get(name);
        if (usual instanceof YamlValue.Mapping && section.takeOut(name)) {
            return binder.read(section.silent(name, usual), name);
        }
        return binder.read(section.with(name, usual), name);
    }
}
