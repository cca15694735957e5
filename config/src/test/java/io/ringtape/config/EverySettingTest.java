package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ringtape.setting.SettingUnit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
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

/** Spoils each key of each settings record in each way; nothing is listed by hand. */
class EverySettingTest {
    private static final String TEXT = text();
    private static final List<ToldSetting> ALL = ToldSetting.all(TEXT);

    /** The explained defaults with each comment on one line. */
    private static final String EXPLAINED = Configuration.explainedDefaults().replaceAll("\\n *# ", " ");

    /** Weights that must add up to 100, of which none can change alone, and windows that must not overlap. */
    private static final Set<String> CONTRADICTED =
            Set.of("trend", "rvol", "delta", "imbalance", "room", "quote", "start", "end");

    private static String text() {
        try {
            return UserFile.load(ToldSetting.EVERYTHING).canonicalText();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<ToldSetting> all() {
        return ALL.stream();
    }

    static Stream<ToldSetting> numbers() {
        return all().filter(setting -> setting.key().form() instanceof NumberForm);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribedByASentence(ToldSetting setting) {
        assertThat(setting.key().sentence())
                .matches("(?s)[A-Z].*[A-Za-z0-9)}]\\.")
                .doesNotContain("  ", ". ")
                .as("stands alone, without its neighbours")
                .doesNotContainPattern("\\b(them|such|that close|same|of which|these)\\b");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isRefusedBelowAndAboveItsRange(ToldSetting setting) {
        NumberForm form = (NumberForm) setting.key().form();
        if (form.range().unit() == SettingUnit.TIME_OF_DAY) {
            refusesValue(setting, time(form.range().min() - 1));
            refusesValue(setting, time(form.range().max() + 1));
            return;
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(form.decimals());
        refusesValue(setting, decimal(form.range().min()).subtract(step).toPlainString());
        refusesValue(setting, decimal(form.range().max()).add(step).toPlainString());
    }

    private static BigDecimal decimal(double end) {
        return BigDecimal.valueOf(end);
    }

    private static String time(double minute) {
        return '"' + ScalarForm.time((int) minute) + '"';
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWithAValueOfAnotherType(ToldSetting setting) {
        refusesValue(setting, "[[[]]]");
        if (setting.key().form() instanceof NumberForm || setting.key().form() instanceof Forms.Flag) {
            refusesValue(setting, "word");
            refusesValue(setting, "{}");
        }
    }

    /** Checks that the value is refused at its line, in a message that names it and the value wanted. */
    private static void refusesValue(ToldSetting setting, String value) {
        List<String> problems = problems(with(setting, setting.key().name() + ": " + value));
        assertThat(problems).as("%s: %s", setting, value).anySatisfy(problem -> assertThat(problem)
                .startsWith("tape:" + line(setting) + ": " + setting.pathOfKey() + " ")
                .matches("(?s).* (is|has) ('.*'|a mapping|a sequence)(, wanted |; ).*"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWhenItIsMisspelt(ToldSetting setting) {
        String name = setting.key().name();
        String misspelt = name.substring(0, name.length() - 1) + "qq";
        assertThat(problems(
                        TEXT.substring(0, start(setting)) + misspelt + TEXT.substring(start(setting) + name.length())))
                .as("%s", setting)
                .contains("tape:" + line(setting) + ": unknown key '" + misspelt + "' " + setting.where()
                        + "; did you mean '" + name + "'?");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedWhenItIsGivenTwice(ToldSetting setting) {
        String twice = setting.key().name() + ": 0" + (isInRow(setting) ? ", " : "\n" + indent(setting));
        assertThat(problems(TEXT.substring(0, start(setting)) + twice + TEXT.substring(start(setting))))
                .as("%s", setting)
                .contains("tape:" + (line(setting) + (isInRow(setting) ? 0 : 1)) + ": key '"
                        + setting.key().name() + "' is given twice");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isMissedUnlessItMayBeLeftOut(ToldSetting setting) {
        String missing = "tape:" + setting.place().line() + ": missing key '"
                + setting.key().name() + "' " + setting.where();
        List<String> problems = problems(with(setting, "qqq: 0"));
        assertThat(problems.contains(missing))
                .as("%s: %s", setting, problems)
                .isEqualTo(setting.key().ifAbsent() == null);
    }

    /** A change of the key changes that component, and no other. */
    @ParameterizedTest
    @MethodSource("numbers")
    void reachesItsOwnComponent(ToldSetting setting) {
        NumberForm form = (NumberForm) setting.key().form();
        for (String other : List.of(
                form.shown(form.range().min()),
                form.shown(form.range().max()),
                form.shown(Math.floor((form.range().min() + form.range().max()) / 2)))) {
            try {
                Map<String, Object> before = values(TEXT);
                Map<String, Object> after = values(with(setting, setting.key().name() + ": " + other));
                Set<String> changed = new TreeSet<>(before.keySet());
                changed.removeIf(path -> before.get(path).equals(after.get(path)));
                if (!changed.isEmpty()) {
                    assertThat(changed)
                            .as("%s: %s", setting, other)
                            .allMatch(path -> path.endsWith("." + setting.key().component()));
                    return;
                }
            } catch (ConfigurationException contradictsAnotherKey) {
                assertThat(contradictsAnotherKey.problems()).isNotEmpty();
            }
        }
        if (!CONTRADICTED.contains(setting.key().name())) {
            fail("no value of " + setting + " can be tried");
        }
    }

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
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                flatten(path + "." + component.getName(), read(component, record), values);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> flatten(path + "." + key, each, values));
        } else if (value instanceof List<?> list) {
            List<Object> each = new ArrayList<>(list);
            for (int i = 0; i < each.size(); i++) {
                flatten(path + "." + i, each.get(i), values);
            }
        } else {
            values.put(path, value);
        }
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

    /** The text with something else in the place of the key and its value. */
    private static String with(ToldSetting setting, String other) {
        int start = start(setting);
        return TEXT.substring(0, start) + other + TEXT.substring(end(setting, start));
    }

    private static int line(ToldSetting setting) {
        return setting.entry().place().line();
    }

    /** Whether the key is in a one-line mapping, which begins with another key. */
    private static boolean isInRow(ToldSetting setting) {
        int start = start(setting);
        return !TEXT.substring(TEXT.lastIndexOf('\n', start) + 1, start).isBlank();
    }

    private static String indent(ToldSetting setting) {
        return "  ".repeat(setting.path().isEmpty() ? 0 : setting.path().split("\\.").length);
    }

    /** Where the key begins. */
    private static int start(ToldSetting setting) {
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

    /** Where its value ends: in a row at a comma or a brace, else before the next line that is not deeper. */
    private static int end(ToldSetting setting, int start) {
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
    void isExplainedWithTheDefaults(ToldSetting setting) {
        assertThat(EXPLAINED).contains(" " + setting.key().name() + ": " + SettingText.meaning(setting.key()));
    }
}
