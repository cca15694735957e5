package io.ringtape.polygon.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Makes the connected socket of one connection, encrypted if the address says {@code wss}: the WebSocket library leaves
 * encryption to the factory once it has been given one. The certificate must be trusted and be of the host that is
 * dialled.
 *
 * <p>{@link #close} closes the TCP socket beneath, whatever the library's threads wait for: an encrypted socket waits
 * for whoever is writing before it closes, and the library closes a socket only after its writing thread has ended.
 */
final class StreamSocketFactory extends SocketFactory {
    private static final int USUAL_PORT = 80;
    private static final int USUAL_SECURE_PORT = 443;

    private final URI server;
    private final int connectMillis;
    private final SSLContext trust;
    private Socket tcp;
    private boolean isClosed;

    /**
     * @param connectMillis the longest wait for the TCP connection, and for each answer while encryption is agreed on
     * @param trust decides which certificates are trusted
     */
    StreamSocketFactory(URI server, int connectMillis, SSLContext trust) {
        this.server = server;
        this.connectMillis = connectMillis;
        this.trust = trust;
    }

    /** Dials the server. Returns once the server may be trusted with the key, if the address is a secure one. */
    @Override
    public Socket createSocket() throws IOException {
        boolean isSecure = "wss".equals(server.getScheme());
        int usualPort = isSecure ? USUAL_SECURE_PORT : USUAL_PORT;
        int port = server.getPort() < 0 ? usualPort : server.getPort();
        Socket socket = begin();
        try {
            socket.connect(new InetSocketAddress(server.getHost(), port), connectMillis);
            return isSecure ? secured(socket, port) : socket;
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private synchronized Socket begin() throws IOException {
        if (isClosed) {
            throw new IOException("the connection was ended");
        }
        tcp = new Socket();
        return tcp;
    }

    private Socket secured(Socket socket, int port) throws IOException {
        SSLSocket secured = (SSLSocket) trust.getSocketFactory().createSocket(socket, server.getHost(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        socket.setSoTimeout(connectMillis);
        secured.startHandshake();
        socket.setSoTimeout(0);
        return secured;
    }

    /** Closes the socket, or prevents that one is made. Does not wait. Any thread. */
    synchronized void close() {
        isClosed = true;
        if (tcp != null) {
            try {
                tcp.close();
            } catch (IOException closing) { // it is over either way
                return;
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("wanted a socket of " + server.getHost() + " alone");
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
