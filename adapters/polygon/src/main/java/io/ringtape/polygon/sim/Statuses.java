package io.ringtape.polygon.sim;

import java.nio.charset.StandardCharsets;

/** The status messages of the vendor, as frames or as events. */
final class Statuses {
    static final String CONNECTED = event("connected", "Connected Successfully");
    static final String AUTHENTICATED = event("auth_success", "authenticated");
    static final String BAD_KEY = event("auth_failed", "authentication failed");
    static final String NO_STREAM = event("auth_failed", "Your plan doesn't include websocket access.");
    static final String TOO_LATE = event("auth_timeout", "No authentication request received.");
    static final String NOT_AUTHORIZED = event("error", "not authorized");
    static final String TOO_MANY = event("max_connections", "Maximum number of websocket connections exceeded. ");

    private Statuses() {}

    static String subscribed(Topic topic) {
        return event("success", "subscribed to: " + topic);
    }

    static String unsubscribed(Topic topic) {
        return event("success", "unsubscribed to: " + topic);
    }

    /** Returns a status event as a JSON object. */
    static String event(String status, String message) {
        JsonBytes json = new JsonBytes(128);
        json.begin()
                .text(JsonBytes.key("ev"), "status")
                .text(JsonBytes.key("status"), status)
                .text(JsonBytes.key("message"), message)
                .end();
        return new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8);
    }
}
