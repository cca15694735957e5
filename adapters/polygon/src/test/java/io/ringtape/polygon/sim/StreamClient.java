package io.ringtape.polygon.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client of the stream on the JDK's WebSocket, which remembers everything that it is sent. The JDK's may miss an end of
 * the stream right behind a frame; {@link WireClient} does not.
 */
final class StreamClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);

    private final Heard heard = new Heard();
    private final WebSocket socket;

    /** What it was sent so far. For any thread. */
    private static final class Heard implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private final List<String> frames = new ArrayList<>();
        private int pongs;
        private int closeCode = -1;
        private Throwable error;

        @Override
        public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
                notifyAll();
            }
            from.request(1);
            return null;
        }

        @Override
        public synchronized CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs++;
            notifyAll();
            from.request(1);
            return null;
        }

        @Override
        public synchronized CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closeCode = statusCode;
            notifyAll();
            return null;
        }

        @Override
        public synchronized void onError(WebSocket from, Throwable failure) {
            error = failure;
            notifyAll();
        }
    }

    StreamClient(URI uri) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .buildAsync(uri, heard)
                .join();
    }

    /** Returns a client that is authenticated and has subscribed to {@code topics}. */
    static StreamClient subscribed(SimulatedPolygon server, String topics) {
        StreamClient client = new StreamClient(server.webSocketUri());
        client.authenticate().subscribe(topics);
        return client;
    }

    StreamClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    StreamClient authenticate() {
        send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
        awaitStatus("auth_success");
        return this;
    }

    StreamClient subscribe(String topics) {
        return send("{\"action\":\"subscribe\",\"params\":\"" + topics + "\"}");
    }

    StreamClient ping() {
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        return this;
    }

    /** Waits for a status event of that word. */
    StreamClient awaitStatus(String word) {
        awaitEvent("status " + word, event -> event.path("status").asText().equals(word));
        return this;
    }

    /** Waits for an event. Returns it. */
    JsonNode awaitEvent(String what, Predicate<JsonNode> wanted) {
        await(what, () -> events().stream().anyMatch(wanted));
        return events().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for {@code count} events of that kind. Returns all of them. */
    List<JsonNode> awaitEvents(String kind, int count) {
        await(count + " events " + kind, () -> events(kind).size() >= count);
        return events(kind);
    }

    /** Waits for a close frame. Returns its code; 1005 stands for none. */
    int awaitClose() {
        await("a close", () -> heard.closeCode >= 0);
        return heard.closeCode;
    }

    void awaitPongs(int count) {
        await(count + " pongs", () -> heard.pongs >= count);
    }

    List<String> frames() {
        synchronized (heard) {
            return List.copyOf(heard.frames);
        }
    }

    /** Returns the events of all frames that are JSON. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        for (String frame : frames()) {
            try {
                JSON.readTree(frame).forEach(events::add);
            } catch (IOException e) {
                throw new UncheckedIOException(frame, e);
            }
        }
        return events;
    }

    List<JsonNode> events(String kind) {
        return events().stream()
                .filter(event -> event.path("ev").asText().equals(kind))
                .toList();
    }

    List<String> messages() {
        return events("status").stream()
                .map(event -> event.path("message").asText())
                .toList();
    }

    boolean isEnded() {
        synchronized (heard) {
            return heard.error != null || heard.closeCode >= 0;
        }
    }

    /** Something that may become true. */
    interface Condition {
        boolean isMet();
    }

    void await(String what, Condition condition) {
        long endNs = System.nanoTime() + DEADLINE_NS;
        synchronized (heard) {
            while (!condition.isMet()) {
                long restNs = endNs - System.nanoTime();
                if (restNs <= 0) {
                    throw new AssertionError("no " + what + " came; frames " + heard.frames + ", close "
                            + heard.closeCode + ", error " + heard.error);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(heard, restNs);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
