package io.ringtape.tradier.sim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request, read.
 *
 * @param method such as {@code POST}
 * @param path decoded, without the query
 * @param query its values
 * @param fields the values of the form in its body
 */
record ApiRequest(String method, String path, Map<String, String> query, Map<String, String> fields) {
    static ApiRequest of(HttpCall call) {
        int mark = call.target().indexOf('?');
        String path = mark < 0 ? call.target() : call.target().substring(0, mark);
        String query = mark < 0 ? "" : call.target().substring(mark + 1);
        boolean isForm = call.header("content-type").startsWith("application/x-www-form-urlencoded");
        return new ApiRequest(call.method(), decoded(path), values(query), isForm ? values(call.body()) : Map.of());
    }

    /** Returns a whole number from 1. */
    int number(String name, int fallback) {
        String text = query.getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : fallback;
    }

    /** Returns part {@code i} of the path, or an empty text. */
    String part(int i) {
        String[] parts = path.split("/", -1);
        return i < parts.length ? parts[i] : "";
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
