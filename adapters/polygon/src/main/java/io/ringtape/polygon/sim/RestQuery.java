package io.ringtape.polygon.sim;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A REST request.
 *
 * @param path decoded
 * @param key the key, from the header or the query, or null
 * @param values the query without the key
 */
record RestQuery(String path, String key, Map<String, String> values) {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String BEARER = "Bearer ";
    private static final String KEY = "apiKey";

    static RestQuery of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        Map<String, String> values = new LinkedHashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String key = values.remove(KEY);
        if (header != null && header.startsWith(BEARER)) {
            key = header.substring(BEARER.length()).strip();
        }
        return new RestQuery(uri.getPath(), key, values);
    }

    String value(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    /** Returns a whole number of at most {@code most}. */
    int limit(int fallback, int most) {
        String text = value("limit", Integer.toString(fallback));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("limit is '" + text + "', wanted 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** Whether the value is {@code desc}; it must be that or {@code asc}. */
    boolean isDescending(String name, String fallback) {
        String text = value(name, fallback);
        if (!text.equals("asc") && !text.equals("desc")) {
            throw new IllegalArgumentException(name + " is '" + text + "', wanted asc or desc");
        }
        return text.equals("desc");
    }

    /** Returns path and query without the key. */
    String withoutKey() {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    /**
     * Returns the first nanosecond of a time, or of a day in New York.
     *
     * @param unitNs nanoseconds in a unit of a time that is a number
     */
    static long firstNs(String text, long unitNs) {
        return text.matches("\\d{1,19}") ? Long.parseLong(text) * unitNs : midnightNs(date(text));
    }

    /** Returns the last nanosecond of a time, or of a day in New York. */
    static long lastNs(String text, long unitNs) {
        return text.matches("\\d{1,19}")
                ? Long.parseLong(text) * unitNs + unitNs - 1
                : midnightNs(date(text).plusDays(1)) - 1;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a date nor a time", e);
        }
    }

    private static long midnightNs(LocalDate date) {
        return date.atStartOfDay(NEW_YORK).toEpochSecond() * 1_000_000_000L;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
