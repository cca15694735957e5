package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.polygon.sim.WireClient.WireFrame;
import io.ringtape.polygon.stream.EventFault;
import io.ringtape.polygon.stream.StreamDecoder;
import io.ringtape.simulation.FaultParameter;
import io.ringtape.simulation.SimulatedClock;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault of the stream does on the wire. The test of a fault is named in {@link FaultCatalogueTest}. */
class SimulatedFaultTest {
    private static final String EVERYTHING = "T.*,Q.*,AM.*,LULD.*";
    private static final int SECONDS = 40;

    private final SimulatedClock clock = SimulatedClock.stepped(SmallDay.OPEN_NS);
    private SimulatedPolygon server;

    /** Starts a server with a print of SPY and of QQQ and a quote of SPY in each second. */
    @BeforeEach
    void start() throws IOException {
        SmallDay day = new SmallDay();
        for (int i = 1; i <= SECONDS; i++) {
            day.trade(SmallDay.SPY, i * SECOND_NS, 500 + i / 100.0, 100 + i);
            day.trade(SmallDay.QQQ, i * SECOND_NS + MILLI_NS, 400 + i / 100.0, 200 + i);
            day.quote(SmallDay.SPY, i * SECOND_NS + 2 * MILLI_NS, 500 + i / 100.0, 500.01 + i / 100.0);
        }
        server = SimulatedPolygon.start(day.day(), clock, SimulatorSettings.DEFAULTS);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Moves the clock, and waits until the market is published up to there. */
    private void moveTo(int seconds) {
        clock.moveTo(SmallDay.OPEN_NS + seconds * SECOND_NS + SECOND_NS / 2);
        int prints = 3 * Math.min(seconds, SECONDS);
        Await.until(prints + " events published", () -> server.counts().eventsPublished() >= prints);
    }

    private WireClient wire() throws IOException {
        return WireClient.subscribed(server, EVERYTHING);
    }

    private StreamClient client() {
        StreamClient client = StreamClient.subscribed(server, EVERYTHING);
        client.awaitStatus("success");
        return client;
    }

    private void awaitMessages(long count) {
        Await.until(count + " messages", () -> server.counts().clientMessages() >= count);
    }

    /** Reads to the end of the stream, which must be a reset. Returns the bytes before it. */
    private static int bytesBeforeReset(WireClient client) throws IOException {
        int count = 0;
        try {
            while (client.next() >= 0) {
                count++;
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
            return count;
        }
        throw new AssertionError("the stream ended without a reset after " + count + " bytes");
    }

    @Test
    void dropsWithARst() throws IOException {
        try (WireClient client = wire()) {
            server.inject("drop-with-rst");
            assertThat(bytesBeforeReset(client)).isZero();
            assertThat(server.counts().faults(FaultKind.DROP_WITH_RST)).isEqualTo(1);
        }
    }

    @Test
    void closesWithACodeOrWithout() throws IOException {
        try (WireClient client = wire()) {
            server.inject("close code=1001");
            WireFrame close = client.read();
            assertThat(close.opcode()).isEqualTo(ServerFrames.CLOSE);
            assertThat(close.payload()).containsExactly(1001 >> 8, 1001 & 0xff);
            assertThat(client.next()).isEqualTo(-1);
        }
        try (WireClient client = wire()) {
            server.inject("close code=0");
            WireFrame close = client.read();
            assertThat(close.opcode()).isEqualTo(ServerFrames.CLOSE);
            assertThat(close.payload()).isEmpty();
        }
    }

    @Test
    void closesWithoutAFrame() throws IOException {
        try (WireClient client = wire()) {
            server.inject("close-without-frame");
            assertThat(client.next()).isEqualTo(-1);
        }
    }

    @Test
    void sendsHalfAFrameAndFallsSilent() throws IOException {
        try (WireClient client = wire()) {
            server.inject("half-frame");
            moveTo(1);
            WireFrame header = client.header();
            assertThat(header.opcode()).isEqualTo(ServerFrames.TEXT);
            long half = header.length() / 2;
            assertThat(new String(client.readBytes((int) half), StandardCharsets.UTF_8))
                    .startsWith("[{\"ev\":\"T\"");
            long before = server.counts().clientMessages();
            client.send(ServerFrames.PING, new byte[] {1});
            awaitMessages(before + 1);
            moveTo(5);
            server.inject("drop-with-rst");
            assertThat(bytesBeforeReset(client)).isZero();
        }
    }

    @Test
    void claimsAHugeFrame() throws IOException {
        try (WireClient client = wire()) {
            server.inject("huge-frame");
            assertThat(client.header().length()).isEqualTo(1_500_000_000);
            server.inject("drop-with-rst");
            assertThat(bytesBeforeReset(client)).isZero();
        }
    }

    @Test
    void sendsNothingWhenMute() throws IOException {
        try (WireClient client = wire()) {
            server.inject("mute");
            long before = server.counts().clientMessages();
            client.send(ServerFrames.PING, new byte[] {1});
            awaitMessages(before + 1);
            moveTo(5);
            server.inject("drop-with-rst");
            assertThat(bytesBeforeReset(client)).isZero();
        }
    }

    @Test
    void sendsPongsButNoDataWhenDataStop() throws IOException {
        try (WireClient client = wire()) {
            server.inject("stop-data");
            moveTo(5);
            client.send(ServerFrames.PING, new byte[] {7});
            WireFrame pong = client.read();
            assertThat(pong.opcode()).isEqualTo(ServerFrames.PONG);
            assertThat(pong.payload()).containsExactly(7);
        }
    }

    @Test
    void sendsDataButNoPongs() throws IOException {
        try (WireClient client = wire()) {
            server.inject("no-pongs");
            long before = server.counts().clientMessages();
            client.send(ServerFrames.PING, new byte[] {7});
            awaitMessages(before + 1);
            moveTo(1);
            assertThat(client.read().text()).startsWith("[{\"ev\":\"T\"");
        }
    }

    @Test
    void sendsDataLateAndMakesUpTheLag() throws IOException {
        try (WireClient client = wire()) {
            server.inject("lag by=10s for=20s");
            moveTo(5);
            client.send(ServerFrames.PING, new byte[0]);
            assertThat(client.read().opcode()).as("no data before it").isEqualTo(ServerFrames.PONG);
            moveTo(11);
            assertThat(client.read().text())
                    .contains("\"t\":" + (SmallDay.OPEN_NS / MILLI_NS + 1_000))
                    .doesNotContain("\"t\":" + (SmallDay.OPEN_NS / MILLI_NS + 2_000));
            moveTo(21);
            StringBuilder rest = new StringBuilder();
            String last = "\"t\":" + (SmallDay.OPEN_NS / MILLI_NS + 21_000);
            while (rest.indexOf(last) < 0) {
                rest.append(client.read().text());
            }
            assertThat(rest).contains("\"t\":" + (SmallDay.OPEN_NS / MILLI_NS + 2_000));
        }
    }

    @Test
    void delaysAndDropsASlowConsumer() throws IOException {
        try (WireClient client = wire()) {
            server.inject("kill-slow-consumer after=10s");
            moveTo(5);
            assertThat(server.openConnections()).isEqualTo(1);
            moveTo(11);
            assertThat(bytesBeforeReset(client)).isZero();
            assertThat(server.counts().slowConsumers()).isEqualTo(1);
        }
    }

    @Test
    void putsAStatusBetweenTheEventsOfAFrame() throws IOException {
        try (StreamClient client = client()) {
            server.inject("status-with-data status=max_connections message=\"too many\"");
            moveTo(2);
            client.awaitEvents("T", 4);
            String frame = client.frames().stream()
                    .filter(each -> each.contains("too many"))
                    .findFirst()
                    .orElseThrow();
            assertThat(frame).matches("\\[\\{\"ev\":\"T\".*},\\{\"ev\":\"status\".*},\\{\"ev\":.*");
            assertThat(client.events("Q")).hasSize(2);
        }
    }

    @Test
    void endsTheOlderConnectionAsIfAnotherProcessHadCome() throws IOException {
        try (WireClient client = wire()) {
            server.inject("max-connections");
            client.read("max_connections");
            WireFrame close = client.read();
            assertThat(close.opcode()).isEqualTo(ServerFrames.CLOSE);
            assertThat(close.payload()).isEmpty();
        }
    }

    @Test
    void endsTheNewcomerAsIfAnotherProcessWereThere() throws IOException {
        server.inject("max-connections victim=newcomer");
        try (WireClient client = wire()) {
            client.read("max_connections");
            assertThat(client.read().payload()).containsExactly(1008 >> 8, 1008 & 0xff);
        }
        try (StreamClient client = client()) {
            assertThat(client.isEnded()).isFalse();
        }
    }

    @Test
    void neverAnswersAnUpgrade() throws IOException {
        server.inject("never-upgrade");
        try (WireClient client = new WireClient(server.webSocketUri())) {
            Await.until("a connection", () -> server.counts().faults(FaultKind.NEVER_UPGRADE) == 1);
            client.requestUpgrade();
            try (WireClient other = wire()) {
                assertThat(other).as("the next connection is served").isNotNull();
            }
            server.close();
            assertThat(endWithoutBytes(client)).isTrue();
        }
    }

    private static boolean endWithoutBytes(WireClient client) throws IOException {
        try {
            return client.next() == -1;
        } catch (SocketException | EOFException e) {
            return true;
        }
    }

    @Test
    void refusesAnUpgrade() throws IOException {
        server.inject("refuse-upgrade status=401");
        try (WireClient client = new WireClient(server.webSocketUri())) {
            assertThat(client.upgrade()).startsWith("HTTP/1.1 401 ");
        }
        try (WireClient client = new WireClient(server.webSocketUri())) {
            assertThat(client.upgrade()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void answersPingsOnly() throws IOException {
        server.inject("pongs-only");
        try (WireClient client = new WireClient(server.webSocketUri())) {
            client.upgrade();
            client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
            client.send(ServerFrames.PING, new byte[] {3});
            assertThat(client.read().opcode()).isEqualTo(ServerFrames.PONG);
        }
    }

    @Test
    void refusesAGoodKeyAsOftenAsToldTo() throws IOException {
        server.inject("auth-failed count=2 message=\"no such key\"");
        for (int i = 0; i < 2; i++) {
            try (WireClient client = new WireClient(server.webSocketUri())) {
                client.upgrade();
                client.read("connected");
                client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
                assertThat(client.read("auth_failed")).contains("no such key");
                assertThat(client.next()).isEqualTo(-1);
            }
        }
        try (StreamClient client = client()) {
            assertThat(client.messages()).contains("authenticated");
        }
    }

    @Test
    void saysThatNoKeyCame() throws IOException {
        server.inject("auth-timeout");
        try (WireClient client = new WireClient(server.webSocketUri())) {
            client.upgrade();
            client.read("connected");
            client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
            client.read("auth_timeout");
            assertThat(client.read().opcode()).isEqualTo(ServerFrames.CLOSE);
        }
    }

    @Test
    void acceptsTheKeyAndDropsForever() throws IOException {
        server.inject("drop-after-auth");
        for (int i = 0; i < 3; i++) {
            try (WireClient client = new WireClient(server.webSocketUri())) {
                client.upgrade();
                client.read("connected");
                client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
                client.read("auth_success");
                assertThat(client.next()).isEqualTo(-1);
            }
        }
        server.inject("calm");
        Await.until("calm", () -> server.counts().faults(FaultKind.CALM) == 1);
        try (StreamClient client = client()) {
            assertThat(client.isEnded()).isFalse();
        }
    }

    @Test
    void authorizesThreeOfFourTopics() throws IOException {
        server.inject("not-authorized topic=Q.SPY");
        try (StreamClient client = StreamClient.subscribed(server, "T.SPY,Q.SPY,AM.SPY,LULD.SPY")) {
            client.await("four answers", () -> client.messages().size() == 6);
            assertThat(client.messages())
                    .endsWith(
                            "subscribed to: T.SPY",
                            "not authorized",
                            "subscribed to: AM.SPY",
                            "subscribed to: LULD.SPY");
        }
    }

    @Test
    void forgetsAnAcknowledgementAndTheData() throws IOException {
        server.inject("missing-ack topic=T.SPY");
        try (StreamClient client = StreamClient.subscribed(server, "T.SPY,Q.SPY")) {
            client.await("an ack", () -> client.messages().size() == 3);
            moveTo(1);
            client.awaitEvents("Q", 1);
            assertThat(client.messages()).doesNotContain("subscribed to: T.SPY");
            assertThat(client.events("T")).isEmpty();
        }
    }

    @Test
    void silencesASymbolForASpan() throws IOException {
        try (StreamClient client = client()) {
            server.inject("silence symbol=SPY for=5s");
            moveTo(10);
            client.awaitEvents("T", 16);
            assertThat(numbers(client, "T", "SPY", "t"))
                    .startsWith(time(5), time(6))
                    .hasSize(6);
            assertThat(numbers(client, "T", "QQQ", "t")).hasSize(10);
        }
    }

    @Test
    void losesEvents() throws IOException {
        try (StreamClient client = client()) {
            server.inject("lose symbol=QQQ count=2");
            moveTo(4);
            client.awaitEvents("Q", 4);
            assertThat(numbers(client, "T", "QQQ", "t")).containsExactly(time(3), time(4));
            assertThat(numbers(client, "T", "SPY", "t")).hasSize(4);
        }
    }

    @Test
    void sendsEventsTwiceInAFrame() throws IOException {
        try (StreamClient client = client()) {
            server.inject("duplicate symbol=SPY count=1");
            moveTo(2);
            client.awaitEvents("T", 5);
            List<JsonNode> trades = client.events("T");
            assertThat(trades.get(0)).isEqualTo(trades.get(1));
            assertThat(trades).hasSize(5);
        }
    }

    @Test
    void putsMalformedEventsBesideSoundOnes() throws IOException {
        FaultParameter forms = FaultKind.MALFORMED.parameter("form");
        try (WireClient client = wire()) {
            int second = 0;
            for (String form : forms.words()) {
                server.inject("malformed form=" + form);
                moveTo(++second);
                StringBuilder frames = new StringBuilder();
                StreamDecoder decoder = new StreamDecoder(SmallDay.INSTRUMENTS, 20261119, SilentListener.INSTANCE);
                while (decoder.counts().events() < 3 + (second == 1 ? 2 : 0)) {
                    WireFrame frame = client.read();
                    frames.append(frame.text());
                    decoder.decode(frame.payload(), 0, frame.payload().length, 0);
                }
                assertThat(decoder.counts().bad()).as(form + ": " + frames).isEqualTo(1);
                assertThat(decoder.counts().bad(EventFault.BROKEN_FRAME))
                        .as(form + ": " + frames)
                        .isZero();
            }
        }
    }

    @Test
    void addsAPrintOfAnAbsurdPrice() throws IOException {
        try (StreamClient client = client()) {
            server.inject("absurd-price symbol=SPY factor=100");
            moveTo(2);
            client.awaitEvents("T", 5);
            JsonNode absurd = client.events("T").get(1);
            assertThat(absurd.path("p").asDouble()).isEqualTo(50_001);
            assertThat(absurd.path("i").asText()).isEqualTo("strange-1");
        }
    }

    @Test
    void addsAPrintOfAnAbsurdTime() throws IOException {
        try (StreamClient client = client()) {
            server.inject("absurd-time symbol=SPY hours=-24");
            moveTo(2);
            client.awaitEvents("T", 5);
            assertThat(client.events("T").get(1).path("t").asLong()).isEqualTo(time(1) - 24 * 3_600_000L);
        }
    }

    @Test
    void addsEventsOfAnUnknownKind() throws IOException {
        try (StreamClient client = client()) {
            server.inject("unknown-event count=2");
            moveTo(2);
            client.awaitEvents("T", 4);
            assertThat(client.awaitEvents("XYZ", 2)).hasSize(2);
        }
    }

    @Test
    void addsUnknownKeys() throws IOException {
        try (StreamClient client = client()) {
            server.inject("unknown-keys count=1");
            moveTo(2);
            client.awaitEvents("T", 4);
            assertThat(client.events("T").get(0).has("new")).isTrue();
            assertThat(client.events("T").get(1).has("new")).isFalse();
        }
    }

    @Test
    void writesEventsInAnotherShape() throws IOException {
        try (StreamClient client = client()) {
            moveTo(1);
            client.awaitEvents("Q", 1);
            server.inject("shape pt=off ds=off c=zero integers=decimal luld=ms");
            moveTo(2);
            client.awaitEvents("Q", 2);
            JsonNode first = client.events("T").get(0);
            JsonNode later = client.events("T").get(2);
            assertThat(first.has("pt")).isTrue();
            assertThat(first.has("ds")).isTrue();
            assertThat(first.has("c")).isFalse();
            assertThat(later.has("pt")).isFalse();
            assertThat(later.has("ds")).isFalse();
            assertThat(later.path("c").get(0).asInt(-1)).isZero();
            assertThat(client.frames().get(client.frames().size() - 1)).contains("\"s\":102.0");
            server.inject("shape keys=shuffled");
            moveTo(30);
            client.awaitEvents("T", 60);
            assertThat(client.frames()).anyMatch(frame -> frame.contains("\"ev\":\"T\"}"));
        }
    }

    @Test
    void sendsBarsLate() throws IOException {
        try (StreamClient client = client()) {
            server.inject("late-bars by=30s for=5m");
            moveTo(62);
            client.awaitEvents("Q", SECONDS);
            clock.moveTo(SmallDay.OPEN_NS + 91 * SECOND_NS);
            assertThat(client.events("AM")).isEmpty();
            clock.moveTo(SmallDay.OPEN_NS + 92 * SECOND_NS);
            assertThat(client.awaitEvents("AM", 2)).hasSize(2);
        }
    }

    @Test
    void givesTwoPrintsOneSequence() throws IOException {
        try (StreamClient client = client()) {
            moveTo(1);
            server.inject("shared-sequence symbol=SPY");
            moveTo(3);
            client.awaitEvents("T", 6);
            List<Long> sequences = numbers(client, "T", "SPY", "q");
            assertThat(sequences.get(1)).isEqualTo(sequences.get(0));
            assertThat(sequences.get(2)).isGreaterThan(sequences.get(1));
            assertThat(client.events("T").stream().map(each -> each.path("i").asText()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void letsSequencesFall() throws IOException {
        try (StreamClient client = client()) {
            moveTo(10);
            server.inject("backward-sequence symbol=SPY count=3");
            moveTo(14);
            client.awaitEvents("T", 28);
            List<Long> sequences = numbers(client, "T", "SPY", "q");
            assertThat(sequences.get(10)).isLessThan(sequences.get(9));
            assertThat(sequences.get(11)).isLessThan(sequences.get(10));
            assertThat(sequences.get(12)).isLessThan(sequences.get(11));
        }
    }

    @Test
    void publishesPrintsLateAndTheirBarAgain() throws IOException {
        try (StreamClient client = client()) {
            server.inject("late-prints symbol=SPY for=3500ms by=90s");
            moveTo(62);
            List<JsonNode> bars = bars(client, 1);
            assertThat(bars.get(0).path("o").asDouble()).isEqualTo(500.04);
            assertThat(numbers(client, "T", "SPY", "t")).startsWith(time(4));
            clock.moveTo(SmallDay.OPEN_NS + 100 * SECOND_NS);
            List<JsonNode> again = bars(client, 3);
            assertThat(again.get(2).path("o").asDouble()).isEqualTo(500.01);
            assertThat(again.get(2).path("s")).isEqualTo(bars.get(0).path("s"));
            assertThat(again.get(2).path("v").asLong())
                    .isEqualTo(bars.get(0).path("v").asLong() + 101 + 102 + 103);
            assertThat(numbers(client, "T", "SPY", "t")).endsWith(time(1), time(2), time(3));
        }
    }

    private static List<JsonNode> bars(StreamClient client, int count) {
        client.await(count + " bars of SPY", () -> spyBars(client).size() >= count);
        return spyBars(client);
    }

    private static List<JsonNode> spyBars(StreamClient client) {
        return client.events("AM").stream()
                .filter(bar -> bar.path("sym").asText().equals("SPY"))
                .toList();
    }

    @Test
    void haltsByLuldInEitherUnit() throws IOException {
        try (StreamClient client = client()) {
            moveTo(1);
            server.inject("luld-halt symbol=QQQ for=10s");
            Await.until("a halt", () -> indicators(client).size() == 2);
            server.inject("shape luld=ms");
            moveTo(20);
            client.await("a reopening", () -> indicators(client).contains(18));
            assertThat(indicators(client)).containsExactly(21, 17, 18);
            List<JsonNode> bands = client.events("LULD").stream()
                    .filter(band -> band.path("T").asText().equals("QQQ"))
                    .toList();
            assertThat(bands.get(1).path("t").asLong()).isEqualTo(SmallDay.OPEN_NS + 3 * SECOND_NS / 2);
            assertThat(bands.get(2).path("t").asLong()).isEqualTo(time(1) + 10_500);
            client.awaitEvents("Q", 20);
            assertThat(numbers(client, "T", "QQQ", "t"))
                    .doesNotContain(time(2), time(11))
                    .contains(time(1), time(12));
        }
    }

    private static List<Integer> indicators(StreamClient client) {
        return client.events("LULD").stream()
                .filter(band -> band.path("T").asText().equals("QQQ"))
                .map(band -> band.path("i").get(0).asInt())
                .toList();
    }

    @Test
    void haltsByAQuoteConditionAlone() throws IOException {
        try (StreamClient client = client()) {
            moveTo(1);
            server.inject("condition-halt symbol=SPY for=10s");
            moveTo(20);
            client.awaitEvent("a resumption", event -> event.path("c").asInt() == 16);
            client.awaitEvents("Q", 22);
            List<JsonNode> quotes = client.events("Q");
            assertThat(quotes.get(1).path("c").asInt()).isEqualTo(43);
            assertThat(quotes.get(1).path("bp").asDouble()).isEqualTo(500.01);
            assertThat(client.events("LULD").stream()
                            .filter(band -> band.path("T").asText().equals("SPY")))
                    .as("no LULD tells of it")
                    .hasSize(1);
            assertThat(numbers(client, "T", "SPY", "t"))
                    .doesNotContain(time(2), time(11))
                    .contains(time(1), time(12));
        }
    }

    @Test
    void calmEndsWhatGoesOn() throws IOException {
        try (StreamClient client = client()) {
            server.inject("silence symbol=SPY for=1h");
            server.inject("lose symbol=QQQ count=1000");
            moveTo(2);
            server.inject("calm");
            moveTo(4);
            client.awaitEvents("T", 4);
            assertThat(numbers(client, "T", "SPY", "t")).containsExactly(time(3), time(4));
        }
    }

    @Test
    void calmLeavesTheFaultsBehindIt() throws IOException {
        for (int i = 1; i <= 20; i++) {
            int times = i;
            server.inject("calm");
            server.inject("refuse-upgrade status=401");
            server.inject("lose symbol=QQQ count=1");
            Await.until("calm", () -> server.counts().faults(FaultKind.CALM) == times);
            try (WireClient client = new WireClient(server.webSocketUri())) {
                assertThat(client.upgrade()).as("round %d", i).startsWith("HTTP/1.1 401 ");
            }
        }
        try (StreamClient client = client()) {
            moveTo(4);
            client.awaitEvents("T", 3);
            assertThat(server.counts().faults(FaultKind.LOSE)).isEqualTo(1);
        }
    }

    @Test
    void aScriptHappensByTimeAndByEvents() throws IOException {
        try (StreamClient client = client()) {
            server.schedule(FaultKind.CATALOGUE.script("""
                    # the open is at 09:30
                    at 09:30:05 silence symbol=SPY for=2s   # two prints
                    after 30 lose symbol=QQQ count=1
                    """, SmallDay.SESSION.date()));
            moveTo(20);
            client.awaitEvents("Q", 18);
            client.awaitEvents("T", 37);
            assertThat(numbers(client, "T", "SPY", "t"))
                    .doesNotContain(time(5), time(6))
                    .hasSize(18);
            assertThat(numbers(client, "T", "QQQ", "t")).hasSize(19);
        }
    }

    private static long time(int second) {
        return SmallDay.OPEN_NS / MILLI_NS + second * 1_000L;
    }

    /** Returns a number of each event of a kind and symbol; the times of QQQ without their millisecond. */
    private static List<Long> numbers(StreamClient client, String kind, String symbol, String key) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode event : client.events(kind)) {
            if (event.path("sym").asText().equals(symbol)) {
                long value = event.path(key).asLong();
                numbers.add(key.equals("t") ? value / 1_000 * 1_000 : value);
            }
        }
        return numbers;
    }
}
