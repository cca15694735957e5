package io.ringtape.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringtape.event.Missing;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one object that {@code --json} prints: keys in the order they were put, money as exact decimals, and null for
 * what is missing.
 */
public final class JsonReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Puts a text, null for none. */
    public JsonReport text(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** Puts a whole number. */
    public JsonReport count(String key, long value) {
        values.put(key, Missing.isPresent(value) ? value : null);
        return this;
    }

    /** Puts an object of whole numbers. */
    public JsonReport counts(String key, Map<String, Long> counts) {
        values.put(key, new LinkedHashMap<>(counts));
        return this;
    }

    /** Puts a claim. */
    public JsonReport flag(String key, boolean value) {
        values.put(key, value);
        return this;
    }

    /** Puts a price, a size or money given in micros, as a decimal of dollars or shares. */
    public JsonReport micros(String key, long value) {
        values.put(key, Missing.isPresent(value) ? decimal(value) : null);
        return this;
    }

    /** Puts a statistic. */
    public JsonReport statistic(String key, double value) {
        values.put(key, Double.isFinite(value) ? value : null);
        return this;
    }

    /** Puts a span of time given in nanoseconds, as seconds to the millisecond. */
    public JsonReport seconds(String key, long ns) {
        values.put(key, BigDecimal.valueOf(Math.round(ns / 1e6), 3));
        return this;
    }

    /** Puts an object within this one. */
    public JsonReport object(String key, JsonReport value) {
        values.put(key, value == null ? null : value.values);
        return this;
    }

    /** Puts a list of texts. */
    public JsonReport texts(String key, List<String> list) {
        values.put(key, List.copyOf(list));
        return this;
    }

    /** Puts a list of objects. */
    public JsonReport objects(String key, List<JsonReport> list) {
        values.put(key, list.stream().map(each -> each.values).toList());
        return this;
    }

    /** The object on one line. */
    @Override
    public String toString() {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always have a JSON form", e);
        }
    }

    private static BigDecimal decimal(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
