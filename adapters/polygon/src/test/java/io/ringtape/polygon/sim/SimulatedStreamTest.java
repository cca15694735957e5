package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.sim.SimulatorSettings.Access;
import io.ringtape.polygon.sim.SimulatorSettings.Delivery;
import io.ringtape.polygon.sim.SimulatorSettings.MaxConnectionsVictim;
import io.ringtape.polygon.sim.SimulatorSettings.Plan;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The protocol of the stream as a client sees it. */
class SimulatedStreamTest {
    private final SmallDay day = new SmallDay();
    private final SimulatedClock clock = SimulatedClock.stepped(SmallDay.OPEN_NS);

    private SimulatedPolygon server() throws IOException {
        return SimulatedPolygon.start(day.day(), clock, SimulatorSettings.DEFAULTS);
    }

    private SimulatedPolygon server(UnaryOperator<SimulatorSettings> change) throws IOException {
        return SimulatedPolygon.start(day.day(), clock, change.apply(SimulatorSettings.DEFAULTS));
    }

    @Test
    void theHandshakeIsTheVendors() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient client = new StreamClient(server.webSocketUri())) {
            client.awaitStatus("connected");
            client.authenticate().subscribe("T.SPY,Q.SPY");
            client.await("two acks", () -> client.messages().size() == 4);
            assertThat(client.frames())
                    .containsExactly(
                            "[{\"ev\":\"status\",\"status\":\"connected\",\"message\":\"Connected Successfully\"}]",
                            "[{\"ev\":\"status\",\"status\":\"auth_success\",\"message\":\"authenticated\"}]",
                            "[{\"ev\":\"status\",\"status\":\"success\",\"message\":\"subscribed to: T.SPY\"},"
                                    + "{\"ev\":\"status\",\"status\":\"success\",\"message\":\"subscribed to: Q.SPY\"}]");
            assertThat(server.counts().connections()).isEqualTo(1);
            assertThat(server.counts().subscriptions()).isEqualTo(2);
        }
    }

    @Test
    void aTopicIsSplitAtItsFirstDotAndSymbolsAreFiltered() throws IOException {
        day.trade(SmallDay.SPY, 1, 500.01, 100);
        day.trade(SmallDay.BRK_B, 2, 480.02, 7);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "T.BRK.B")) {
            client.awaitStatus("success");
            clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
            List<JsonNode> trades = client.awaitEvents("T", 1);
            assertThat(trades).hasSize(1);
            assertThat(trades.get(0).path("sym").asText()).isEqualTo("BRK.B");
        }
    }

    @Test
    void aStarIsEverySymbol() throws IOException {
        day.trade(SmallDay.SPY, 1, 500.01, 100);
        day.trade(SmallDay.BRK_B, 2, 480.02, 7);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "T.*")) {
            client.awaitStatus("success");
            clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
            assertThat(client.awaitEvents("T", 2)).hasSize(2);
            assertThat(client.messages()).contains("subscribed to: T.*");
        }
    }

    @Test
    void unknownLettersAreIgnoredAndUnknownTickersAcknowledged() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "ZZ.SPY,T,T.NOSUCH,T.SPY")) {
            client.await("two acks", () -> client.messages().size() == 4);
            assertThat(client.messages()).endsWith("subscribed to: T.NOSUCH", "subscribed to: T.SPY");
            client.subscribe("T.SPY,Q.SPY");
            client.await("one more ack", () -> client.messages().size() == 5);
            assertThat(client.messages()).endsWith("subscribed to: Q.SPY");
        }
    }

    @Test
    void unsubscribedTopicsFallSilent() throws IOException {
        day.trade(SmallDay.SPY, 1, 500.01, 100);
        day.trade(SmallDay.QQQ, 2, 480.02, 7);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "T.SPY,T.QQQ")) {
            client.send("{\"action\":\"unsubscribe\",\"params\":\"T.SPY,T.IWM\"}");
            client.await("an ack", () -> client.messages().contains("unsubscribed to: T.SPY"));
            clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
            assertThat(client.awaitEvents("T", 1)).hasSize(1);
            assertThat(client.events("T").get(0).path("sym").asText()).isEqualTo("QQQ");
            assertThat(client.messages()).doesNotContain("unsubscribed to: T.IWM");
        }
    }

    @Test
    void aPlanWithoutQuotesRefusesThemWithoutNamingTheTopic() throws IOException {
        try (SimulatedPolygon server = server(settings -> settings.withAccess(access -> new Access(
                        access.keys(), Plan.TRADES, 1, MaxConnectionsVictim.OLDER, access.authTimeoutNs())));
                StreamClient client = StreamClient.subscribed(server, "T.SPY,Q.SPY,AM.SPY,NOI.SPY")) {
            client.await("four answers", () -> client.messages().size() == 6);
            assertThat(client.messages())
                    .endsWith("subscribed to: T.SPY", "not authorized", "subscribed to: AM.SPY", "not authorized");
        }
    }

    @Test
    void acknowledgementsMayHaveAFrameEach() throws IOException {
        try (SimulatedPolygon server = server(
                        settings -> settings.withDelivery(delivery -> new Delivery(100, 0, 1 << 20, true, true)));
                StreamClient client = StreamClient.subscribed(server, "T.SPY,Q.SPY")) {
            client.await("two acks", () -> client.messages().size() == 4);
            assertThat(client.frames()).hasSize(4);
        }
    }

    @Test
    void aWrongKeyIsRefusedAndTheStreamEndsWithoutAClose() throws IOException {
        try (SimulatedPolygon server = server();
                WireClient client = new WireClient(server.webSocketUri())) {
            client.upgrade();
            client.read("connected");
            client.send("{\"action\":\"auth\",\"params\":\"wrong\"}");
            client.read("auth_failed");
            assertThat(client.next()).isEqualTo(-1);
        }
    }

    @Test
    void aPlanWithoutStreamIsRefused() throws IOException {
        try (SimulatedPolygon server = server(settings -> settings.withAccess(access -> new Access(
                        access.keys(), Plan.NO_STREAM, 1, MaxConnectionsVictim.OLDER, access.authTimeoutNs())));
                WireClient client = new WireClient(server.webSocketUri())) {
            client.upgrade();
            client.read("connected");
            client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
            client.read("Your plan doesn't include websocket access.");
            assertThat(client.next()).isEqualTo(-1);
        }
    }

    @Test
    void aClientThatDoesNotAuthenticateIsClosed() throws IOException {
        try (SimulatedPolygon server = server(settings -> settings.withAccess(access ->
                        new Access(access.keys(), Plan.QUOTES, 1, MaxConnectionsVictim.OLDER, 50 * MILLI_NS)));
                StreamClient client = new StreamClient(server.webSocketUri())) {
            client.awaitStatus("auth_timeout");
            assertThat(client.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void nothingIsSubscribedBeforeAuthentication() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient client = new StreamClient(server.webSocketUri())) {
            client.subscribe("T.SPY").awaitStatus("error");
            assertThat(server.counts().subscriptions()).isZero();
        }
    }

    @Test
    void theOlderConnectionOfAKeyIsEvicted() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient older = StreamClient.subscribed(server, "T.SPY")) {
            older.awaitStatus("success");
            try (StreamClient newer = StreamClient.subscribed(server, "T.SPY")) {
                older.awaitStatus("max_connections");
                assertThat(older.awaitClose()).as("no close code").isEqualTo(1005);
                newer.awaitStatus("success");
                assertThat(newer.isEnded()).isFalse();
            }
        }
    }

    @Test
    void theNewcomerIsEvictedIfTheServerIsToldSo() throws IOException {
        try (SimulatedPolygon server = server(settings -> settings.withAccess(access -> new Access(
                        access.keys(), Plan.QUOTES, 1, MaxConnectionsVictim.NEWCOMER, access.authTimeoutNs())));
                StreamClient older = StreamClient.subscribed(server, "T.SPY")) {
            older.awaitStatus("success");
            try (StreamClient newer = StreamClient.subscribed(server, "T.SPY")) {
                newer.awaitStatus("success").awaitStatus("max_connections");
                assertThat(newer.awaitClose()).isEqualTo(1008);
                assertThat(older.isEnded()).isFalse();
            }
        }
    }

    @Test
    void otherKeysHaveConnectionsOfTheirOwn() throws IOException {
        try (SimulatedPolygon server = server(settings -> settings.withAccess(access -> new Access(
                        Set.of(SimulatorSettings.TEST_KEY, "another"),
                        Plan.QUOTES,
                        1,
                        MaxConnectionsVictim.OLDER,
                        access.authTimeoutNs())));
                StreamClient one = StreamClient.subscribed(server, "T.SPY");
                StreamClient two = new StreamClient(server.webSocketUri())) {
            two.send("{\"action\":\"auth\",\"params\":\"another\"}").awaitStatus("auth_success");
            one.awaitStatus("success");
            assertThat(one.isEnded()).isFalse();
            assertThat(server.openConnections()).isEqualTo(2);
        }
    }

    @Test
    void pingsAreAnswered() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient client = new StreamClient(server.webSocketUri())) {
            client.ping().ping().awaitPongs(2);
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredWithAnError() throws IOException {
        try (SimulatedPolygon server = server();
                StreamClient client = new StreamClient(server.webSocketUri())) {
            client.send("hello").awaitStatus("error");
        }
    }

    @Test
    void eventsComeWhenTheClockHasReachedThem() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500.01, 100);
        day.trade(SmallDay.SPY, 2 * SECOND_NS, 500.02, 100);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "T.SPY")) {
            client.awaitStatus("success");
            clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
            assertThat(client.awaitEvents("T", 1)).hasSize(1);
            clock.moveTo(SmallDay.OPEN_NS + 3 * SECOND_NS);
            assertThat(client.awaitEvents("T", 2)).hasSize(2);
        }
    }

    @Test
    void aClientThatDoesNotReadIsDroppedWhenItsBufferOverflows() throws IOException {
        day.random(1, 60_000, MILLI_NS);
        try (SimulatedPolygon server = server(
                        settings -> settings.withDelivery(delivery -> new Delivery(100, 0, 512 << 10, false, true)));
                WireClient client = WireClient.subscribed(new WireClient(server.webSocketUri(), 4 << 10), "T.*,Q.*")) {
            clock.moveTo(SmallDay.OPEN_NS + MINUTE_NS);
            Await.until("a drop", () -> server.counts().slowConsumers() == 1);
            assertThat(server.openConnections()).isZero();
            assertThat(client).isNotNull();
        }
    }

    @Test
    void aClientThatReadsSlowlyIsWaitedForIfDataFollowTheClients() throws IOException {
        day.random(1, 60_000, MILLI_NS);
        SimulatedClock following = SimulatedClock.following(SmallDay.OPEN_NS);
        SimulatorSettings settings =
                SimulatorSettings.DEFAULTS.withDelivery(delivery -> new Delivery(1, 0, 512 << 10, false, true));
        try (SimulatedPolygon server = SimulatedPolygon.start(day.day(), following, settings);
                WireClient client = WireClient.subscribed(new WireClient(server.webSocketUri(), 4 << 10), "T.*,Q.*")) {
            Await.until("a full buffer", () -> server.waitingBytes() == 512 << 10);
            long wanted = day.events().stream()
                    .filter(event -> !(event instanceof Trade trade && trade.isRecord()))
                    .count();
            for (long i = 0; i < wanted; i++) {
                client.read("{\"ev\":\"");
            }
            Await.until("the end of the day", server::isOver);
            assertThat(server.counts().slowConsumers()).isZero();
        }
    }

    @Test
    void framesHoldNoMoreEventsThanToldTo() throws IOException {
        day.random(1, 100, MILLI_NS);
        try (SimulatedPolygon server = server(settings ->
                        settings.withDelivery(delivery -> new Delivery(3, MILLI_NS, 512 << 10, false, true)));
                StreamClient client = StreamClient.subscribed(server, "Q.*")) {
            client.awaitStatus("success");
            int before = client.frames().size();
            clock.moveTo(SmallDay.OPEN_NS + SECOND_NS);
            int quotes = (int) day.events().stream()
                    .filter(event -> event instanceof Quote)
                    .count();
            client.awaitEvents("Q", quotes);
            assertThat(client.frames().size() - before).isEqualTo((quotes + 2) / 3);
        }
    }

    @Test
    void aBarComesTwoSecondsAfterItsMinute() throws IOException {
        day.trade(SmallDay.SPY, SECOND_NS, 500.00, 100);
        day.trade(SmallDay.SPY, 2 * SECOND_NS, 500.50, 50);
        day.trade(SmallDay.SPY, 59 * SECOND_NS, 499.75, 0.5);
        day.trade(SmallDay.SPY, 61 * SECOND_NS, 502.00, 10);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "AM.SPY,A.SPY")) {
            client.awaitStatus("success");
            clock.moveTo(SmallDay.OPEN_NS + MINUTE_NS + SECOND_NS);
            assertThat(client.awaitEvents("A", 2)).hasSize(2);
            assertThat(client.events("AM")).isEmpty();
            clock.moveTo(SmallDay.OPEN_NS + MINUTE_NS + 2 * SECOND_NS);
            JsonNode bar = client.awaitEvents("AM", 1).get(0);
            assertThat(bar.path("o").asDouble()).isEqualTo(500.00);
            assertThat(bar.path("h").asDouble()).isEqualTo(500.50);
            assertThat(bar.path("l").asDouble()).isEqualTo(499.75);
            assertThat(bar.path("c").asDouble()).isEqualTo(499.75);
            assertThat(bar.path("v").asLong()).isEqualTo(150);
            assertThat(bar.path("dv").asText()).isEqualTo("150.500000");
            assertThat(bar.path("s").asLong()).isEqualTo(SmallDay.OPEN_NS / MILLI_NS);
            assertThat(bar.path("e").asLong()).isEqualTo((SmallDay.OPEN_NS + MINUTE_NS) / MILLI_NS);
        }
    }

    @Test
    void aBandComesWithTheFirstPriceInTheTicker() throws IOException {
        day.trade(SmallDay.QQQ, SECOND_NS, 500.00, 100);
        try (SimulatedPolygon server = server();
                StreamClient client = StreamClient.subscribed(server, "LULD.QQQ")) {
            client.awaitStatus("success");
            clock.moveTo(SmallDay.OPEN_NS + 2 * SECOND_NS);
            JsonNode band = client.awaitEvents("LULD", 1).get(0);
            assertThat(band.path("T").asText()).isEqualTo("QQQ");
            assertThat(band.path("h").asDouble()).isEqualTo(550);
            assertThat(band.path("l").asDouble()).isEqualTo(450);
            assertThat(band.path("t").asLong()).isEqualTo(SmallDay.OPEN_NS + SECOND_NS);
            assertThat(band.path("i").get(0).asInt()).isEqualTo(21);
        }
    }

    @Test
    void closingLeavesNoConnectionAndNoThread() throws IOException, InterruptedException {
        day.random(1, 1_000, SECOND_NS);
        SmallDay.ListedEvents events;
        SimulatedPolygon server = server();
        events = (SmallDay.ListedEvents) server.day().events();
        try (WireClient client = WireClient.subscribed(server, "T.*,Q.*")) {
            server.close();
            assertThat(client.next()).isEqualTo(-1);
        }
        assertThat(events.isClosed()).isTrue();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("simulator-")) {
                thread.join(20_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
