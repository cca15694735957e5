package io.ringtape.tradier.sim;

import java.util.Map;

/**
 * An HTTP request as a client sends it.
 *
 * @param method such as {@code POST}
 * @param target path and query, encoded
 * @param headers values by name in lower case
 * @param body text, empty for none
 */
public record HttpCall(String method, String target, Map<String, String> headers, String body) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
