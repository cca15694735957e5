package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ringtape.setting.CatalogueRow;
import io.ringtape.setting.Key;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spoils each key of each settings record in each way, in the canonical text and in a user's file over the defaults;
 * nothing is listed by hand.
 */
class EverySettingTest {
    private static final String TEXT = text();
    private static final List<PlacedKey> ALL = PlacedKey.all(TEXT);
    private static final Map<String, Object> VALUES = valuesOfText();

    /** The explained defaults with each comment on one line. */
    private static final String EXPLAINED = Configuration.explainedDefaults().replaceAll("\\n *# ", " ");

    /**
     * Weights that must add up to 100, so that none can change alone, and the ends of windows that must not overlap.
     */
    private static final Set<String> CONTRADICTED = Set.of(
            "signals.score.trend",
            "signals.score.rvol",
            "signals.score.delta",
            "signals.score.imbalance",
            "signals.score.room",
            "signals.score.quote",
            "session_policies.OPEN.start",
            "session_policies.OPEN.end");

    private static String text() {
        try {
            return UserFile.load(PlacedKey.EVERYTHING).canonicalText();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> valuesOfText() {
        try {
            return values(TEXT);
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<PlacedKey> all() {
        return ALL.stream();
    }

    static Stream<PlacedKey> numbers() {
        return all().filter(setting -> setting.key().binder() instanceof NumberBinder);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribedByASentence(PlacedKey setting) {
        assertThat(setting.key().sentence())
                .matches("(?s)[A-Z].*[A-Za-z0-9)}]\\.")
                .doesNotContain("  ", ". ")
                .as("stands alone, without its neighbours")
                .doesNotContainPattern("\\b(them|such|that close|same|of which|these)\\b");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isRefusedBelowAndAboveItsRange(PlacedKey setting) {
        NumberBinder binder = (NumberBinder) setting.key().binder();
        if (binder.range().unit() == SettingUnit.TIME_OF_DAY) {
            refusesValue(setting, time(binder.range().min() - 1));
            refusesValue(setting, time(binder.range().max() + 1));
            return;
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(binder.decimals());
        refusesValue(setting, decimal(binder.range().min()).subtract(step).toPlainString());
        refusesValue(setting, decimal(binder.range().max()).add(step).toPlainString());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isRefusedWithAZeroInFront(PlacedKey setting) {
        NumberBinder binder = (NumberBinder) setting.key().binder();
        if (binder.range().unit() != SettingUnit.TIME_OF_DAY) {
            refusesValue(setting, "0" + Math.max(1, (long) binder.range().min()));
        }
    }

    private static BigDecimal decimal(double end) {
        return BigDecimal.valueOf(end);
    }

    private static String time(double minute) {
        return '"' + ScalarFormat.time((int) minute) + '"';
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWithAValueOfAnotherType(PlacedKey setting) {
        refusesValue(setting, "[[[]]]");
        if (setting.key().binder() instanceof NumberBinder
                || setting.key().binder() instanceof WordBinders.FlagBinder) {
            refusesValue(setting, "word");
            refusesValue(setting, "{}");
        }
    }

    /** Checks that the value is refused at its line, in a message that names it and the value wanted. */
    private static void refusesValue(PlacedKey setting, String value) {
        String entry = setting.key().name() + ": " + value;
        refusesValue(setting, value, "tape:" + line(setting), problems(with(setting, entry)));
        UserLine user = new UserLine(setting);
        List<String> ofUser = UserFile.problems(user.file(entry));
        refusesValue(setting, value, String.valueOf(user.line()), ofUser);
        assertThat(ofUser)
                .as("%s: %s draws one complaint", setting, value)
                .filteredOn(problem -> problem.contains(setting.pathOfKey() + " "))
                .hasSize(1);
    }

    private static void refusesValue(PlacedKey setting, String value, String place, List<String> problems) {
        assertThat(problems).as("%s: %s", setting, value).anySatisfy(problem -> assertThat(problem)
                .startsWith(place + ": " + setting.pathOfKey() + " ")
                .matches("(?s).* (is|has) ('.*'|a mapping|a sequence)(, wanted |; ).*"));
    }

    /** A user's file over the defaults that has one key alone, on its last line. */
    private record UserLine(PlacedKey setting) {
        private String[] steps() {
            return setting.path().isEmpty() ? new String[0] : setting.path().split("\\.");
        }

        int line() {
            return steps().length + 1;
        }

        String file(String... entries) {
            StringBuilder file = new StringBuilder();
            String indent = "";
            for (String step : steps()) {
                file.append(indent).append('"').append(step).append("\":\n");
                indent += "  ";
            }
            for (String entry : entries) {
                file.append(indent).append(entry).append('\n');
            }
            return file.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWhenItIsMisspelt(PlacedKey setting) {
        String name = setting.key().name();
        String misspelt = name.substring(0, name.length() - 1) + "qq";
        String problem = "unknown key '" + misspelt + "' " + setting.where() + "; did you mean '" + name + "'?";
        assertThat(problems(
                        TEXT.substring(0, start(setting)) + misspelt + TEXT.substring(start(setting) + name.length())))
                .as("%s", setting)
                .contains("tape:" + line(setting) + ": " + problem);
        UserLine user = new UserLine(setting);
        assertThat(UserFile.problems(user.file(misspelt + ": 0")))
                .as("%s in a user's file", setting)
                .contains(user.line() + ": " + problem);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWhenItIsGivenTwice(PlacedKey setting) {
        String twice = setting.key().name() + ": 0" + (isInRow(setting) ? ", " : "\n" + indent(setting));
        assertThat(problems(TEXT.substring(0, start(setting)) + twice + TEXT.substring(start(setting))))
                .as("%s", setting)
                .contains("tape:" + (line(setting) + (isInRow(setting) ? 0 : 1)) + ": key '"
                        + setting.key().name() + "' is given twice");
        UserLine user = new UserLine(setting);
        String entry = setting.key().name() + ": 0";
        assertThat(UserFile.problems(user.file(entry, entry)))
                .as("%s in a user's file", setting)
                .contains((user.line() + 1) + ": key '" + setting.key().name() + "' is given twice");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isMissedUnlessItMayBeLeftOut(PlacedKey setting) {
        String missing = "tape:" + setting.place().line() + ": missing key '"
                + setting.key().name() + "' " + setting.where();
        List<String> problems = problems(with(setting, "qqq: 0"));
        assertThat(problems.contains(missing))
                .as("%s: %s", setting, problems)
                .isEqualTo(setting.key().ifAbsent() == null);
    }

    /** A change of the key changes the component at its path, and no other. */
    @ParameterizedTest
    @MethodSource("numbers")
    void reachesItsOwnComponent(PlacedKey setting) {
        NumberBinder binder = (NumberBinder) setting.key().binder();
        for (String other : List.of(
                binder.shown(binder.range().min()),
                binder.shown(binder.range().max()),
                binder.shown(Math.floor((binder.range().min() + binder.range().max()) / 2)))) {
            try {
                Map<String, Object> after = values(with(setting, setting.key().name() + ": " + other));
                assertThat(after.keySet()).isEqualTo(VALUES.keySet());
                Set<String> changed = new TreeSet<>(VALUES.keySet());
                changed.removeIf(path -> VALUES.get(path).equals(after.get(path)));
                if (!changed.isEmpty()) {
                    assertThat(changed).as("%s: %s", setting, other).containsExactly(setting.pathOfKey());
                    return;
                }
            } catch (ConfigurationException contradictsAnotherKey) {
                assertThat(contradictsAnotherKey.problems()).isNotEmpty();
            }
        }
        if (!CONTRADICTED.contains(setting.pathOfKey())) {
            fail("no value of " + setting + " can be tried");
        }
    }

    /** Returns the value of each component by the path of its key. */
    private static Map<String, Object> values(String text) throws ConfigurationException {
        Problems problems = new Problems();
        Settings settings = Section.document(
                YamlReader.read(text, "tape", problems), Settings.class, problems, new CanonicalText());
        problems.throwIfAny();
        Map<String, Object> values = new LinkedHashMap<>();
        flatten("", settings, values);
        return values;
    }

    private static void flatten(String path, Object value, Map<String, Object> values) {
        if (value instanceof Record record) {
            flattenRecord(path, record, values);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> flatten(pathOf(path, keyInFile(key)), each, values));
        } else if (value instanceof List<?> list && nameOrNull(list) != null) {
            RecordComponent name = nameOrNull(list);
            list.forEach(each -> flatten(pathOf(path, (String) read(name, (Record) each)), each, values));
        } else {
            values.put(path, value);
        }
    }

    /** Adds the values of a record; a group's keys stand in the mapping of the record around it. */
    private static void flattenRecord(String path, Record record, Map<String, Object> values) {
        RecordShape shape = RecordShape.of(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(Setting.class)) {
                SettingKey key = shape.keyOrNull(component.getName());
                flatten(pathOf(path, key.name()), read(component, record), values);
            } else if (!component.isAnnotationPresent(Key.class)) {
                flatten(path, read(component, record), values);
            }
        }
    }

    /** Returns the component by which records in a list are named; null for other lists. */
    private static RecordComponent nameOrNull(List<?> list) {
        return list.stream()
                .filter(Record.class::isInstance)
                .flatMap(each -> Stream.of(each.getClass().getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(Key.class))
                .findFirst()
                .orElse(null);
    }

    private static String pathOf(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String keyInFile(Object key) {
        if (key instanceof CatalogueRow row) {
            return row.key();
        }
        return key instanceof NewsTime time ? ScalarFormat.time(time.minute()) : key.toString();
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> problems(String text) {
        try {
            Configuration.parse(text, "tape");
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    /** Returns the text with {@code other} in place of the key and its value. */
    private static String with(PlacedKey setting, String other) {
        int start = start(setting);
        return TEXT.substring(0, start) + other + TEXT.substring(end(setting, start));
    }

    private static int line(PlacedKey setting) {
        return setting.entry().place().line();
    }

    /** Whether the key is in a one-line mapping, which begins with another key. */
    private static boolean isInRow(PlacedKey setting) {
        int start = start(setting);
        return !TEXT.substring(TEXT.lastIndexOf('\n', start) + 1, start).isBlank();
    }

    private static String indent(PlacedKey setting) {
        return "  ".repeat(setting.path().isEmpty() ? 0 : setting.path().split("\\.").length);
    }

    /** Returns where the key begins. */
    private static int start(PlacedKey setting) {
        int lineStart = 0;
        for (int i = 1; i < line(setting); i++) {
            lineStart = TEXT.indexOf('\n', lineStart) + 1;
        }
        Matcher key = Pattern.compile(
                        "(?<=[ {]|^)" + Pattern.quote(setting.key().name()) + ":", Pattern.MULTILINE)
                .matcher(TEXT);
        key.region(lineStart, TEXT.length());
        key.useTransparentBounds(true);
        assertThat(key.find()).isTrue();
        return key.start();
    }

    /** Returns where its value ends: in a row at a comma or a brace, else before the next line that is not deeper. */
    private static int end(PlacedKey setting, int start) {
        if (isInRow(setting)) {
            Matcher value = Pattern.compile("[^,}\\[\"]*(\"[^\"]*\"|\\[[^\\]]*])?[^,}]*")
                    .matcher(TEXT);
            value.region(start, TEXT.length());
            assertThat(value.lookingAt()).isTrue();
            return value.end();
        }
        String indent = indent(setting);
        int end = TEXT.indexOf('\n', start);
        while (TEXT.startsWith(indent + "  ", end + 1)) {
            end = TEXT.indexOf('\n', end + 1);
        }
        return end;
    }

    @ParameterizedTest
    @MethodSource("all")
    void isExplainedWithTheDefaults(PlacedKey setting) {
        assertThat(EXPLAINED).contains(" " + setting.key().name() + ": " + SettingText.meaning(setting.key()));
    }
}
