package io.ringtape.tradier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ringtape.event.BrokerState;
import io.ringtape.event.BrokerStatus;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.OrderStatus;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeSchedule;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.TradierToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token is in nothing that leaves the adapter but the header of a request, whatever the broker answers. */
class SecretsTest {
    private static final String SECRET = "kQ7/xW2+vB9=zT4?uN1";
    private static final String URL_ENCODED = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    private static final List<String> FORMS = List.of(
            SECRET,
            "Bearer " + SECRET,
            base64(SECRET),
            base64(":" + SECRET),
            base64("me:" + SECRET + "!"),
            base64("Bearer " + SECRET),
            URL_ENCODED,
            URL_ENCODED.toLowerCase(Locale.ROOT));

    /** Parts of the token and of its forms; none of them may be seen. */
    private static final List<String> TRACES =
            List.of("xW2+vB9", "xW2%2BvB9", URL_ENCODED.toLowerCase(Locale.ROOT), inner(""), inner(" "), inner("  "));

    private final TradierToken token = new TradierToken(SECRET);
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns base64 of the token behind a text, without the characters that depend on what is around it. */
    private static String inner(String before) {
        String all = base64(before + SECRET);
        return all.substring(4, all.length() - 4);
    }

    /** Returns answers that repeat the token, in each form. */
    static Stream<String> echoes() {
        return FORMS.stream()
                .flatMap(form -> Stream.of(
                        PlainSocketServer.answer(401, "text/plain", "Invalid Access Token: " + form),
                        PlainSocketServer.answer(400, "text/plain", form),
                        PlainSocketServer.answer(400, "text/plain", "x".repeat(100) + form),
                        PlainSocketServer.answer(
                                400, "application/json", "{\"errors\":{\"error\":[\"no " + form + "\"]}}"),
                        PlainSocketServer.answer(
                                500, "application/json", "{\"fault\":{\"faultstring\":\"" + form + "\"}}"),
                        PlainSocketServer.answer(200, "text/html", "<html>Authorization: " + form + "</html>"),
                        PlainSocketServer.answer(200, "text/plain+" + form, "{}"),
                        PlainSocketServer.answer(200, "application/json", "{\"" + form + "\":1}"),
                        PlainSocketServer.json("{\"profile\":{\"account\":{\"account_number\":\"" + form + "\"}}}"),
                        "HTTP/1.1 " + form + "\r\n\r\n"));
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
        assertClean("what was printed", printed.toString(StandardCharsets.UTF_8));
    }

    private static void assertClean(String what, String text) {
        assertThat(text).as(what).doesNotContain(TRACES);
    }

    private TradierBroker broker(PlainSocketServer server) {
        BrokerSettings usual = ScriptedBroker.settings();
        BrokerSettings settings = new BrokerSettings(
                new BrokerSettings.Hosts(server.uri(), "ws://127.0.0.1:1/", false),
                usual.answers(),
                new BrokerSettings.Watch(
                        20_000_000L, 100_000_000L, 100_000_000L, usual.watch().silentAfterNs()),
                usual.guarding(),
                new BrokerSettings.Budget(100_000, 100_000, 0));
        return new TradierBroker(
                new BrokerTerms(
                        ScriptedBroker.ACCOUNT,
                        "secrets",
                        List.of("XYZ"),
                        new FeeSchedule(ScriptedBroker.FEES),
                        settings,
                        false),
                token);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void noExceptionAtTheStartHasIt(String echo) throws IOException {
        try (PlainSocketServer server = new PlainSocketServer(request -> echo)) {
            TradierBroker broker = broker(server);
            Throwable refused = catchThrowable(() -> broker.open(events::add));
            assertThat(refused).isInstanceOf(IOException.class);
            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            assertClean("the exception", trace.toString());
        }
    }

    /** Takes an order, its refusal or silence, and then lists that repeat the token. */
    @ParameterizedTest
    @MethodSource("echoes")
    void noEventHasIt(String echo) throws IOException {
        CountDownLatch placed = new CountDownLatch(1);
        Function<String, String> answers = request -> {
            if (request.startsWith("POST")) {
                placed.countDown();
            }
            return placed.getCount() == 0 ? echo : PlainSocketServer.ofEmptyAccount(request, ScriptedBroker.ACCOUNT);
        };
        try (PlainSocketServer server = new PlainSocketServer(answers)) {
            TradierBroker broker = broker(server);
            broker.open(event -> events.add(Event.copyOf(event)));
            broker.submit(ScriptedBroker.bracket(1, 100));
            int lists = server.requests("GET").size();
            TradierBrokerTest.await(
                    () -> server.requests("GET").size() > lists + 5 || sees(isOf(OrderStatus.REJECTED)));
            broker.close();
            assertThat(broker.failure()).isEmpty();
        }
        for (Event event : events) {
            Frame frame = new Frame();
            new FrameWriter().write(frame, event);
            assertClean(event.type().toString(), new String(frame.bytes(), 0, frame.length(), StandardCharsets.UTF_8));
        }
    }

    private static Predicate<Event> isOf(OrderStatus status) {
        return event -> event instanceof ExecutionReport report && report.status == status;
    }

    private boolean sees(Predicate<Event> wanted) {
        return events.stream().anyMatch(wanted);
    }

    @Test
    void noThreadShowsItWhileACallIsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Function<String, String> answers = request -> {
            if (!request.startsWith("POST")) {
                return PlainSocketServer.ofEmptyAccount(request, ScriptedBroker.ACCOUNT);
            }
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return PlainSocketServer.answer(401, "text/plain", "no " + SECRET);
        };
        try (PlainSocketServer server = new PlainSocketServer(answers)) {
            TradierBroker broker = broker(server);
            broker.open(event -> events.add(Event.copyOf(event)));
            broker.submit(ScriptedBroker.bracket(1, 100));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            StringBuilder dump = new StringBuilder();
            for (ThreadInfo each : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
                dump.append(each);
            }
            assertThat(dump).contains("ringtape-tradier-http-");
            assertClean("the dump", dump.toString());
            release.countDown();
            TradierBrokerTest.await(() ->
                    sees(event -> event instanceof BrokerStatus status && status.state == BrokerState.TOKEN_REFUSED));
            broker.close();
        }
    }

    @Test
    void noTextOfAnObjectHasIt() throws IOException {
        try (PlainSocketServer server = new PlainSocketServer(request -> null)) {
            TradierBroker broker = broker(server);
            assertClean(
                    "toString",
                    (Object) broker + " " + token + " " + ScriptedBroker.settings() + " "
                            + ApiAnswer.broken(token.quote("no " + SECRET)) + " "
                            + (Object) new HttpCaller(ScriptedBroker.settings(), token));
        }
    }
}
