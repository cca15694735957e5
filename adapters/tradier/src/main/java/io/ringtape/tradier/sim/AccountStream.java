package io.ringtape.tradier.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The WebSocket of order events: one client at a time, which has named a good session. Its threads are its own. */
final class AccountStream extends WebSocketServer implements SimulatedBrokerage.StreamListener {
    static final String PATH = "/v1/accounts/events";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LIMIT_SECONDS = 10;
    private static final int STOP_MILLIS = 1_000;

    private final Predicate<String> admits;
    private final CompletableFuture<Integer> started = new CompletableFuture<>();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private volatile WebSocket current;

    /**
     * Creates a stream.
     *
     * @param admits whether a session may be used
     */
    AccountStream(InetSocketAddress address, Predicate<String> admits) {
        super(address, 1);
        this.admits = admits;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
        setDaemon(true);
    }

    /** Starts it. Returns its port. */
    int begin() throws IOException {
        start();
        try {
            return started.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot listen on " + getAddress() + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the account stream did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    void end() {
        try {
            stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long connectionCount() {
        return connections.get();
    }

    long eventCount() {
        return events.get();
    }

    /** Sends a heartbeat to the client that is there. */
    void beat(String heartbeat) {
        send(heartbeat);
    }

    @Override
    public void onEvent(String event) {
        if (send(event)) {
            events.incrementAndGet();
        }
    }

    @Override
    public void onTaken() {
        WebSocket taken = current;
        current = null;
        if (taken != null) {
            taken.close(1000, "session taken");
        }
    }

    @Override
    public void onStart() {
        started.complete(getPort());
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        connections.incrementAndGet();
        if (!handshake.getResourceDescriptor().startsWith(PATH)) {
            socket.close(1008, "no such path");
        }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        String session = session(message);
        if (session == null || !admits.test(session)) {
            socket.send("{\"error\":\"Session not found or expired\"}");
            socket.close(1008, "no session");
            return;
        }
        WebSocket before = current;
        current = socket;
        if (before != null && before != socket) {
            before.close(1000, "session taken");
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (socket == current) {
            current = null;
        }
    }

    @Override
    public void onError(WebSocket socket, Exception problem) {
        started.completeExceptionally(problem);
    }

    private boolean send(String text) {
        WebSocket socket = current;
        boolean isOpen = socket != null && socket.isOpen();
        if (isOpen) {
            socket.send(text);
        }
        return isOpen;
    }

    /** Returns the session that a request for order events names, or null. */
    private static String session(String message) {
        try {
            JsonNode node = MAPPER.readTree(message);
            boolean wantsOrders = false;
            for (JsonNode event : node.path("events")) {
                wantsOrders |= event.asText().equals("order");
            }
            return wantsOrders ? node.path("sessionid").asText(null) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
