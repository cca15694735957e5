package io.ringtape.bench.gate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recorded budgets, a file of the repository, read strictly: an unknown key would leave a ratio unjudged.
 *
 * @param leastShare share of a recorded ratio that must be kept, 0.5 to 1
 * @param elsewhereShare share of the lowest ratio of any machine that machines without a record must keep
 * @param everywhere figures that are the same on every machine
 * @param machines ratios by kind of machine, since they differ between processors
 */
public record Budgets(
        double leastShare,
        double elsewhereShare,
        Map<Figure, Double> everywhere,
        Map<String, Map<GatedRatio, Budget>> machines) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final double DIGITS = 1e4;

    /** Budgets without a record. */
    public static final Budgets NONE = new Budgets(0.9, 0.5, Map.of(), Map.of());

    public Budgets {
        if (!(leastShare >= 0.5 && leastShare <= 1)) {
            throw new IllegalArgumentException("leastShare " + leastShare + ", wanted 0.5 to 1");
        }
        if (!(elsewhereShare > 0 && elsewhereShare <= leastShare)) {
            throw new IllegalArgumentException(
                    "elsewhereShare " + elsewhereShare + ", wanted above 0, at most leastShare " + leastShare);
        }
        if (!Set.of(Figure.BYTES_PER_EVENT).containsAll(everywhere.keySet())) {
            throw new IllegalArgumentException(
                    "everywhere has " + everywhere.keySet() + ", wanted bytesPerEvent alone");
        }
        everywhere = Collections.unmodifiableMap(new TreeMap<>(everywhere));
        machines = Collections.unmodifiableMap(new TreeMap<>(machines));
        List<String> noisy = new ArrayList<>();
        machines.forEach((machine, budgets) -> budgets.forEach((ratio, budget) -> {
            if (budget.exceedsNoise(leastShare)) {
                noisy.add(String.format(
                        Locale.ROOT,
                        "%s of '%s' has noise %.1f %%, wanted at most %.1f %%: record it on a quiet machine",
                        ratio.key(),
                        machine,
                        100 * budget.noise(),
                        100 * Budget.mostNoise(leastShare)));
            }
        }));
        if (!noisy.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", noisy));
        }
    }

    /**
     * Reads the budgets of a file.
     *
     * @throws IOException if the file cannot be read or holds something else; the message says what
     */
    public static Budgets read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readString(file), Budgets.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation().getLineNr();
            throw new IOException("no budgets in " + file + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Writes the file, or leaves it as it was. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsString(this) + "\n");
    }

    /** Rounds a value as the file does. */
    static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    /** Returns the budget of {@code ratio} on machines of the kind {@code machine}; empty if none was recorded. */
    public Optional<Budget> budget(String machine, GatedRatio ratio) {
        return Optional.ofNullable(machines.getOrDefault(machine, Map.of()).get(ratio));
    }

    /** Returns the recorded bytes of an event; empty if none were recorded. */
    public Optional<Double> bytes() {
        return Optional.ofNullable(everywhere.get(Figure.BYTES_PER_EVENT));
    }

    /** Returns the bound of {@code ratio} on machines of the kind {@code machine}; empty if no machine has a record. */
    Optional<Bound> bound(String machine, GatedRatio ratio) {
        return budget(machine, ratio).map(this::bound).or(() -> floor(ratio));
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

    private Optional<Bound> floor(GatedRatio ratio) {
        return machines.values().stream()
                .filter(budgets -> budgets.containsKey(ratio))
                .map(budgets -> budgets.get(ratio).ratio())
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
     * Returns these budgets with {@code recorded} for machines of the kind {@code machine}.
     *
     * @throws IllegalArgumentException if one has too much noise
     */
    public Budgets with(String machine, Map<GatedRatio, Budget> recorded) {
        Map<GatedRatio, Budget> ratios = new TreeMap<>(machines.getOrDefault(machine, Map.of()));
        ratios.putAll(recorded);
        Map<String, Map<GatedRatio, Budget>> all = new TreeMap<>(machines);
        all.put(machine, ratios);
        return new Budgets(leastShare, elsewhereShare, everywhere, all);
    }

    /** Returns these budgets with {@code bytes} for each event, rounded as in the file. */
    public Budgets withBytes(double bytes) {
        return new Budgets(leastShare, elsewhereShare, Map.of(Figure.BYTES_PER_EVENT, rounded(bytes)), machines);
    }
}
