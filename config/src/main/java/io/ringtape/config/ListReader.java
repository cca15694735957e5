package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.order.LatencySettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The sequences of one mapping, beside its scalars. */
abstract class ListReader extends ScalarReader {
    private static final String LEAST_WEIGHT = "0.000001";
    private static final String MOST_WEIGHT = "1000000";

    /** Of a latency in milliseconds, and of its weight. */
    private static final int DECIMALS = 6;

    ListReader(String path, String over, Mapping mapping, Problems problems, CanonicalText canonical) {
        super(path, over, mapping, problems, canonical);
    }

    /** A set of constants from a sequence of their names. */
    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        elements(key, value(key), "a sequence such as [" + names(type).get(0) + "]")
                .forEach(element -> choose(key, element, type, chosen));
        canonical.put(key, chosen.toString());
        return chosen;
    }

    /** A set of constants, empty without the key. */
    <E extends Enum<E>> Set<E> choicesIfAny(String key, Class<E> type) {
        if (has(key)) {
            return choices(key, type);
        }
        canonical.put(key, "[]");
        return EnumSet.noneOf(type);
    }

    private <E extends Enum<E>> void choose(String key, YamlValue element, Class<E> type, Set<E> chosen) {
        if (element instanceof Scalar scalar && names(type).contains(scalar.text())) {
            chosen.add(Enum.valueOf(type, scalar.text()));
        } else {
            String hint = NearestWord.hint(element instanceof Scalar scalar ? scalar.text() : "", names(type));
            problem(element.place(), pathOf(key) + " has " + shown(element) + "; " + hint);
        }
    }

    /** A set of condition ids, 0 to 255, from a sequence of numbers; in rising order. */
    Set<Integer> ids(String key) {
        String wanted = "a sequence of ids from 0 to " + ScalarForm.MAX_ID;
        Set<Integer> ids = new TreeSet<>();
        words(key, elements(key, value(key), wanted), ScalarForm::isId, wanted)
                .forEach(id -> ids.add(Integer.valueOf(id)));
        canonical.put(key, ids.toString());
        return ids;
    }

    /** Lists of words that fit, from a sequence of sequences. */
    List<List<String>> wordLists(String key, Predicate<String> fits, String wanted) {
        String sequences = "a sequence of sequences";
        List<List<String>> lists = new ArrayList<>();
        for (YamlValue element : elements(key, value(key), sequences)) {
            lists.add(words(key, elements(key, element, sequences), fits, wanted));
        }
        canonical.put(key, lists.toString());
        return lists;
    }

    private List<String> words(String key, List<YamlValue> elements, Predicate<String> fits, String wanted) {
        List<String> words = new ArrayList<>();
        for (YamlValue element : elements) {
            if (element instanceof Scalar scalar && fits.test(scalar.text())) {
                words.add(scalar.text());
            } else {
                refuse(key, element, wanted);
            }
        }
        return words;
    }

    private List<YamlValue> elements(String key, YamlValue value, String wanted) {
        if (value instanceof Sequence sequence) {
            return sequence.values();
        }
        if (value != null) {
            refuse(key, value, wanted);
        }
        return List.of();
    }

    /** A latency in milliseconds, or a sequence of pairs of a latency and its weight above 0. */
    List<LatencySettings.Row> histogram(String key, String most) {
        if (!(mapping.get(key) instanceof Sequence sequence)) {
            return List.of(new LatencySettings.Row(millis(key, "0", most), 1));
        }
        known.add(key);
        List<LatencySettings.Row> rows = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (YamlValue element : sequence.values()) {
            if (element instanceof Sequence pair
                    && pair.values().size() == 2
                    && isDecimal(pair.values().get(0), "0", most)
                    && isDecimal(pair.values().get(1), LEAST_WEIGHT, MOST_WEIGHT)) {
                BigDecimal latency = decimal(pair.values().get(0));
                BigDecimal weight = decimal(pair.values().get(1));
                rows.add(new LatencySettings.Row(
                        ScalarForm.units(latency, DECIMALS), ScalarForm.units(weight, DECIMALS)));
                texts.add(List.of(latency.toPlainString(), weight.toPlainString()));
            } else {
                refuse(key, element, "a pair of milliseconds from 0 to " + most + " and a weight above 0");
            }
        }
        if (sequence.values().isEmpty()) {
            refuse(key, sequence, "one pair or more");
        }
        canonical.put(key, texts.toString());
        return rows.isEmpty() ? List.of(new LatencySettings.Row(0, 1)) : rows;
    }

    private static boolean isDecimal(YamlValue value, String least, String most) {
        return value instanceof Scalar scalar && ScalarForm.isDecimal(scalar.text(), least, most, DECIMALS);
    }

    private static BigDecimal decimal(YamlValue value) {
        return ScalarForm.decimal(((Scalar) value).text());
    }

    /** The names of all constants, in their order. */
    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
