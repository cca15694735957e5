package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.SessionFigures;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes each key of the settings, found in the canonical text, and runs the market both ways: from its files, and
 * from a tape written without the change. A rerun gives every figure of the backtest, or refuses the key by name.
 */
class EverySettingRerunTest {
    private static final Pattern LEAF = Pattern.compile(
            "(?m)(?<=[ {]|^)(\"?[\\w.:-]+\"?): ((?:\"[^\"\\n]*\"|\\[(?:\\[[^\\]\\n]*]|[^\\[\\]\\n])*]|\\{}|[^{\\s,}\"\\[]+))");

    /** What each key may be tried with, besides every value that the text has. */
    private static final List<String> TRIED = List.of(
            "0",
            "1",
            "0.5",
            "false",
            "true",
            "none",
            "[]",
            "\"10:17\"",
            "\"12:01\"",
            "\"15:54\"",
            "{2026-02-27: \"test\"}",
            "{2026-03-02: \"test\"}",
            "{\"10:30\": {label: \"test\", minutesBefore: 60, minutesAfter: 60}}",
            "{EXTREME_SWEEP: {scoreMin: 99}}",
            "{SPY: {signals: {maxSpreadTicks: 1}}}",
            "accept",
            "lots",
            "shares",
            "2027-01-04");

    /** The keys that a rerun refuses, without the parts that a user chooses. */
    private static final Set<String> REFUSED = Set.of(
            "calendar.closures.*",
            "instruments.*.quoteSizeUnit",
            "instruments.*.quoteSizesInSharesFrom",
            "instruments.*.roundLots.*",
            "marketData.feedDelayMillis",
            "marketData.maxBadRowShare",
            "marketData.minSessionRowShare",
            "marketData.missingColumns");

    /** Weights that must add up to 100, so that none can change alone. */
    private static final Set<String> UNTRIED = Set.of(
            "signals.score.trend",
            "signals.score.rvol",
            "signals.score.delta",
            "signals.score.imbalance",
            "signals.score.room",
            "signals.score.quote");

    /** The words and lists that the defaults have. */
    private static final Set<String> WORDS = words();

    @TempDir
    static Path folder;

    private static SyntheticDay day;
    private static Configuration base;
    private static Path tape;
    private static Map<String, String> baseFigures;

    @BeforeAll
    static void record() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 3, 20_000);
        base = SyntheticDay.settings(folder, "");
        tape = folder.resolve("tape");
        SessionSummary summary =
                Backtest.run(day.request(base, tape), RunProgress.NONE).summary();
        baseFigures = figures(summary);
        assertThat(summary.roundTrips()).as("the session trades").isPositive();
    }

    /** A value in the canonical text, by its place there. */
    private record Leaf(String key, int from, int to) {}

    @Test
    void aRerunHonoursOrRefusesEachOfThem() throws Exception {
        Set<String> refused = new TreeSet<>();
        Set<String> untried = new TreeSet<>();
        Set<String> telling = new TreeSet<>();
        int number = 0;
        for (Leaf leaf : leaves(base.canonicalText())) {
            Configuration changed = changedOrNull(leaf);
            if (changed == null) {
                untried.add(leaf.key());
                continue;
            }
            List<SettingChange> changes = base.changesTo(changed);
            SessionSummary rerun;
            try {
                rerun = WhatIf.run(tape, changed, RunProgress.NONE).rerun();
            } catch (ConfigurationException e) {
                assertThat(e.problems()).as("%s", changes).anySatisfy(problem -> assertThat(problem)
                        .startsWith(changes.get(0).key() + " is ")
                        .endsWith(": it acts when files are read; run the backtest again"));
                refused.add(leaf.key());
                continue;
            }
            Path again = folder.resolve("backtest-" + number++);
            Map<String, String> fromFiles = figures(
                    Backtest.run(day.request(changed, again), RunProgress.NONE).summary());
            assertThat(figures(rerun)).as("%s", changes).isEqualTo(fromFiles);
            if (!fromFiles.equals(baseFigures)) {
                telling.add(leaf.key());
            }
        }
        assertThat(refused).isEqualTo(new TreeSet<>(REFUSED));
        assertThat(untried).as("keys without another value to try").isEqualTo(new TreeSet<>(UNTRIED));
        assertThat(telling).as("keys that change the result").hasSizeGreaterThan(50);
    }

    /** Returns the last value of each key. Parts of a path that a user chooses do not tell keys apart. */
    private static List<Leaf> leaves(String text) {
        Map<String, Leaf> byKey = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        int lineStart = 0;
        for (String line : text.split("\n", -1)) {
            int depth = (line.length() - line.stripLeading().length()) / 2;
            String own = line.strip();
            while (path.size() > depth) {
                path.remove(path.size() - 1);
            }
            if (own.endsWith(":") || (own.endsWith("}") && !own.endsWith(": {}"))) {
                path.add(own.substring(0, own.indexOf(':', own.startsWith("\"") ? own.indexOf('"', 1) : 0)));
            }
            Matcher leaf = LEAF.matcher(line);
            while (leaf.find()) {
                String key = masked(path) + masked(leaf.group(1));
                byKey.put(key, new Leaf(key, lineStart + leaf.start(2), lineStart + leaf.end(2)));
            }
            lineStart += line.length() + 1;
        }
        return List.copyOf(byKey.values());
    }

    private static String masked(List<String> path) {
        StringBuilder joined = new StringBuilder();
        path.forEach(part -> joined.append(masked(part)).append('.'));
        return joined.toString();
    }

    private static String masked(String part) {
        return part.matches("[a-z].*") ? part : "*";
    }

    /** Returns the settings with another value of that key alone; null when none of those tried is allowed. */
    private static Configuration changedOrNull(Leaf leaf) {
        String text = base.canonicalText();
        String value = text.substring(leaf.from(), leaf.to());
        Set<String> tried = new LinkedHashSet<>();
        if (value.matches("-?[0-9.]+")) {
            double number = Double.parseDouble(value);
            Stream.of(number * 2, number / 2, number + 1, number - 1, number * 1.1, number / 10)
                    .map(each -> each == Math.rint(each) ? Long.toString((long) (double) each) : Double.toString(each))
                    .forEach(tried::add);
        }
        tried.addAll(TRIED);
        tried.addAll(WORDS);
        tried.remove(value);
        for (String other : tried) {
            try {
                Configuration changed = Configuration.parse(
                        text.substring(0, leaf.from()) + other + text.substring(leaf.to()), "the changed settings");
                SessionSetup.of(changed, SyntheticDay.DATE, SyntheticDay.SYMBOLS);
                if (!base.changesTo(changed).isEmpty()) {
                    return changed;
                }
            } catch (ConfigurationException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
        return null;
    }

    private static Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        Matcher leaf = LEAF.matcher(Configuration.defaults().canonicalText());
        while (leaf.find()) {
            if (leaf.group(2).matches("[A-Za-z]\\w*|\"[^\"]*\"|\\[.*]")) {
                words.add(leaf.group(2));
            }
        }
        return words;
    }

    /** Returns every figure of a summary by its name. */
    private static Map<String, String> figures(SessionSummary summary) {
        EventText text = new EventText(new SessionSymbols(SyntheticDay.SYMBOLS));
        Map<String, String> figures = new TreeMap<>();
        for (Method method : SessionSummary.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0) {
                Object value = read(method, summary);
                figures.put(
                        method.getName(),
                        value instanceof SessionFigures counts ? text.yaml(counts) : String.valueOf(value));
            }
        }
        for (int i = 0; i < SyntheticDay.SYMBOLS.size(); i++) {
            FeatureSnapshot last = summary.lastSnapshot(i);
            figures.put(
                    "last " + SyntheticDay.SYMBOLS.get(i),
                    text.yaml(last).replaceFirst("(?m)^policies: .*$", "").replaceFirst("policies: [^,}]*", ""));
        }
        return figures;
    }

    private static Object read(Method method, SessionSummary summary) {
        try {
            return method.invoke(summary);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
