package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.setting.Objections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of the configuration while it is read. The order of the reads is the order of the canonical text. A key
 * that is not read is a problem.
 */
final class Section {
    /** What a mapping must be, as a message says it. */
    static final String MAPPING_WANTED = "a mapping of keys to values";

    private static final Pattern SECRET = Pattern.compile("(?i)api_?key|token|secret|password|credential");

    private static final Pattern ADDRESS_WITH_MORE = Pattern.compile("^(\\w+://)[^@]*@|^(\\w+://[^?#]*)[?#]");

    final Mapping mapping;
    final CanonicalText canonical;

    private final Section outerOrNull;
    private final String path;
    private final Problems problems;

    /** The path of the section that lies over another one, with its dot; empty elsewhere. */
    private final String over;

    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Object> values = new HashMap<>();
    private RecordShape shape;
    private boolean sound = true;

    private Section(Section outer, String path, String over, Mapping mapping) {
        this(outer, path, over, mapping, outer.canonical);
    }

    private Section(Section outer, String path, String over, Mapping mapping, CanonicalText canonical) {
        this(outer, outer.problems, path, over, mapping, canonical);
    }

    private Section(
            Section outerOrNull,
            Problems problems,
            String path,
            String over,
            Mapping mapping,
            CanonicalText canonical) {
        this.mapping = mapping;
        this.canonical = canonical;
        this.path = path;
        this.over = over;
        this.outerOrNull = outerOrNull;
        this.problems = problems;
    }

    /** Reads a whole document into a settings record. Returns null when there are problems. */
    static <T extends Record> T document(Mapping root, Class<T> type, Problems problems, CanonicalText canonical) {
        return type.cast(new Section(null, problems, "", "", root, canonical).read(RecordShape.of(type), ""));
    }

    /**
     * Reads this mapping into a record. Returns null when there are problems.
     *
     * @param name the key under which this mapping stands
     */
    Object read(RecordShape itsShape, String name) {
        shape = itsShape;
        Map<String, Object> read = readAll(shape.keys());
        if (read == null) {
            return null;
        }
        Object built = shape.build(name, read, objections(shape));
        return sound ? built : null;
    }

    /**
     * Reads the keys, beside which there may be no others. Returns their values by component, or null with a problem.
     */
    Map<String, Object> readAll(List<SettingKey> keys) {
        Map<String, Object> read = new HashMap<>();
        for (SettingKey key : keys) {
            known.add(key.name());
            Object value = key.read(this);
            values.put(key.name(), value);
            read.put(key.component(), value);
        }
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                refuseUnknown(key, entry.place(), known);
            }
        });
        return sound && !read.containsValue(null) ? read : null;
    }

    /** Returns where a record of the shape, read from this mapping, puts its objections. */
    Objections objections(RecordShape itsShape) {
        return new SectionObjections(this, itsShape);
    }

    /** Returns the mapping of the key; null when it cannot be used. */
    Section inner(String key) {
        Mapping inner = mappingOrNull(key);
        return inner == null ? null : new Section(this, pathOf(key), over, inner);
    }

    /** Returns the mapping of the key, laid over {@code keys} of another section; null when it cannot be used. */
    Section over(Section base, List<String> keys, String key) {
        Mapping inner = mappingOrNull(key);
        if (inner == null) {
            return null;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(base.mapping.entries());
        entries.keySet().retainAll(keys);
        Mapping merged = new Mapping(base.mapping.place(), entries).overlaidWith(inner);
        return new Section(this, pathOf(key), pathOf(key) + ".", merged);
    }

    private Mapping mappingOrNull(String key) {
        YamlValue value = value(key);
        if (value instanceof Mapping inner) {
            return inner;
        }
        if (value != null) {
            refuse(key, value, MAPPING_WANTED);
        }
        return null;
    }

    /** Returns this section with another value of one key. */
    Section with(String key, YamlValue value) {
        return with(key, value, canonical);
    }

    /** Returns this section with another value of one key, which stays out of the canonical text. */
    Section silent(String key, YamlValue value) {
        return with(key, value, new CanonicalText());
    }

    private Section with(String key, YamlValue value, CanonicalText text) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, new Mapping.Entry(value.place(), value));
        return new Section(outerOrNull, problems, path, over, new Mapping(mapping.place(), entries), text);
    }

    /** Returns the section of the whole document. */
    Section outermost() {
        return outerOrNull == null ? this : outerOrNull.outermost();
    }

    /** Returns the keys of the map that was read from the key's mapping; empty when it could not be used. */
    Set<String> keysIn(String key) {
        Set<String> keys = new LinkedHashSet<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.keySet().forEach(each -> keys.add(each.toString()));
        }
        return keys;
    }

    /** Whether values that make no sense together are taken as they are. */
    boolean allowsContradictions() {
        return problems.allowsContradictions();
    }

    /** Returns the shape of the record that is being read from this mapping. */
    RecordShape shape() {
        return shape;
    }

    /** Whether no problem was found in this mapping's own keys. */
    boolean isSound() {
        return sound;
    }

    /** Returns the value of the key in the nearest mapping around this one; null when it could not be used. */
    Object outerValue(String key) {
        if (outerOrNull == null) {
            throw new IllegalStateException("no mapping around " + path + " has " + key);
        }
        return outerOrNull.values.containsKey(key) ? outerOrNull.values.get(key) : outerOrNull.outerValue(key);
    }

    /** Returns the user's keys in order, without those set to {@code none}; keys that do not fit are problems. */
    List<String> names(KeyFormat format, Comparator<String> order) {
        List<String> names = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> {
            if (format.fits().test(key)) {
                names.add(key);
            } else if (format.words().isEmpty()) {
                problem(entry.place(), "'" + key + "' " + where() + " is not " + format.wanted());
            } else {
                refuseUnknown(key, entry.place(), format.words());
            }
        });
        names.sort(format.order());
        names.forEach(this::takeOut);
        names.removeIf(this::isNone);
        names.sort(order);
        return names;
    }

    /** Returns the unchecked text of a value inside the key's mapping, to order by; empty when it is missing. */
    String peek(String key, String innerKey) {
        return mapping.get(key) instanceof Mapping inner && inner.get(innerKey) instanceof Scalar scalar
                ? scalar.text()
                : "";
    }

    /** Whether an optional key is there and is not {@code none}. */
    boolean has(String key) {
        return mapping.get(key) != null && !isNone(key);
    }

    /** Whether an optional key is there; writes {@code none} where the mapping lies over another one. */
    boolean isSet(String key) {
        takeOut(key);
        return has(key);
    }

    /**
     * Writes {@code none} for a key that is set to none in a mapping that lies over another one, which may have the
     * key. Returns whether it did.
     */
    boolean takeOut(String key) {
        boolean out = !over.isEmpty() && isNone(key);
        if (out) {
            canonical.put(key, "none");
        }
        return out;
    }

    private boolean isNone(String key) {
        return mapping.get(key) instanceof Scalar scalar && scalar.isNone();
    }

    /** Returns the text of the key's value; null when it does not fit or is missing. */
    String scalar(String key, String wanted, Predicate<String> fits) {
        YamlValue value = value(key);
        if (value instanceof Scalar scalar && !scalar.isEmpty() && fits.test(scalar.text())) {
            return scalar.text();
        }
        if (value != null) {
            refuse(key, value, wanted);
        }
        return null;
    }

    /** Returns the unchecked text of the key's value; empty when it has none. */
    String text(String key) {
        return mapping.get(key) instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Returns the elements of the key's sequence; null when it is not a sequence. */
    List<YamlValue> elements(String key, String wanted) {
        YamlValue value = value(key);
        if (value instanceof Sequence sequence) {
            return sequence.values();
        }
        if (value != null) {
            refuse(key, value, wanted);
        }
        return null;
    }

    /** Returns the texts of the elements; null when one does not fit or {@code elementsOrNull} is null. */
    List<String> words(String key, List<YamlValue> elementsOrNull, Predicate<String> fits, String wanted) {
        if (elementsOrNull == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (YamlValue element : elementsOrNull) {
            if (element instanceof Scalar scalar && fits.test(scalar.text())) {
                words.add(scalar.text());
            } else {
                refuse(key, element, wanted);
            }
        }
        return words.size() == elementsOrNull.size() ? words : null;
    }

    /** Returns the value of the key, which must be there; null when it is missing. */
    private YamlValue value(String key) {
        Mapping.Entry entry = mapping.entries().get(key);
        if (entry == null) {
            problem(mapping.place(), "missing key '" + key + "' " + where());
            return null;
        }
        return entry.value();
    }

    private void refuseUnknown(String key, SourceLine place, Iterable<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(all::add);
        if (SECRET.matcher(key).find()) {
            problem(
                    place,
                    "unknown key '" + key + "' " + where() + "; secrets are not kept in files but read from the"
                            + " environment or from systemd's credentials");
            return;
        }
        problem(place, "unknown key '" + key + "' " + where() + "; " + NearestWord.hint(key, all));
    }

    /** Notes that a value is not what is wanted. */
    void refuse(String key, YamlValue value, String wanted) {
        problem(value.place(), pathOf(key) + " is " + shown(value) + ", wanted " + wanted);
    }

    /** Notes a problem, unless the section below this one has the same problem at the same place. */
    void problem(SourceLine place, String text) {
        sound = false;
        if (over.isEmpty() || !problems.has(place, text.replace(over, ""))) {
            problems.add(place, text);
        }
    }

    /** Returns the value as a message shows it. */
    static String shown(YamlValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.isEmpty() ? "empty" : "'" + withoutSecrets(scalar.text()) + "'";
        }
        return value instanceof Mapping ? "a mapping" : "a sequence";
    }

    /** Returns a text, of an address only what comes before a name, a password or a query, which may hold a secret. */
    private static String withoutSecrets(String text) {
        Matcher address = ADDRESS_WITH_MORE.matcher(text);
        if (!address.find()) {
            return text;
        }
        return (address.group(1) == null ? address.group(2) : address.group(1)) + "…";
    }

    private String where() {
        return path.isEmpty() ? "at the top" : "in '" + path + "'";
    }

    /** Returns the path of the key from the top. */
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
