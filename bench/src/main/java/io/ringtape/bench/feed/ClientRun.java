package io.ringtape.bench.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * What a process with the feed has to do.
 *
 * @param hosts addresses of the server
 * @param time when the session begins and ends
 * @param events live events that it waits for after the end; 0 to wait until none comes
 * @param isProfiled whether its stacks are sampled
 */
record ClientRun(Hosts hosts, Time time, long events, boolean isProfiled) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Addresses of the server.
     *
     * @param stream of the WebSocket
     * @param rest of REST
     */
    record Hosts(String stream, String rest) {}

    /**
     * Session time, epoch nanoseconds.
     *
     * @param startNs at which it stands still until the feed is connected
     * @param speed seconds of the session in a second from then on; 0 to follow the newest event
     * @param fromNs from which on is measured
     * @param endNs at which the server has sent its last event
     */
    record Time(long startNs, double speed, long fromNs, long endNs) {
        boolean followsEvents() {
            return speed == 0;
        }
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record without a JSON form", e);
        }
    }

    static ClientRun parse(String json) throws IOException {
        return MAPPER.readValue(json, ClientRun.class);
    }
}
