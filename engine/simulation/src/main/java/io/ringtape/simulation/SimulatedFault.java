package io.ringtape.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One fault with its values.
 *
 * @param <K> the vendor's catalogue
 * @param kind what happens
 * @param values the values given, by name; others have their fallback
 */
public record SimulatedFault<K extends FaultRow>(K kind, Map<String, String> values) {
    public SimulatedFault {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns a fault with all values at their fallback. */
    public static <K extends FaultRow> SimulatedFault<K> of(K kind) {
        return new SimulatedFault<>(kind, Map.of());
    }

    /** Adds the value that {@code word} gives, as in {@code for=30s}, or a problem. */
    static void take(String word, FaultRow kind, Map<String, String> values, List<String> problems) {
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

    /** Returns a copy with another value. */
    public SimulatedFault<K> with(String name, String value) {
        List<String> problems = new ArrayList<>();
        Map<String, String> others = new TreeMap<>(values);
        others.remove(name);
        take(name + '=' + value, kind, others, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(kind.label() + ": " + String.join("; ", problems));
        }
        return new SimulatedFault<>(kind, others);
    }

    /** Returns a value, or its fallback. */
    public String text(String name) {
        String given = values.get(name);
        return given == null ? kind.parameter(name).fallback() : given;
    }

    /** Returns a value that is a whole number. */
    public int count(String name) {
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text(name)));
    }

    /** Returns a value that is a time, in nanoseconds. */
    public long durationNs(String name) {
        return FaultParameter.durationNs(text(name));
    }

    /** Returns a value that is a number. */
    public double number(String name) {
        return new BigDecimal(text(name)).doubleValue();
    }

    /** Whether the value of {@code symbol} names it, or none. */
    public boolean concerns(String symbol) {
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
