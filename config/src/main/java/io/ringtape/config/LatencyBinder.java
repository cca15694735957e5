package io.ringtape.config;

import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.order.LatencySettings;
import io.ringtape.setting.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds a latency, or several with their weights as a sequence of pairs.
 *
 * @param latency the binder of one latency
 */
record LatencyBinder(NumberBinder latency) implements ValueBinder {
    private static final String LEAST_WEIGHT = "0.000001";
    private static final String MOST_WEIGHT = "1000000";
    private static final int DECIMALS = 6;

    LatencyBinder(Range range) {
        this(new NumberBinder(long.class, range));
    }

    @Override
    public Object read(Section section, String key) {
        if (!(section.mapping.get(key) instanceof Sequence sequence)) {
            Object constant = latency.read(section, key);
            return constant == null ? null : List.of(new LatencySettings.WeightedLatency((long) constant, 1));
        }
        List<LatencySettings.WeightedLatency> rows = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (YamlValue element : sequence.values()) {
            if (element instanceof Sequence pair && isPair(pair.values())) {
                BigDecimal time = decimal(pair.values().get(0));
                BigDecimal weight = decimal(pair.values().get(1));
                rows.add(new LatencySettings.WeightedLatency(
                        latency.range().unit().toRecord(time), ScalarFormat.units(weight, DECIMALS)));
                texts.add(List.of(time.toPlainString(), weight.toPlainString()));
            } else {
                section.refuse(key, element, "a pair of " + latency.wanted() + " and a weight above 0");
            }
        }
        if (sequence.values().isEmpty()) {
            section.refuse(key, sequence, "one pair or more");
        }
        section.canonical.put(key, texts.toString());
        return rows.isEmpty() || rows.size() < sequence.values().size() ? null : rows;
    }

    private boolean isPair(List<YamlValue> pair) {
        String most = latency.shown(latency.range().max());
        return pair.size() == 2
                && isDecimal(pair.get(0), latency.shown(latency.range().min()), most)
                && isDecimal(pair.get(1), LEAST_WEIGHT, MOST_WEIGHT);
    }

    private static boolean isDecimal(YamlValue value, String least, String most) {
        return value instanceof Scalar scalar && ScalarFormat.isDecimal(scalar.text(), least, most, DECIMALS);
    }

    private static BigDecimal decimal(YamlValue value) {
        return ScalarFormat.decimal(((Scalar) value).text());
    }

    @Override
    public String wanted() {
        return latency.wanted() + ", or pairs of such a latency and its weight";
    }
}
