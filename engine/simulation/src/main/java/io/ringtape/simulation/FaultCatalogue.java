package io.ringtape.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The faults that a simulated vendor knows. Scripts, help and documents read it.
 *
 * @param <K> the enum of the faults
 */
public final class FaultCatalogue<K extends Enum<K> & FaultRow> {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private final List<K> rows;

    private FaultCatalogue(List<K> rows) {
        this.rows = rows;
    }

    /** Returns the catalogue of an enum's constants. */
    public static <K extends Enum<K> & FaultRow> FaultCatalogue<K> of(Class<K> faults) {
        return new FaultCatalogue<>(List.of(faults.getEnumConstants()));
    }

    /** Returns a fault with the fallback of each value spelled out, for documents. */
    public SimulatedFault<K> usual(K kind) {
        Map<String, String> values = new TreeMap<>();
        kind.parameters().forEach(parameter -> values.put(parameter.name(), parameter.fallback()));
        values.values().removeIf(String::isEmpty);
        return new SimulatedFault<>(kind, values);
    }

    /**
     * Parses a fault as scripts write it, such as {@code silence symbol=SPY for=30s}.
     *
     * @throws IllegalArgumentException when it has mistakes; the message names all of them
     */
    public SimulatedFault<K> parse(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().replace("\"", ""));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a fault is missing");
        }
        K kind = null;
        for (K each : rows) {
            kind = each.label().equals(words.get(0)) ? each : kind;
        }
        if (kind == null) {
            throw new IllegalArgumentException(
                    "unknown fault '" + words.get(0) + "', did you mean " + nearest(words.get(0)) + "?");
        }
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            SimulatedFault.take(word, kind, values, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(kind.label() + ": " + String.join("; ", problems));
        }
        return new SimulatedFault<>(kind, values);
    }

    /**
     * Parses a script.
     *
     * @param date trading date that times belong to
     * @throws IllegalArgumentException when it has mistakes; the message has a line for each, with its number
     */
    public FaultScript<K> script(String text, LocalDate date) {
        return FaultScript.parse(text, date, this::parse);
    }

    /** Returns the lines of a list for people. */
    public List<String> list() {
        List<String> lines = new ArrayList<>();
        for (K kind : rows) {
            lines.add(kind.label());
            lines.add("    " + kind.sentence());
            for (FaultParameter parameter : kind.parameters()) {
                lines.add("    " + parameter.name() + "=" + parameter.choices("|") + "  " + parameter.sentence());
            }
        }
        return lines;
    }

    /** Returns the rows of a table in Markdown. */
    public String table() {
        List<String> out = new ArrayList<>(
                List.of("", "| fault | strikes | what happens | values (usual) |", "|---|---|---|---|"));
        for (K kind : rows) {
            String values = kind.parameters().stream()
                    .map(parameter -> "`" + value(parameter) + "` " + parameter.sentence())
                    .collect(Collectors.joining("<br>"));
            out.add("| `" + kind.label() + "` | " + kind.struck() + " | " + kind.sentence() + " | " + values + " |");
        }
        return String.join("\n", out) + "\n";
    }

    private static String value(FaultParameter parameter) {
        String shown = parameter.choices("\\|");
        return parameter.name() + "=" + (shown.contains(" ") ? '"' + shown + '"' : shown);
    }

    private String nearest(String word) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (K kind : rows) {
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
}
