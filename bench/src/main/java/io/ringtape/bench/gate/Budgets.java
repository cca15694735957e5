package io.ringtape.bench.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recorded budgets, a file of the repository: ratios by kind of machine, since they are others on other processors,
 * and figures that are the same on each. {@code leastShare} is what of a ratio must be left.
 */
public final class Budgets {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String LEAST_SHARE = "leastShare";
    private static final String EVERYWHERE = "everywhere";
    private static final String MACHINES = "machines";
    private static final double DIGITS = 1e4;

    private final double leastShare;
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, Map<String, Budget>> machines = new TreeMap<>();

    /** Budgets of which none is recorded. */
    public Budgets(double leastShare) {
        if (!(leastShare > 0 && leastShare <= 1)) {
            throw new IllegalArgumentException(LEAST_SHARE + " " + leastShare + ", wanted above 0, at most 1");
        }
        this.leastShare = leastShare;
    }

    /**
     * Those of that file.
     *
     * @throws IOException when it cannot be read, or holds something else
     */
    public static Budgets read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            Budgets budgets = new Budgets(number(root, LEAST_SHARE));
            for (Map.Entry<String, JsonNode> figure : root.path(EVERYWHERE).properties()) {
                budgets.put(figure.getKey(), number(root.path(EVERYWHERE), figure.getKey()));
            }
            for (Map.Entry<String, JsonNode> machine : root.path(MACHINES).properties()) {
                for (Map.Entry<String, JsonNode> each : machine.getValue().properties()) {
                    Budget budget = new Budget(number(each.getValue(), "ratio"), number(each.getValue(), "noise"));
                    budgets.put(machine.getKey(), each.getKey(), budget);
                }
            }
            return budgets;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("no budgets in " + file + ": " + e.getMessage(), e);
        }
    }

    private static double number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " is " + value + ", wanted a number");
        }
        return value.doubleValue();
    }

    /** Writes them, keys in the order of their text, so that a change of one is a line of the difference. */
    public void write(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(LEAST_SHARE, leastShare);
        ObjectNode everywhere = root.putObject(EVERYWHERE);
        figures.forEach((key, value) -> everywhere.put(key, rounded(value)));
        ObjectNode all = root.putObject(MACHINES);
        machines.forEach((machine, budgets) -> {
            ObjectNode each = all.putObject(machine);
            budgets.forEach((key, budget) ->
                    each.putObject(key).put("ratio", rounded(budget.ratio())).put("noise", rounded(budget.noise())));
        });
        Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    /** What of a recorded ratio must be left, above 0 to 1. */
    public double leastShare() {
        return leastShare;
    }

    /** Whether anything was recorded on machines of that kind. */
    public boolean knows(String machine) {
        return machines.containsKey(machine);
    }

    /** The budget of that ratio on machines of that kind; empty when none was recorded. */
    public Optional<Budget> budget(String machine, String key) {
        return Optional.ofNullable(machines.getOrDefault(machine, Map.of()).get(key));
    }

    /** Records a ratio on machines of that kind. */
    public void put(String machine, String key, Budget budget) {
        machines.computeIfAbsent(machine, kind -> new TreeMap<>()).put(key, budget);
    }

    /** A figure that is the same on every machine, smaller is better; empty when none was recorded. */
    public Optional<Double> figure(String key) {
        return Optional.ofNullable(figures.get(key));
    }

    /** Records such a figure. */
    public void put(String key, double figure) {
        figures.put(key, figure);
    }
}
