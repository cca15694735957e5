package io.ringtape.bench.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recorded budgets, a file of the repository: ratios by kind of machine, since they differ between processors, and
 * figures that are the same everywhere. A ratio must keep {@code leastShare} of the recorded one, or, on a machine without
 * a record, {@code elsewhereShare} of the lowest recorded on any machine.
 */
public final class Budgets {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    static final String LEAST_SHARE = "leastShare";
    static final String ELSEWHERE_SHARE = "elsewhereShare";
    static final String EVERYWHERE = "everywhere";
    static final String MACHINES = "machines";
    static final String RATIO = "ratio";
    static final String NOISE = "noise";
    private static final double DIGITS = 1e4;

    private final double leastShare;
    private final double elsewhereShare;
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, Map<String, Budget>> machines = new TreeMap<>();

    /** Empty budgets. */
    public Budgets(double leastShare, double elsewhereShare) {
        if (!(leastShare >= 0.5 && leastShare <= 1)) {
            throw new IllegalArgumentException(LEAST_SHARE + " " + leastShare + ", wanted 0.5 to 1");
        }
        if (!(elsewhereShare > 0 && elsewhereShare <= leastShare)) {
            throw new IllegalArgumentException(ELSEWHERE_SHARE + " " + elsewhereShare + ", wanted above 0, at most "
                    + LEAST_SHARE + " " + leastShare);
        }
        this.leastShare = leastShare;
        this.elsewhereShare = elsewhereShare;
    }

    /**
     * Reads the budgets of a file.
     *
     * @param ratios all keys that a ratio can have
     * @param figures all keys that a figure can have
     * @throws IOException when the file cannot be read or holds something else; the message names every problem
     */
    public static Budgets read(Path file, Collection<String> ratios, Collection<String> figures) throws IOException {
        return new BudgetsFile(file, ratios, figures).read();
    }

    /** Writes the whole file or nothing, with sorted keys, so that one change is one line of a diff. */
    public void write(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(LEAST_SHARE, leastShare);
        root.put(ELSEWHERE_SHARE, elsewhereShare);
        ObjectNode everywhere = root.putObject(EVERYWHERE);
        figures.forEach((key, value) -> everywhere.put(key, rounded(value)));
        ObjectNode all = root.putObject(MACHINES);
        machines.forEach((machine, budgets) -> {
            ObjectNode each = all.putObject(machine);
            budgets.forEach((key, budget) ->
                    each.putObject(key).put(RATIO, rounded(budget.ratio())).put(NOISE, rounded(budget.noise())));
        });
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, MAPPER.writeValueAsString(root) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Rounds a value as the file does. */
    public static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    /** The share of a recorded ratio that must be kept, 0.5 to 1. */
    public double leastShare() {
        return leastShare;
    }

    /** The share of the lowest recorded ratio that machines without a record must keep, at most the least share. */
    public double elsewhereShare() {
        return elsewhereShare;
    }

    /** Whether anything was recorded on machines of that kind. */
    public boolean knows(String machine) {
        return machines.containsKey(machine);
    }

    /** The budget of that ratio on machines of that kind; empty when none was recorded. */
    public Optional<Budget> budget(String machine, String key) {
        return Optional.ofNullable(machines.getOrDefault(machine, Map.of()).get(key));
    }

    /** The bound of that ratio on machines of that kind; empty when no machine has a record. */
    public Optional<Bound> bound(String machine, String key) {
        return budget(machine, key).map(this::bound).or(() -> floor(key));
    }

    private Bound bound(Budget budget) {
        double bound = budget.bound(leastShare);
        String origin = String.format(
                Locale.ROOT,
                "recorded %.4f with noise %.1f %%, bound %.4f",
                budget.ratio(),
                100 * budget.noise(),
                bound);
        return new Bound(bound, origin);
    }

    private Optional<Bound> floor(String key) {
        return machines.values().stream()
                .filter(budgets -> budgets.containsKey(key))
                .map(budgets -> budgets.get(key).ratio())
                .min(Double::compare)
                .map(lowest -> new Bound(
                        elsewhereShare * lowest,
                        String.format(
                                Locale.ROOT,
                                "floor %.4f: not recorded for this machine, and %.0f %% of %.4f is the lowest of others",
                                elsewhereShare * lowest,
                                100 * elsewhereShare,
                                lowest)));
    }

    /**
     * Records a ratio on machines of that kind.
     *
     * @throws IllegalArgumentException when it has too much noise
     */
    public void put(String machine, String key, Budget budget) {
        if (budget.isTooNoisy(leastShare)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s of '%s' has noise %.1f %%, wanted at most %.1f %%: record it on a quiet machine",
                    key,
                    machine,
                    100 * budget.noise(),
                    100 * Budget.mostNoise(leastShare)));
        }
        machines.computeIfAbsent(machine, kind -> new TreeMap<>()).put(key, budget);
    }

    /** A figure that is the same on every machine, rounded as in the file; empty when none was recorded. */
    public Optional<Double> figure(String key) {
        return Optional.ofNullable(figures.get(key));
    }

    /** Records such a figure. */
    public void put(String key, double figure) {
        figures.put(key, rounded(figure));
    }
}
