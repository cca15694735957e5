package io.ringtape.polygon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.polygon.sim.SimulatedPolygon;
import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.simulation.SimulatedClock;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connection to an address of the kind {@code wss}. */
@Timeout(60)
class EncryptedStreamTest {
    private static final int LONG_MILLIS = 50_000;
    private static final int TLS_HANDSHAKE = 22;

    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private SimulatedPolygon server;

    /** Keeps what a connection tells. */
    private final class Told implements StreamConnection.Listener {
        @Override
        public void onFrame(StreamConnection connection, byte[] bytes, int offset, int length) {
            told.add("frame: " + new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void onPong(StreamConnection connection) {
            told.add("pong");
        }

        @Override
        public void onClosed(StreamConnection connection, String reason) {
            told.add("closed: " + reason);
        }
    }

    @BeforeEach
    void serve() throws Exception {
        server = SimulatedPolygon.start(
                TickingDay.of(1), SimulatedClock.stepped(TickingDay.PRE_OPEN_NS), SimulatorSettings.DEFAULTS);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private EncryptingRelay relay(String host) throws Exception {
        return EncryptingRelay.start(server.webSocketUri(), host, folder);
    }

    private StreamConnection dial(URI address, int connectMillis, SSLContext trust) {
        return WebSocketConnection.dial(address, connectMillis, trust, new Told());
    }

    private static URI encrypted(ServerSocket listening) {
        return URI.create("wss://localhost:" + listening.getLocalPort() + "/stocks");
    }

    private static ServerSocket listen() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void connectsAndReceives() throws Exception {
        try (EncryptingRelay relay = relay("localhost")) {
            StreamConnection connection = dial(relay.address(), LONG_MILLIS, relay.trust());
            assertThat(told.take()).startsWith("frame: ").contains("\"connected\"");
            connection.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
            assertThat(told.take()).startsWith("frame: ").contains("\"auth_success\"");
            connection.ping();
            assertThat(told.take()).isEqualTo("pong");
            connection.end("done");
            assertThat(told.take()).startsWith("closed: ").contains("done");
        }
    }

    @Test
    void aServerThatDoesNotEncryptSeesNeitherARequestNorTheKey() throws Exception {
        try (ServerSocket plain = listen()) {
            StreamConnection connection = dial(encrypted(plain), LONG_MILLIS, SSLContext.getDefault());
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            try (Socket accepted = plain.accept()) {
                accepted.getOutputStream()
                        .write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
                InputStream in = accepted.getInputStream();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    seen.write(next);
                }
            }
            assertThat(told.take()).startsWith("closed: ");
            assertThat(seen.toByteArray()[0]).isEqualTo((byte) TLS_HANDSHAKE);
            assertThat(seen.toString(StandardCharsets.ISO_8859_1))
                    .doesNotContain("GET", "HTTP", SimulatorSettings.TEST_KEY);
        }
    }

    @Test
    void aServerThatIsMuteDuringTheHandshakeIsGivenUp() throws Exception {
        try (ServerSocket mute = listen()) {
            dial(encrypted(mute), 200, SSLContext.getDefault());
            try (Socket accepted = mute.accept()) {
                assertThat(told.take()).startsWith("closed: ");
                assertThat(accepted.getInputStream().readAllBytes()[0]).isEqualTo((byte) TLS_HANDSHAKE);
            }
        }
    }

    @Test
    void endsAtOnceDuringTheHandshake() throws Exception {
        try (ServerSocket mute = listen()) {
            StreamConnection connection = dial(encrypted(mute), LONG_MILLIS, SSLContext.getDefault());
            try (Socket accepted = mute.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(TLS_HANDSHAKE);
                connection.end("no longer wanted");
                assertThat(told.take()).startsWith("closed: ").contains("no longer wanted");
                accepted.setSoTimeout(LONG_MILLIS / 2);
                accepted.getInputStream().readAllBytes();
            }
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        try (EncryptingRelay relay = relay("other.example")) {
            dial(relay.address(), LONG_MILLIS, relay.trust());
            assertThat(told.take()).startsWith("closed: ").contains("localhost");
            assertThat(relay.passedOn()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
        try (EncryptingRelay relay = relay("localhost")) {
            WebSocketConnection.dial(relay.address(), LONG_MILLIS, new Told());
            assertThat(told.take()).startsWith("closed: ").contains("certification path");
            assertThat(relay.passedOn()).isZero();
        }
    }

    @Test
    void aConnectionThatEndedIsNotDialledAgain() throws Exception {
        try (ServerSocket listening = listen()) {
            StreamSocketFactory sockets =
                    new StreamSocketFactory(encrypted(listening), LONG_MILLIS, SSLContext.getDefault());
            sockets.close();
            assertThatThrownBy(sockets::createSocket).hasMessage("the connection was ended");
        }
    }
}
