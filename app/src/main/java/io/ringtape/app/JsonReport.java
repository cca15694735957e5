package io.ringtape.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The object that {@code --json} prints, with keys in insertion order, money as exact decimals, and null for missing
 * values.
 */
public final class JsonReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final MathContext SIGNIFICANT = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a text or null. */
    public JsonReport text(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** Adds a whole number. */
    public JsonReport count(String key, long value) {
        values.put(key, Missing.isPresent(value) ? value : null);
        return this;
    }

    /** Adds an object of whole numbers. */
    public JsonReport counts(String key, Map<String, Long> counts) {
        values.put(key, new LinkedHashMap<>(counts));
        return this;
    }

    /** Adds a boolean. */
    public JsonReport flag(String key, boolean value) {
        values.put(key, value);
        return this;
    }

    /** Adds a price, size or amount given in micros, as a decimal in dollars or shares. */
    public JsonReport micros(String key, long value) {
        values.put(key, Missing.isPresent(value) ? decimal(value) : null);
        return this;
    }

    /** Adds a statistic, rounded to twelve significant digits. */
    public JsonReport statistic(String key, double value) {
        values.put(key, Double.isFinite(value) ? rounded(value) : null);
        return this;
    }

    /** Returns the value to twelve significant digits, which hides what binary fractions add to sums of decimals. */
    static BigDecimal rounded(double value) {
        return whole(BigDecimal.valueOf(value).round(SIGNIFICANT));
    }

    /** Adds a duration given in nanoseconds, as seconds to the millisecond. */
    public JsonReport seconds(String key, long ns) {
        values.put(key, BigDecimal.valueOf(Math.round(ns / 1e6), 3));
        return this;
    }

    /** Adds a nested object. */
    public JsonReport object(String key, JsonReport value) {
        values.put(key, value == null ? null : value.values);
        return this;
    }

    /** Adds a list of texts. */
    public JsonReport texts(String key, List<String> list) {
        values.put(key, List.copyOf(list));
        return this;
    }

    /** Adds a list of objects. */
    public JsonReport objects(String key, List<JsonReport> list) {
        values.put(key, list.stream().map(each -> each.values).toList());
        return this;
    }

    /** Adds text that is already JSON, or null. */
    public JsonReport json(String key, String text) {
        values.put(key, text == null ? null : new RawValue(text));
        return this;
    }

    /** Adds a list of texts that are already JSON. */
    public JsonReport jsons(String key, List<String> texts) {
        values.put(key, texts.stream().map(RawValue::new).toList());
        return this;
    }

    /** Returns the object on one line. */
    @Override
    public String toString() {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always have a JSON form", e);
        }
    }

    private static BigDecimal decimal(long micros) {
        return whole(BigDecimal.valueOf(micros, 6));
    }

    /** Returns the value without zeros at its end, and without an exponent above 0. */
    private static BigDecimal whole(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
