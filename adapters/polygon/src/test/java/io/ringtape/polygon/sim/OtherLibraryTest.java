package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;

/** The simulated server with a client on Java-WebSocket, from the first frame to a close in order. */
class OtherLibraryTest {
    @Test
    void aClientOnJavaWebSocketReadsASessionToItsClose() throws IOException, InterruptedException {
        SmallDay day = new SmallDay();
        day.trade(SmallDay.SPY, SECOND_NS, 500.01, 100);
        List<String> frames = new CopyOnWriteArrayList<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        try (SimulatedPolygon server = SimulatedPolygon.start(
                day.day(), SimulatedClock.following(SmallDay.OPEN_NS), SimulatorSettings.DEFAULTS)) {
            WebSocketClient client = new WebSocketClient(server.webSocketUri()) {
                @Override
                public void onOpen(ServerHandshake handshake) {
                    send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
                    send("{\"action\":\"subscribe\",\"params\":\"T.SPY\"}");
                }

                @Override
                public void onMessage(String message) {
                    frames.add(message);
                }

                @Override
                public void onClose(int code, String reason, boolean remote) {
                    closed.complete(code);
                }

                @Override
                public void onError(Exception e) {
                    closed.completeExceptionally(e);
                }
            };
            assertThat(client.connectBlocking(20, TimeUnit.SECONDS)).isTrue();
            Await.until("a trade", () -> frames.size() == 4);
            assertThat(frames.get(3)).startsWith("[{\"ev\":\"T\",\"sym\":\"SPY\"");
            server.inject("close code=1001");
            assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1001);
        }
    }
}
