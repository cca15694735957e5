package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.Calls;
import io.ringtape.tradier.api.RateClass;
import io.ringtape.tradier.api.TradierToken;
import io.ringtape.tradier.api.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's client does with connections that are kept. */
class HttpCallerTest {
    private static final String ORDERS = "/v1/accounts/VA000001/orders";
    private static final String NO_ORDERS = PlainSocketServer.json("{\"orders\":\"null\"}");

    private static HttpCaller caller(PlainSocketServer server) {
        BrokerSettings usual = ScriptedBroker.settings();
        return new HttpCaller(
                new BrokerSettings(
                        new BrokerSettings.Hosts(server.uri(), "ws://127.0.0.1:1/", false),
                        usual.answers(),
                        usual.watch(),
                        usual.guarding(),
                        usual.budget()),
                new TradierToken("a-token-of-tests"));
    }

    private static ApiAnswer make(HttpCaller caller, ApiCall call) throws Exception {
        CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        caller.make(call, answer::complete);
        return answer.get(20, TimeUnit.SECONDS);
    }

    /** Takes 20 s, the time for which the flags of every process keep a connection. */
    @Test
    void aConnectionThatIsIdleIsDroppedBeforeAGatewayDropsIt() throws Exception {
        try (PlainSocketServer server = new PlainSocketServer(request -> NO_ORDERS);
                HttpCaller caller = caller(server)) {
            long beginNs = System.nanoTime();
            assertThat(make(caller, Calls.profile()).status()).isEqualTo(200);
            assertThat(server.leftAlone.await(100, TimeUnit.SECONDS))
                    .as("the client ends the connection")
                    .isTrue();
            assertThat(System.nanoTime() - beginNs).isGreaterThan(10 * SECOND_NS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void aRequestUnderWhichAKeptAliveConnectionClosesIsInDoubtAndNotSentAgain(String method) throws Exception {
        try (PlainSocketServer server = new PlainSocketServer(request -> request.startsWith("GET") ? NO_ORDERS : null);
                HttpCaller caller = caller(server)) {
            make(caller, Calls.profile());
            String form = method.equals("DELETE") ? "" : "class=equity";
            ApiAnswer answer = make(caller, new ApiCall(method, ORDERS, form, RateClass.TRADING));
            assertThat(Verdict.of(answer).kind()).isEqualTo(Verdict.Kind.AMBIGUOUS);
            assertThat(server.requests(method)).hasSize(1);
            make(caller, Calls.profile());
            assertThat(server.requests(method)).as("after another call").hasSize(1);
        }
    }

    @Test
    void aGetUnderWhichAKeptAliveConnectionClosesIsSentAgainByTheClient() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (PlainSocketServer server = new PlainSocketServer(
                        request -> request.contains(ORDERS) && lists.incrementAndGet() == 1 ? null : NO_ORDERS);
                HttpCaller caller = caller(server)) {
            make(caller, Calls.profile());
            ApiAnswer answer = make(caller, new ApiCall("GET", ORDERS, "", RateClass.STANDARD));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.requests("GET"))
                    .as("the profile, and the list twice")
                    .hasSize(3);
        }
    }

    @Test
    void aCallThatNobodyTakesSurelyNeverLeft() throws Exception {
        PlainSocketServer server = new PlainSocketServer(request -> null);
        server.close();
        try (HttpCaller caller = caller(server)) {
            ApiAnswer answer = make(caller, new ApiCall("POST", ORDERS, "class=equity", RateClass.TRADING));
            assertThat(Verdict.of(answer).kind()).isEqualTo(Verdict.Kind.UNSENT);
        }
    }

    @Test
    void anAnswerWithoutAnEndIsGivenUpWithItsConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (PlainSocketServer server = new PlainSocketServer(request -> {
                    asked.countDown();
                    return "HTTP/1.1 200 so\r\nContent-Length: 100\r\n\r\nhalf";
                });
                HttpCaller caller = caller(server)) {
            CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
            HttpCaller.UnderWay underWay = caller.make(Calls.profile(), answer::complete);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            underWay.giveUp();
            assertThat(Verdict.of(answer.get(20, TimeUnit.SECONDS)).kind()).isEqualTo(Verdict.Kind.AMBIGUOUS);
            assertThat(server.leftAlone.await(20, TimeUnit.SECONDS))
                    .as("the connection is not kept")
                    .isTrue();
        }
    }

    @Test
    void anAnswerThatIsAbsurdlyLongIsGivenUp() throws Exception {
        String large = PlainSocketServer.json("{\"orders\":\"" + "x".repeat(33 << 20) + "\"}");
        try (PlainSocketServer server = new PlainSocketServer(request -> large);
                HttpCaller caller = caller(server)) {
            ApiAnswer answer = make(caller, Calls.profile());
            assertThat(answer.toString()).contains("the answer is longer than");
            assertThat(Verdict.of(answer).kind()).isEqualTo(Verdict.Kind.AMBIGUOUS);
        }
    }
}
