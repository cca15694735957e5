package io.ringtape.config;

import io.ringtape.setting.ActsOnFiles;
import io.ringtape.setting.CatalogueRow;
import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Key;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A settings record as its annotations describe it: the keys of its mapping in their order, and how the record is made
 * of their values.
 */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final List<ComponentSource> sources;
    private final Map<String, SettingKey> keys = new LinkedHashMap<>();

    /** How one component gets its value. */
    private sealed interface ComponentSource {
        /** From a key. */
        record OfKey(SettingKey key) implements ComponentSource {}

        /** From the keys of a group. */
        record OfGroup(RecordShape group) implements ComponentSource {}

        /** From a section for each row of a catalogue. */
        record OfCatalogue(Map<CatalogueRow, SettingKey> rows) implements ComponentSource {}

        /** From the key under which the record stands. */
        record OfName() implements ComponentSource {}
    }

    private RecordShape(Class<?> type) {
        this.type = type;
        sources = Arrays.stream(type.getRecordComponents()).map(this::source).toList();
    }

    /** Returns the shape of the record. */
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private ComponentSource source(RecordComponent component) {
        if (component.isAnnotationPresent(Key.class)) {
            return new ComponentSource.OfName();
        }
        Setting setting = component.getAnnotation(Setting.class);
        if (setting != null) {
            return new ComponentSource.OfKey(added(key(component, setting)));
        }
        if (component.getType().isRecord()) {
            RecordShape group = of(component.getType());
            group.keys().forEach(this::added);
            return new ComponentSource.OfGroup(group);
        }
        if (component.getGenericType() instanceof ParameterizedType map
                && map.getActualTypeArguments()[0] instanceof Class<?> rows
                && rows.isEnum()
                && CatalogueRow.class.isAssignableFrom(rows)) {
            return new ComponentSource.OfCatalogue(catalogue(rows));
        }
        throw new IllegalStateException(component + " of " + type + " is neither a setting nor a group");
    }

    private Map<CatalogueRow, SettingKey> catalogue(Class<?> rows) {
        Map<CatalogueRow, SettingKey> sections = new LinkedHashMap<>();
        for (Object constant : rows.getEnumConstants()) {
            CatalogueRow row = (CatalogueRow) constant;
            ValueBinder binder = new SectionBinder(of(row.settings()));
            sections.put(row, added(new SettingKey(row.key(), row.key(), row.sentence(), binder, null, false)));
        }
        return sections;
    }

    private static SettingKey key(RecordComponent component, Setting setting) {
        Range range = component.getAnnotation(Range.class);
        SettingUnit unit = range == null ? SettingUnit.AS_NAMED : range.unit();
        String name = setting.key().isEmpty() ? unit.key(component.getName()) : setting.key();
        IfAbsent ifAbsent = component.getAnnotation(IfAbsent.class);
        return new SettingKey(
                component.getName(),
                name,
                setting.value(),
                ValueBinders.of(component),
                ifAbsent == null ? null : ifAbsent.value(),
                component.isAnnotationPresent(ActsOnFiles.class));
    }

    private SettingKey added(SettingKey key) {
        if (keys.put(key.component(), key) != null) {
            throw new IllegalStateException(type + " has two components " + key.component());
        }
        return key;
    }

    /** Returns the keys of its mapping, in the order of the canonical text. */
    List<SettingKey> keys() {
        return List.copyOf(keys.values());
    }

    /** Returns the key of that name in a file; null when there is none. */
    SettingKey keyNamedOrNull(String name) {
        return keys.values().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Returns the key of the component, which may be a group's; null when there is none. */
    SettingKey keyOrNull(String component) {
        return keys.get(component);
    }

    /** Returns the record's class. */
    Class<?> type() {
        return type;
    }

    /**
     * Creates the record.
     *
     * @param name the key under which it stands
     * @param values the values of all keys by their components
     * @param objections takes what the record and its groups have against the values
     */
    Object build(String name, Map<String, Object> values, Objections objections) {
        List<Object> arguments = new ArrayList<>();
        for (ComponentSource source : sources) {
            if (source instanceof ComponentSource.OfKey one) {
                arguments.add(values.get(one.key().component()));
            } else if (source instanceof ComponentSource.OfGroup of) {
                arguments.add(of.group().build(name, values, objections));
            } else if (source instanceof ComponentSource.OfCatalogue of) {
                Map<CatalogueRow, Object> settings = new LinkedHashMap<>();
                of.rows().forEach((row, key) -> settings.put(row, values.get(key.component())));
                arguments.add(settings);
            } else {
                arguments.add(name);
            }
        }
        Object built = construct(type, arguments.toArray());
        if (built instanceof Checked checked) {
            checked.check(objections);
        }
        return built;
    }

    /** Creates a record from its components' values. */
    static Object construct(Class<?> type, Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
