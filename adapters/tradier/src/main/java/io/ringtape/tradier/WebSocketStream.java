package io.ringtape.tradier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;

/** A connection by Java-WebSocket, whose own watch and reconnecting are off. */
final class WebSocketStream implements AccountConnection {
    private static final int CONNECT_MILLIS = 10_000;

    private final Listener listener;
    private final OwnSockets sockets = new OwnSockets();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Client client;

    private WebSocketStream(URI server, String greeting, Listener listener) {
        this.listener = listener;
        client = new Client(server, greeting);
    }

    /** Dials a server, to which {@code greeting} is sent when it is there. */
    static WebSocketStream dial(URI server, String greeting, Listener listener) {
        WebSocketStream stream = new WebSocketStream(server, greeting, listener);
        stream.client.connect();
        return stream;
    }

    @Override
    public void end() {
        client.closeConnection(CloseFrame.NORMAL, "");
        sockets.close();
        closed("ended by us");
    }

    private void closed(String reason) {
        if (isClosed.compareAndSet(false, true)) {
            listener.onClosed(this, reason);
        }
    }

    /** Makes the connection's socket and closes it, whatever the library's threads wait for. */
    private static final class OwnSockets extends SocketFactory {
        private Socket socket;
        private boolean isClosed;

        @Override
        public synchronized Socket createSocket() throws IOException {
            if (isClosed) {
                throw new IOException("the connection was ended");
            }
            socket = new Socket();
            return socket;
        }

        synchronized void close() {
            isClosed = true;
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException closing) { // it is over either way
                    return;
                }
            }
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("wanted a socket that is not connected");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host.getHostName(), port);
        }
    }

    private final class Client extends WebSocketClient {
        private final String greeting;

        Client(URI server, String greeting) {
            super(server, new Draft_6455(), null, CONNECT_MILLIS);
            this.greeting = greeting;
            setSocketFactory(sockets);
            setConnectionLostTimeout(0);
            setTcpNoDelay(true);
            setDaemon(true);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            try {
                send(greeting);
                listener.onOpen(WebSocketStream.this);
            } catch (WebsocketNotConnectedException gone) {
                closed("not connected");
            }
        }

        @Override
        public void onMessage(String text) {
            listener.onText(WebSocketStream.this, text);
        }

        @Override
        public void onClose(int code, String reason, boolean byServer) {
            closed((byServer ? "the server closed the stream" : "the stream ended") + " (" + code + ")");
        }

        @Override
        public void onError(Exception error) {
            if (!isOpen()) {
                closed(error.getClass().getSimpleName());
            }
        }
    }
}
