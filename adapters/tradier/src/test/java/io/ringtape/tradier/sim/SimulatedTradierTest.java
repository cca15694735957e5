package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Nanos;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server on the wire: HTTP, the account stream, control requests. */
@Timeout(60)
class SimulatedTradierTest {
    private static final String BUY =
            "class=equity symbol=XYZ side=buy quantity=100 type=limit duration=day price=50.10";
    private static final int LIMIT_SECONDS = 30;

    private final SimulatedClock clock = SimulatedClock.stepped(BrokerageClient.OPEN_NS + Nanos.MINUTE_NS);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SimulatedTradier server;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedTradier.start(
                new SimulatedBrokerage(BrokerageClient.SESSION, BrokerageSettings.DEFAULTS, FaultScript.none()),
                clock,
                TradierEndpoints.LOOPBACK);
        server.onQuote("XYZ", 50_080_000, 300_000_000, 50_100_000, 200_000_000, clock.nowNs());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.httpUri() + path))
                .header("Authorization", "Bearer " + BrokerageSettings.TEST_TOKEN)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(LIMIT_SECONDS))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> order(String form) throws Exception {
        return send("POST", "/accounts/" + BrokerageSettings.TEST_ACCOUNT + "/orders", BrokerageClient.encoded(form));
    }

    private String control(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.httpUri().resolve("/sim/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static JsonNode json(String text) {
        return BrokerageClient.json(HttpReply.json(200, text));
    }

    /** Sends a request over a connection of its own. */
    private Socket raw(String method) throws IOException {
        Socket socket = new Socket(server.httpUri().getHost(), server.httpUri().getPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        String body = BrokerageClient.encoded(BUY);
        socket.getOutputStream()
                .write((method + " /v1/accounts/" + BrokerageSettings.TEST_ACCOUNT + "/orders HTTP/1.1\r\n"
                                + "Host: localhost\r\nAuthorization: Bearer " + BrokerageSettings.TEST_TOKEN
                                + "\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void placesListsAndCancelsOverOneConnection() throws Exception {
        long id = json(order(BUY.replace("50.10", "50.00")).body())
                .at("/order/id")
                .asLong();
        String orders = "/accounts/" + BrokerageSettings.TEST_ACCOUNT + "/orders";
        HttpResponse<String> list = send("GET", orders, "");
        assertThat(json(list.body()).at("/orders/order/status").asText()).isEqualTo("open");
        assertThat(list.headers().firstValue("x-ratelimit-used")).contains("1");
        assertThat(send("DELETE", orders + "/" + id, "").statusCode()).isEqualTo(200);
        assertThat(json(send("GET", orders + "/" + id, "").body())
                        .at("/order/status")
                        .asText())
                .isEqualTo("canceled");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void resetsAConnection() throws Exception {
        server.inject("reset accepted=yes");
        try (Socket socket = raw("POST")) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertThat(server.ask(SimulatedBrokerage::executions)).hasSize(1);
    }

    @Test
    void closesAConnectionWithoutAnAnswer() throws Exception {
        server.inject("close-connection");
        try (Socket socket = raw("POST")) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.ask(SimulatedBrokerage::executions)).isEmpty();
    }

    @Test
    void aPostUnderWhichTheKeptAliveConnectionIsClosedIsNotSentAgainByTheJdksClient() throws Exception {
        send("GET", "/user/profile", "");
        server.inject("close-connection accepted=yes");
        assertThatThrownBy(() -> order(BUY)).isInstanceOf(IOException.class);
        assertThat(server.ask(SimulatedBrokerage::tags)).hasSize(1);
    }

    @Test
    void stallsInTheMiddleOfABody() throws Exception {
        server.inject("stalled-body accepted=yes");
        try (Socket socket = raw("POST")) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException(head.toString());
                }
                head.append((char) next);
            }
            assertThat(head).startsWith("HTTP/1.1 200 OK");
            int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            assertThat(in.readNBytes(length / 2)).hasSize(length / 2);
            socket.setSoTimeout(1);
            assertThatThrownBy(in::read).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void neverAnswersAndKeepsTheConnection() throws Exception {
        server.inject("no-answer");
        try (Socket socket = raw("POST")) {
            while (server.ask(each -> each.faults(BrokerFault.NO_ANSWER)) == 0) {
                Thread.onSpinWait();
            }
            socket.setSoTimeout(1);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void answersLateBySessionTime() throws Exception {
        server.inject("slow-answer by=30s");
        try (Socket socket = raw("POST")) {
            while (server.ask(each -> each.executions().size()) == 0) {
                Thread.onSpinWait();
            }
            clock.moveTo(clock.nowNs() + 30 * Nanos.SECOND_NS);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    @Test
    void isSteeredByControlRequests() throws Exception {
        assertThat(control("POST", "faults", "html request=orders\nat 10:00 reset"))
                .isEqualTo("{\"accepted\":2}");
        assertThat(control("POST", "faults", "htmm"))
                .isEqualTo("{\"error\":\"line 1: unknown fault 'htmm', did you mean" + " html?\"}");
        assertThat(control("POST", "market", "quote ABC 10.00 500 10.01 500\ntrade ABC 10.01 100"))
                .isEqualTo("{\"accepted\":2}");
        assertThat(control("POST", "market", "quote ABC")).contains("is neither a quote nor a trade");
        order("class=equity symbol=ABC side=buy quantity=5 type=market duration=day tag=t-1");
        assertThat(json(control("GET", "executions", ""))
                        .at("/executions/0/price")
                        .asDouble())
                .isEqualTo(10.01);
        assertThat(json(control("GET", "state", "")).at("/orders").asInt()).isEqualTo(1);
        assertThat(json(control("GET", "clock", "")).at("/nowNs").asLong()).isEqualTo(clock.nowNs());
        assertThat(json(control("GET", "faults", "")).get("faults")).hasSize(BrokerFault.values().length);
        assertThat(control("GET", "weather", "")).contains("wanted GET /sim/clock");
    }

    /** A client of the account stream. */
    private static final class EventClient extends WebSocketClient {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final String session;

        EventClient(URI uri, String session) {
            super(uri);
            this.session = session;
        }

        String next() throws InterruptedException {
            return heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            send("{\"events\":[\"order\"],\"sessionid\":\"" + session + "\",\"excludeAccounts\":[]}");
        }

        @Override
        public void onMessage(String message) {
            heard.add(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            heard.add("closed " + code + " " + reason);
        }

        @Override
        public void onError(Exception problem) {}
    }

    private EventClient streamClient() throws Exception {
        JsonNode stream =
                json(send("POST", "/accounts/events/session", "").body()).get("stream");
        EventClient client = new EventClient(
                URI.create(stream.get("url").asText()), stream.get("sessionid").asText());
        assertThat(client.connectBlocking(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return client;
    }

    @Test
    void theStreamHasHeartbeatsAndOrderEventsWithoutSymbolAndSide() throws Exception {
        EventClient client = streamClient();
        String heartbeat = null;
        while (heartbeat == null) { // the server may not have read the session yet when a minute has passed
            clock.moveTo(clock.nowNs() + Nanos.MINUTE_NS);
            heartbeat = client.heard.poll(20, TimeUnit.MILLISECONDS);
        }
        assertThat(heartbeat).contains("\"event\":\"heartbeat\"");
        order(BUY);
        String event = client.next();
        while (event.contains("heartbeat")) {
            event = client.next();
        }
        assertThat(json(event).get("status").asText()).isEqualTo("open");
        assertThat(json(event).has("symbol")).isFalse();
        assertThat(json(client.next()).get("status").asText()).isEqualTo("pending");
        assertThat(json(client.next()).get("exec_quantity").asInt()).isEqualTo(100);
        client.closeBlocking();
    }

    @Test
    void aSecondSessionEndsTheFirstAndAFalseOneIsRefused() throws Exception {
        EventClient first = streamClient();
        EventClient second = streamClient();
        assertThat(first.next()).isEqualTo("closed 1000 session taken");
        server.inject("session-taken");
        assertThat(second.next()).isEqualTo("closed 1000 session taken");
        EventClient foreign = new EventClient(server.streamUri(), "made-up");
        foreign.connectBlocking(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(foreign.next()).contains("Session not found");
        assertThat(foreign.next()).startsWith("closed 1008");
    }

    @Test
    void closedItLeavesNoThreadAndNoPort() throws Exception {
        EventClient client = streamClient();
        order(BUY);
        server.close();
        assertThat(client.next()).isNotNull();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("tradier-") || name.startsWith("WebSocketSelector"));
        for (URI uri : new URI[] {server.httpUri(), server.streamUri()}) {
            try (ServerSocket again = new ServerSocket()) {
                again.setReuseAddress(true);
                again.bind(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
                assertThat(again.isBound()).isTrue();
            }
        }
    }
}
