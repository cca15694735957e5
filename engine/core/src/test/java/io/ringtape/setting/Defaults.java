package io.ringtape.setting;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The default values of a settings record, some of which a test may change by their keys. */
public final class Defaults<T extends Record> {
    private static final Path FILE = Path.of("../../config/src/main/resources/io/ringtape/config/ringtape.yaml");

    private final Class<T> type;
    private final String name;
    private final Map<String, Object> values;
    private final Set<String> unused = new HashSet<>();

    private Defaults(Class<T> type, String path, Map<String, Object> values) {
        this.type = type;
        name = path.substring(path.lastIndexOf('.') + 1);
        this.values = values;
    }

    /** Returns the defaults of the section {@code path}, such as {@code setups.vwapReclaim}. */
    public static <T extends Record> Defaults<T> of(Class<T> type, String path) {
        return new Defaults<>(type, path, section(path));
    }

    /**
     * Changes a value.
     *
     * @param name the key or the component
     * @param value as the file has it; nanoseconds for a component that ends in {@code Ns}
     */
    public Defaults<T> with(String name, Object value) {
        values.put(name, value);
        unused.add(name);
        return this;
    }

    /**
     * Returns the record.
     *
     * @throws IllegalArgumentException when a changed key is not one of the record's
     */
    public T settings() {
        T settings = record(type, "");
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + unused);
        }
        return settings;
    }

    private <R> R record(Class<R> record, String path) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(component -> value(component, path))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(RecordComponent component, String path) {
        boolean setting = component.isAnnotationPresent(Setting.class);
        Range range = component.getAnnotation(Range.class);
        SettingUnit unit = range == null ? SettingUnit.AS_NAMED : range.unit();
        String key = path + unit.key(component.getName());
        if (component.getType().isRecord()) {
            return record(component.getType(), setting ? key + "." : path);
        }
        if (component.getType() == Map.class && !setting) {
            return catalogue(component, path);
        }
        String raw = path + component.getName();
        unused.remove(raw);
        unused.remove(key);
        if (values.containsKey(raw) && raw.endsWith("Ns")) {
            return ((Number) values.get(raw)).longValue();
        }
        Object value = values.getOrDefault(raw, values.get(key));
        if (component.isAnnotationPresent(Key.class)) {
            return value == null ? name : value;
        }
        if (component.getType() == Map.class) {
            return value instanceof Map ? value : Map.of();
        }
        IfAbsent absent = component.getAnnotation(IfAbsent.class);
        if (value == null && absent != null && !absent.value().equals(IfAbsent.MISSING)) {
            value = absent.value();
        }
        if (value == null) {
            throw new IllegalArgumentException("no value of " + key + " for " + type.getSimpleName());
        }
        return converted(value, component.getType(), unit);
    }

    private static Object converted(Object value, Class<?> type, SettingUnit unit) {
        String text = value.toString();
        if (type == double.class) {
            boolean none = text.equals("none") || value.equals(Missing.STATISTIC);
            return none ? (Object) Missing.STATISTIC : Double.valueOf(text);
        }
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return unit.toRecord(unit == SettingUnit.TIME_OF_DAY ? minutes(text) : new BigDecimal(text));
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Set.class && value instanceof String) {
            return Arrays.stream(text.replaceAll("[\\[\\] ]", "").split(","))
                    .filter(word -> !word.isEmpty())
                    .map(Setup::valueOf)
                    .collect(Collectors.toSet());
        }
        return value instanceof String && type == List.class ? lists(text) : value;
    }

    /** Returns the settings of each row. */
    private Map<Object, Object> catalogue(RecordComponent component, String path) {
        Class<?> rows = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        Map<Object, Object> settings = new LinkedHashMap<>();
        for (Object constant : rows.getEnumConstants()) {
            CatalogueRow row = (CatalogueRow) constant;
            settings.put(row, record(row.settings(), path + row.key() + "."));
        }
        return settings;
    }

    private static BigDecimal minutes(String time) {
        return BigDecimal.valueOf(LocalTime.parse(time.replace("\"", "")).toSecondOfDay() / 60);
    }

    private static List<List<String>> lists(String text) {
        return Arrays.stream(text.replaceAll("^\\[\\[|]]$", "").split("], ?\\["))
                .map(list -> List.of(list.split(", ?")))
                .toList();
    }

    /** Returns the values below a path by the rest of their keys. */
    private static Map<String, Object> section(String path) {
        Map<String, Object> values = new HashMap<>();
        String[] open = new String[8];
        for (String line : lines()) {
            String content = line.strip();
            int depth = (line.length() - line.stripLeading().length()) / 2;
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int colon = content.indexOf(':');
            open[depth] = content.substring(0, colon).replace("\"", "");
            String key = String.join(".", Arrays.copyOf(open, depth + 1));
            if (key.startsWith(path + ".")) {
                values.put(
                        key.substring(path.length() + 1),
                        content.substring(colon + 1).strip());
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the defaults have no section " + path);
        }
        return values;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
