package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.order.LatencySettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One mapping of the configuration while it is read. Reading a key makes it known, checks its value, and writes it to
 * the canonical text, so that the order of the reads is the order of that text. A value that cannot be used is noted as
 * a problem, and something usable stands in for it.
 */
final class Section {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,12})?");
    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{0,120}");

    private static final int MAX_ID = 255;
    private static final String LEAST_WEIGHT = "0.000001";
    private static final String MOST_WEIGHT = "1000000";

    /** What {@link #isDate} asks for. */
    static final String DATE_WANTED =
            "a date from " + ExchangeCalendar.FIRST_YEAR + "-01-01 to " + ExchangeCalendar.LAST_YEAR + "-12-31";

    private final String path;
    private final Mapping mapping;
    private final Problems problems;
    private final CanonicalText canonical;
    private final Set<String> known = new LinkedHashSet<>();

    /** The path of the section that lies over another one, with its dot; what is wrong below is said there. */
    private final String over;

    private Section(String path, String over, Mapping mapping, Problems problems, CanonicalText canonical) {
        this.path = path;
        this.over = over;
        this.mapping = mapping;
        this.problems = problems;
        this.canonical = canonical;
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
        YamlValue value = value(key);
        if (value instanceof Mapping inner) {
            return new Section(pathOf(key), over, inner, problems, canonical).read(body);
        }
        if (value != null) {
            refuse(key, value, "a mapping of keys to values");
        }
        return null;
    }

    /** Reads the mapping of that key as it lies over those keys of another section; null when it cannot be used. */
    <T> T sectionOver(Section base, List<String> keys, String key, Function<Section, T> body) {
        YamlValue value = value(key);
        if (!(value instanceof Mapping inner)) {
            refuse(key, value, "a mapping of keys to values");
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

    private void problem(Place place, String text) {
        if (over.isEmpty() || !problems.has(place, text.replace(over, ""))) {
            problems.add(place, text);
        }
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

    /** Writes that those keys are none, where another section lies below that may have them; whether one is so. */
    private boolean takeOut(List<String> keys) {
        List<String> out = over.isEmpty()
                ? List.of()
                : keys.stream().filter(this::isNone).sorted().toList();
        out.forEach(key -> canonical.put(key, "none"));
        return !out.isEmpty();
    }

    private boolean isNone(String key) {
        return mapping.get(key) instanceof Scalar scalar && scalar.isNone();
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

    /** Notes a problem with the value of a key that is there. */
    void refuse(String key, String text) {
        problem(mapping.entries().get(key).place(), pathOf(key) + " " + text);
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
        if (mapping.get(key) instanceof Scalar scalar && scalar.isNone()) {
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
        String wanted = "dollars from " + least + " to " + most + " with at most 6 decimals";
        return decimal(key, least, most, 6, wanted).movePointRight(6).longValueExact();
    }

    /** Whole shares as micro-shares. */
    long shares(String key, int most) {
        return count(key, 0, most) * Micros.ONE;
    }

    /** Seconds as nanoseconds. */
    long seconds(String key, String least, String most) {
        return decimal(key, least, most, 9, "seconds from " + least + " to " + most)
                .movePointRight(9)
                .longValueExact();
    }

    /** Milliseconds as nanoseconds. */
    long millis(String key, String least, String most) {
        return decimal(key, least, most, 6, "milliseconds from " + least + " to " + most)
                .movePointRight(6)
                .longValueExact();
    }

    private BigDecimal decimal(String key, String least, String most, int decimals, String wanted) {
        String text = scalar(key, wanted, value -> isDecimal(value, least, most, decimals));
        BigDecimal value = new BigDecimal(text == null ? least : text).stripTrailingZeros();
        canonical.put(key, value.toPlainString());
        return value;
    }

    private static boolean isDecimal(String text, String least, String most, int decimals) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.scale() <= decimals
                && value.compareTo(new BigDecimal(least)) >= 0
                && value.compareTo(new BigDecimal(most)) <= 0;
    }

    /** True or false. */
    boolean flag(String key) {
        String text = scalar(key, "true or false", value -> value.equals("true") || value.equals("false"));
        canonical.put(key, text == null ? "false" : text);
        return "true".equals(text);
    }

    /** A date of the calendar. */
    LocalDate date(String key) {
        String text = scalar(key, DATE_WANTED, Section::isDate);
        canonical.put(key, text == null ? "" : text);
        return text == null ? LocalDate.EPOCH : LocalDate.parse(text);
    }

    /** Whether the text is a date of the calendar's years. */
    static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= ExchangeCalendar.FIRST_YEAR && year <= ExchangeCalendar.LAST_YEAR;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A text of up to 120 printable characters; empty when it cannot be used. */
    String text(String key) {
        String wanted = "text of at most 120 printable characters";
        String text = scalar(key, wanted, value -> PRINTABLE.matcher(value).matches());
        canonical.putText(key, text == null ? "" : text);
        return text == null ? "" : text;
    }

    /** A time of day as HH:MM, in minutes after midnight. */
    int minuteOfDay(String key, int least, int most) {
        String wanted = "a time from \"" + time(least) + "\" to \"" + time(most) + "\"";
        String text = scalar(key, wanted, value -> isTime(value) && within(minute(value), least, most));
        int minute = text == null ? least : minute(text);
        canonical.putText(key, time(minute));
        return minute;
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** Whether the text is a time of day as HH:MM. */
    static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    /** Minutes after midnight of such a time. */
    static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String time(int minute) {
        return LocalTime.of(minute / 60, minute % 60).toString();
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

    /** A set of constants from a sequence of their names. */
    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        YamlValue value = value(key);
        if (value instanceof Sequence sequence) {
            sequence.values().forEach(element -> choose(key, element, type, chosen));
        } else if (value != null) {
            refuse(key, value, "a sequence such as [" + names(type).get(0) + "]");
        }
        canonical.put(key, chosen.toString());
        return chosen;
    }

    /** A set of constants, empty without the key. */
    <E extends Enum<E>> Set<E> choicesIfAny(String key, Class<E> type) {
        if (has(key)) {
            return choices(key, type);
        }
        canonical.put(key, "[]");
        return EnumSet.noneOf(type);
    }

    private <E extends Enum<E>> void choose(String key, YamlValue element, Class<E> type, Set<E> chosen) {
        if (element instanceof Scalar scalar && names(type).contains(scalar.text())) {
            chosen.add(Enum.valueOf(type, scalar.text()));
        } else {
            String hint = NearestWord.hint(element instanceof Scalar scalar ? scalar.text() : "", names(type));
            problem(element.place(), pathOf(key) + " has " + shown(element) + "; " + hint);
        }
    }

    /** A set of condition ids, 0 to 255, from a sequence of numbers; in rising order. */
    Set<Integer> ids(String key) {
        Set<Integer> ids = new TreeSet<>();
        YamlValue value = value(key);
        String wanted = "a sequence of ids from 0 to " + MAX_ID;
        if (value instanceof Sequence sequence) {
            for (YamlValue element : sequence.values()) {
                if (element instanceof Scalar scalar && isId(scalar.text())) {
                    ids.add(Integer.valueOf(scalar.text()));
                } else {
                    refuse(key, element, wanted);
                }
            }
        } else if (value != null) {
            refuse(key, value, wanted);
        }
        canonical.put(key, ids.toString());
        return ids;
    }

    /** Lists of words that fit, from a sequence of sequences. */
    List<List<String>> wordLists(String key, Predicate<String> fits, String wanted) {
        List<List<String>> lists = new ArrayList<>();
        YamlValue value = value(key);
        if (value instanceof Sequence sequence) {
            for (YamlValue element : sequence.values()) {
                lists.add(words(key, element, fits, wanted));
            }
        } else if (value != null) {
            refuse(key, value, "a sequence of sequences");
        }
        canonical.put(key, lists.toString());
        return lists;
    }

    private List<String> words(String key, YamlValue value, Predicate<String> fits, String wanted) {
        List<String> words = new ArrayList<>();
        if (value instanceof Sequence sequence) {
            for (YamlValue element : sequence.values()) {
                if (element instanceof Scalar scalar && fits.test(scalar.text())) {
                    words.add(scalar.text());
                } else {
                    refuse(key, element, wanted);
                }
            }
        } else {
            refuse(key, value, "a sequence of sequences");
        }
        return words;
    }

    /** A latency in milliseconds, or a sequence of pairs of a latency and its weight above 0. */
    List<LatencySettings.Row> histogram(String key, String most) {
        if (!(mapping.get(key) instanceof Sequence sequence)) {
            return List.of(new LatencySettings.Row(millis(key, "0", most), 1));
        }
        known.add(key);
        List<LatencySettings.Row> rows = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (YamlValue element : sequence.values()) {
            if (element instanceof Sequence pair
                    && pair.values().size() == 2
                    && isDecimal(pair.values().get(0), "0", most)
                    && isDecimal(pair.values().get(1), LEAST_WEIGHT, MOST_WEIGHT)) {
                BigDecimal latency = decimal(pair.values().get(0));
                BigDecimal weight = decimal(pair.values().get(1));
                rows.add(new LatencySettings.Row(micros(latency), micros(weight)));
                texts.add(List.of(latency.toPlainString(), weight.toPlainString()));
            } else {
                refuse(key, element, "a pair of milliseconds from 0 to " + most + " and a weight above 0");
            }
        }
        if (sequence.values().isEmpty()) {
            refuse(key, sequence, "one pair or more");
        }
        canonical.put(key, texts.toString());
        return rows.isEmpty() ? List.of(new LatencySettings.Row(0, 1)) : rows;
    }

    private static boolean isDecimal(YamlValue value, String least, String most) {
        return value instanceof Scalar scalar && isDecimal(scalar.text(), least, most, 6);
    }

    private static BigDecimal decimal(YamlValue value) {
        return new BigDecimal(((Scalar) value).text()).stripTrailingZeros();
    }

    private static long micros(BigDecimal value) {
        return value.movePointRight(6).longValueExact();
    }

    /** Whether the text is a condition's id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && Integer.parseInt(text) <= MAX_ID;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toList());
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

    private YamlValue value(String key) {
        known.add(key);
        Mapping.Entry entry = mapping.entries().get(key);
        if (entry == null) {
            problem(mapping.place(), "missing key '" + key + "' " + where());
            return null;
        }
        return entry.value();
    }

    private void refuse(String key, YamlValue value, String wanted) {
        problem(value.place(), pathOf(key) + " is " + shown(value) + ", wanted " + wanted);
    }

    private static String shown(YamlValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.isEmpty() ? "empty" : "'" + scalar.text() + "'";
        }
        return value instanceof Mapping ? "a mapping" : "a sequence";
    }

    private String where() {
        return path.isEmpty() ? "at the top" : "in '" + path + "'";
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
