package io.ringtape.bench.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringtape.config.NearestWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the budgets strictly: an unknown key would silently leave a ratio unjudged. */
final class BudgetsFile {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> KEYS =
            List.of(Budgets.LEAST_SHARE, Budgets.ELSEWHERE_SHARE, Budgets.EVERYWHERE, Budgets.MACHINES);
    private static final List<String> BUDGET_KEYS = List.of(Budgets.RATIO, Budgets.NOISE);

    private final Path file;
    private final Collection<String> ratios;
    private final Collection<String> figures;
    private final List<String> problems = new ArrayList<>();

    BudgetsFile(Path file, Collection<String> ratios, Collection<String> figures) {
        this.file = file;
        this.ratios = ratios;
        this.figures = figures;
    }

    Budgets read() throws IOException {
        Map<String, JsonNode> root = members("the file", tree());
        requireAll("the file", root, KEYS);
        throwIfAny();
        double leastShare = number(Budgets.LEAST_SHARE, root.get(Budgets.LEAST_SHARE));
        double elsewhereShare = number(Budgets.ELSEWHERE_SHARE, root.get(Budgets.ELSEWHERE_SHARE));
        throwIfAny();
        try {
            Budgets budgets = new Budgets(leastShare, elsewhereShare);
            putFigures(members(Budgets.EVERYWHERE, root.get(Budgets.EVERYWHERE)), budgets);
            members(Budgets.MACHINES, root.get(Budgets.MACHINES))
                    .forEach((machine, node) -> putRatios(machine, members("'" + machine + "'", node), budgets));
            throwIfAny();
            return budgets;
        } catch (IllegalArgumentException e) {
            throw new IOException("no budgets in " + file + ": " + e.getMessage(), e);
        }
    }

    private JsonNode tree() throws IOException {
        try {
            return STRICT.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "no JSON in " + file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
    }

    private void putFigures(Map<String, JsonNode> members, Budgets budgets) {
        requireKnown(Budgets.EVERYWHERE, members, figures);
        members.forEach((key, value) -> budgets.put(key, number(key, value)));
    }

    private void putRatios(String machine, Map<String, JsonNode> members, Budgets budgets) {
        requireKnown("'" + machine + "'", members, ratios);
        members.forEach((key, node) -> {
            String where = key + " of '" + machine + "'";
            Map<String, JsonNode> budget = members(where, node);
            requireAll(where, budget, BUDGET_KEYS);
            double ratio = number("ratio of " + where, budget.get(Budgets.RATIO));
            double noise = number("noise of " + where, budget.get(Budgets.NOISE));
            if (!Double.isNaN(ratio + noise)) {
                putRatio(machine, key, ratio, noise, budgets);
            }
        });
    }

    private void putRatio(String machine, String key, double ratio, double noise, Budgets budgets) {
        try {
            budgets.put(machine, key, new Budget(ratio, noise));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private Map<String, JsonNode> members(String where, JsonNode node) {
        Map<String, JsonNode> members = new TreeMap<>();
        if (node.isObject()) {
            node.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
        } else {
            problems.add(where + " is " + node + ", wanted an object of keys and values");
        }
        return members;
    }

    private void requireAll(String where, Map<String, JsonNode> members, Collection<String> wanted) {
        requireKnown(where, members, wanted);
        wanted.stream()
                .filter(key -> !members.containsKey(key))
                .forEach(key -> problems.add(where + " has no '" + key + "'"));
    }

    private void requireKnown(String where, Map<String, JsonNode> members, Collection<String> known) {
        members.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(where + " has an unknown '" + key + "', " + NearestWord.hint(key, known)));
    }

    /** Returns the number, or NaN and adds a problem when the value is something else or missing. */
    private double number(String where, JsonNode value) {
        if (value == null) {
            return Double.NaN;
        }
        if (!value.isNumber()) {
            problems.add(where + " is " + value + ", wanted a number");
            return Double.NaN;
        }
        return value.doubleValue();
    }

    private void throwIfAny() throws IOException {
        if (!problems.isEmpty()) {
            throw new IOException("no budgets in " + file + ": " + String.join("; ", problems));
        }
    }
}
