package io.ringtape.polygon.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault with its values.
 *
 * @param kind what happens
 * @param values the values given, by name; others have their fallback
 */
public record SimulatedFault(FaultKind kind, Map<String, String> values) {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    public SimulatedFault {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns a fault with all values at their fallback. */
    public static SimulatedFault of(FaultKind kind) {
        return new SimulatedFault(kind, Map.of());
    }

    /** Returns a fault with the fallback of each value spelled out, for documents. */
    static SimulatedFault usual(FaultKind kind) {
        Map<String, String> values = new TreeMap<>();
        kind.parameters().forEach(parameter -> values.put(parameter.name(), parameter.fallback()));
        values.values().removeIf(String::isEmpty);
        return new SimulatedFault(kind, values);
    }

    /**
     * Parses a fault as scripts write it, such as {@code silence symbol=SPY for=30s}.
     *
     * @throws IllegalArgumentException when it has mistakes; the message names all of them
     */
    public static SimulatedFault parse(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().replace("\"", ""));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a fault is missing");
        }
        FaultKind kind = null;
        for (FaultKind each : FaultKind.values()) {
            kind = each.label().equals(words.get(0)) ? each : kind;
        }
        if (kind == null) {
            throw new IllegalArgumentException(
                    "unknown fault '" + words.get(0) + "', did you mean " + nearest(words.get(0)) + "?");
        }
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            take(word, kind, values, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(kind.label() + ": " + String.join("; ", problems));
        }
        return new SimulatedFault(kind, values);
    }

    private static void take(String word, FaultKind kind, Map<String, String> values, List<String> problems) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        FaultParameter parameter = equals < 0 ? null : kind.parameter(name);
        if (parameter == null) {
            List<String> known =
                    kind.parameters().stream().map(FaultParameter::name).toList();
            problems.add("unknown '" + word + "', wanted "
                    + (known.isEmpty() ? "no values" : String.join("=, ", known) + "="));
            return;
        }
        String value = word.substring(equals + 1);
        String wanted = parameter.objection(value);
        if (wanted != null) {
            problems.add(name + " is '" + value + "', wanted " + wanted);
        } else if (values.put(name, value) != null) {
            problems.add(name + " is given twice");
        }
    }

    private static String nearest(String word) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (FaultKind kind : FaultKind.values()) {
            int distance = distance(word, kind.label());
            if (distance < bestDistance) {
                bestDistance = distance;
                best = kind.label();
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[b.length()];
    }

    /** Returns a copy with another value. */
    public SimulatedFault with(String name, String value) {
        List<String> problems = new ArrayList<>();
        Map<String, String> others = new TreeMap<>(values);
        others.remove(name);
        take(name + '=' + value, kind, others, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(kind.label() + ": " + String.join("; ", problems));
        }
        return new SimulatedFault(kind, others);
    }

    String text(String name) {
        String given = values.get(name);
        return given == null ? kind.parameter(name).fallback() : given;
    }

    int count(String name) {
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text(name)));
    }

    long durationNs(String name) {
        return FaultParameter.durationNs(text(name));
    }

    double number(String name) {
        return new BigDecimal(text(name)).doubleValue();
    }

    /** Whether the value of {@code symbol} names it, or none. */
    boolean concerns(String symbol) {
        return text("symbol").isEmpty() || text("symbol").equals(symbol);
    }

    /** Returns the fault as scripts write it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.label());
        values.forEach((name, value) -> {
            boolean quoted = value.isEmpty() || value.chars().anyMatch(Character::isWhitespace);
            text.append(' ').append(name).append('=').append(quoted ? '"' + value + '"' : value);
        });
        return text.toString();
    }
}
