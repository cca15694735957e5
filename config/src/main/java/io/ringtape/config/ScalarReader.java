package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The scalars of one mapping. Reading a key makes it known, checks its value, and writes it to the canonical text. A
 * value that cannot be used is noted as a problem, and something usable stands in for it.
 */
abstract class ScalarReader {
    final String path;
    final Mapping mapping;
    final Problems problems;
    final CanonicalText canonical;
    final Set<String> known = new LinkedHashSet<>();

    /** The path of the section that lies over another one, with its dot; what is wrong below is said there. */
    final String over;

    ScalarReader(String path, String over, Mapping mapping, Problems problems, CanonicalText canonical) {
        this.path = path;
        this.over = over;
        this.mapping = mapping;
        this.problems = problems;
        this.canonical = canonical;
    }

    /** A whole number. */
    int count(String key, int least, int most) {
        String wanted = "a whole number from " + least + " to " + most;
        return decimal(key, Integer.toString(least), Integer.toString(most), 0, wanted)
                .intValueExact();
    }

    /** A whole number, or the usual one without the key. */
    int count(String key, int least, int most, int usual) {
        if (has(key)) {
            return count(key, least, most);
        }
        canonical.put(key, Integer.toString(usual));
        return usual;
    }

    /** A statistic. */
    double number(String key, String least, String most) {
        return decimal(key, least, most, 12, "a number from " + least + " to " + most)
                .doubleValue();
    }

    /** A statistic, or {@link Missing#STATISTIC} for none. */
    double limit(String key, String least, String most) {
        if (isNone(key)) {
            known.add(key);
            canonical.put(key, "none");
            return Missing.STATISTIC;
        }
        return decimal(key, least, most, 12, "none or a number from " + least + " to " + most)
                .doubleValue();
    }

    /** A statistic, or 0 without the key. */
    double numberIfAny(String key, String least, String most) {
        if (has(key)) {
            return number(key, least, most);
        }
        canonical.put(key, "0");
        return 0;
    }

    /** Dollars as micro-dollars, exactly. */
    long dollars(String key, String least, String most) {
        return units(key, least, most, 6, "dollars from " + least + " to " + most + " with at most 6 decimals");
    }

    /** Whole shares as micro-shares. */
    long shares(String key, int most) {
        return count(key, 0, most) * Micros.ONE;
    }

    /** Seconds as nanoseconds. */
    long seconds(String key, String least, String most) {
        return units(key, least, most, 9, "seconds from " + least + " to " + most);
    }

    /** Milliseconds as nanoseconds. */
    long millis(String key, String least, String most) {
        return units(key, least, most, 6, "milliseconds from " + least + " to " + most);
    }

    private long units(String key, String least, String most, int decimals, String wanted) {
        return ScalarForm.units(decimal(key, least, most, decimals, wanted), decimals);
    }

    private BigDecimal decimal(String key, String least, String most, int decimals, String wanted) {
        String text = scalar(key, wanted, value -> ScalarForm.isDecimal(value, least, most, decimals));
        BigDecimal value = ScalarForm.decimal(text == null ? least : text);
        canonical.put(key, value.toPlainString());
        return value;
    }

    /** True or false. */
    boolean flag(String key) {
        String text = scalar(key, "true or false", value -> value.equals("true") || value.equals("false"));
        canonical.put(key, text == null ? "false" : text);
        return "true".equals(text);
    }

    /** A date of the calendar. */
    LocalDate date(String key) {
        String text = scalar(key, ScalarForm.DATE_WANTED, ScalarForm::isDate);
        canonical.put(key, text == null ? "" : text);
        return text == null ? LocalDate.EPOCH : LocalDate.parse(text);
    }

    /** A text of up to 120 printable characters; empty when it cannot be used. */
    String text(String key) {
        String text = scalar(key, ScalarForm.PRINTABLE_WANTED, ScalarForm::isPrintable);
        canonical.putText(key, text == null ? "" : text);
        return text == null ? "" : text;
    }

    /** A time of day as HH:MM, in minutes after midnight. */
    int minuteOfDay(String key, int least, int most) {
        String wanted = "a time from \"" + ScalarForm.time(least) + "\" to \"" + ScalarForm.time(most) + "\"";
        String text = scalar(key, wanted, value -> ScalarForm.isTime(value, least, most));
        int minute = text == null ? least : ScalarForm.minute(text);
        canonical.putText(key, ScalarForm.time(minute));
        return minute;
    }

    /** One of a few constants, as it is spelled in the file. */
    <E extends Enum<E>> E choice(String key, Class<E> type, Function<E, String> spelling) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(spelling).toList();
        String text = scalar(key, "one of " + words, words::contains);
        int at = text == null ? 0 : words.indexOf(text);
        canonical.put(key, words.get(at));
        return constants.get(at);
    }

    /** Whether an optional key is there, and not none. */
    boolean has(String key) {
        known.add(key);
        return mapping.get(key) != null && !isNone(key);
    }

    /** The same for a key whose absence is written as such. */
    boolean isSet(String key) {
        takeOut(List.of(key));
        return has(key);
    }

    /** Records keys that this overlay sets to {@code none}. Returns whether there are any. */
    boolean takeOut(List<String> keys) {
        List<String> out = over.isEmpty()
                ? List.of()
                : keys.stream().filter(this::isNone).sorted().toList();
        out.forEach(key -> canonical.put(key, "none"));
        return !out.isEmpty();
    }

    private boolean isNone(String key) {
        return mapping.get(key) instanceof Scalar scalar && scalar.isNone();
    }

    /** Notes a problem with the value of a key that is there. */
    void refuse(String key, String text) {
        problem(mapping.entries().get(key).place(), pathOf(key) + " " + text);
    }

    /** Notes a problem between the values of two keys, at the one that is not a default's. */
    void refuse(String key, String other, String text) {
        Place place = mapping.entries().get(key).place();
        Place otherPlace = mapping.entries().get(other).place();
        problem(Configuration.isDefault(place) ? otherPlace : place, pathOf(key) + " " + text);
    }

    /** Notes a problem, unless the section below has the same one there. */
    void problem(Place place, String text) {
        if (over.isEmpty() || !problems.has(place, text.replace(over, ""))) {
            problems.add(place, text);
        }
    }

    private String scalar(String key, String wanted, Predicate<String> fits) {
        YamlValue value = value(key);
        if (value instanceof Scalar scalar && !scalar.isEmpty() && fits.test(scalar.text())) {
            return scalar.text();
        }
        if (value != null) {
            refuse(key, value, wanted);
        }
        return null;
    }

    /** The value of that key, which must be there; null when it is not. */
    YamlValue value(String key) {
        known.add(key);
        Mapping.Entry entry = mapping.entries().get(key);
        if (entry == null) {
            problem(mapping.place(), "missing key '" + key + "' " + where());
            return null;
        }
        return entry.value();
    }

    /** Notes that a value is not what is wanted. */
    void refuse(String key, YamlValue value, String wanted) {
        problem(value.place(), pathOf(key) + " is " + shown(value) + ", wanted " + wanted);
    }

    /** The value as a message shows it. */
    static String shown(YamlValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.isEmpty() ? "empty" : "'" + scalar.text() + "'";
        }
        return value instanceof Mapping ? "a mapping" : "a sequence";
    }

    /** Where the mapping is, as a message says it. */
    String where() {
        return path.isEmpty() ? "at the top" : "in '" + path + "'";
    }

    /** The path of that key from the top. */
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
