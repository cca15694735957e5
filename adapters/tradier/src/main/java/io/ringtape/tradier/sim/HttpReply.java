package io.ringtape.tradier.sim;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer, and how it reaches the client.
 *
 * @param status HTTP status
 * @param headers values by name
 * @param body its bytes; shared, do not modify
 * @param delivery how much of it the client gets
 * @param delayNs session time until its first byte
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they go to the socket, never compared
public record HttpReply(int status, Map<String, String> headers, byte[] body, Delivery delivery, long delayNs) {
    static final String JSON = "application/json;charset=utf-8";

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** How much of an answer the client gets. */
    public enum Delivery {
        /** All of it. */
        WHOLE,

        /** The headers and half of the body; the connection stays open. */
        HALF_BODY_THEN_STALL,

        /** Nothing; the connection stays open. */
        NO_ANSWER,

        /** Nothing; the connection is reset (RST). */
        RESET,

        /** Nothing; the connection is ended (FIN). */
        CLOSE
    }

    static HttpReply of(int status, String type, String text) {
        return new HttpReply(
                status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE, 0);
    }

    static HttpReply json(int status, String text) {
        return of(status, JSON, text);
    }

    static HttpReply plain(int status, String text) {
        return of(status, "text/plain", text);
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    HttpReply with(Delivery other) {
        return new HttpReply(status, headers, body, other, delayNs);
    }

    HttpReply delayed(long byNs) {
        return new HttpReply(status, headers, body, delivery, byNs);
    }

    HttpReply withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new HttpReply(status, all, body, delivery, delayNs);
    }
}
