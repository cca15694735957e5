package io.ringtape.polygon.live;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/**
 * A connection by Java-WebSocket. Takes the bytes of whole text frames as they are, without making a string of them. The
 * library's own watch is off, because it counts a mute server as alive for up to 150 s; so is its reconnecting, which can
 * hang on one.
 */
final class WebSocketConnection implements StreamConnection {
    /** The largest frame that is taken; a header that claims more ends the connection. */
    static final int MOST_FRAME_BYTES = 16 << 20;

    private final Listener listener;
    private final StreamSocketFactory sockets;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Client client;

    private WebSocketConnection(URI server, int connectMillis, SSLContext trust, Listener listener) {
        this.listener = listener;
        sockets = new StreamSocketFactory(server, connectMillis, trust);
        client = new Client(server, connectMillis);
    }

    /**
     * Dials the server, giving TCP at most {@code connectMillis}, and as much to each answer while encryption is agreed
     * on. Trusts the certificates that the Java platform trusts.
     */
    static WebSocketConnection dial(URI server, int connectMillis, Listener listener) {
        return dial(server, connectMillis, platformTrust(), listener);
    }

    /** Dials the server; {@code trust} decides which certificates are trusted. */
    static WebSocketConnection dial(URI server, int connectMillis, SSLContext trust, Listener listener) {
        WebSocketConnection connection = new WebSocketConnection(server, connectMillis, trust, listener);
        connection.client.connect();
        return connection;
    }

    private static SSLContext platformTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no TLS", missing);
        }
    }

    @Override
    public void send(String text) {
        try {
            client.send(text);
        } catch (WebsocketNotConnectedException ended) {
            closed("not connected");
        }
    }

    @Override
    public void ping() {
        try {
            client.sendPing();
        } catch (WebsocketNotConnectedException ended) {
            closed("not connected");
        }
    }

    @Override
    public void end(String reason) {
        client.closeConnection(CloseFrame.NORMAL, reason);
        sockets.close();
        closed(reason);
    }

    private void closed(String reason) {
        if (isClosed.compareAndSet(false, true)) {
            listener.onClosed(this, reason);
        }
    }

    private final class Client extends WebSocketClient {
        Client(URI server, int connectMillis) {
            super(server, new TextDraft(WebSocketConnection.this), null, connectMillis);
            setSocketFactory(sockets);
            setConnectionLostTimeout(0);
            setTcpNoDelay(true);
            setDaemon(true);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {} // the server speaks first

        /** Takes a text that came in several frames; whole ones go past this. */
        @Override
        public void onMessage(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            listener.onFrame(WebSocketConnection.this, bytes, 0, bytes.length);
        }

        @Override
        public void onWebsocketPong(org.java_websocket.WebSocket socket, Framedata frame) {
            listener.onPong(WebSocketConnection.this);
        }

        @Override
        public void onClose(int code, String reason, boolean byServer) {
            String by = byServer ? "the server closed the connection" : "the connection ended";
            closed(by + " (" + code + (reason == null || reason.isEmpty() ? "" : ", " + reason) + ")");
        }

        @Override
        public void onError(Exception error) {
            if (!isOpen()) {
                closed(error.getMessage() == null ? error.toString() : error.getMessage());
            }
        }
    }

    /** Hands whole text frames on as bytes. */
    private static final class TextDraft extends Draft_6455 {
        private final WebSocketConnection connection;
        private byte[] copy = new byte[1 << 16];

        TextDraft(WebSocketConnection connection) {
            super(List.of(), List.of(new Protocol("")), MOST_FRAME_BYTES);
            this.connection = connection;
        }

        @Override
        public Draft copyInstance() {
            return new TextDraft(connection);
        }

        @Override
        public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
            if (frame.getOpcode() != Opcode.TEXT || !frame.isFin()) {
                super.processFrame(socket, frame);
                return;
            }
            ByteBuffer payload = frame.getPayloadData();
            int length = payload.remaining();
            if (payload.hasArray()) {
                int from = payload.arrayOffset() + payload.position();
                connection.listener.onFrame(connection, payload.array(), from, length);
            } else {
                copy = copy.length < length ? new byte[length] : copy;
                payload.get(copy, 0, length);
                connection.listener.onFrame(connection, copy, 0, length);
            }
        }
    }
}
