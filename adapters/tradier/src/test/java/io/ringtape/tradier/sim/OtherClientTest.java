package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.contract.PythonPeer;
import io.ringtape.event.Nanos;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A Python client of the vendor that nobody here wrote, against the simulated server. Needs Python and its package index,
 * so it runs on request alone: docs/testing.md has the command.
 */
@EnabledIfSystemProperty(named = "ringtape.peers", matches = "true")
class OtherClientTest {
    private static final long LIMIT_SECONDS = 120;

    @Test
    void anothersClientPlacesListsAndCancelsOrders() throws Exception {
        PythonPeer python = PythonPeer.install(Path.of("src/test/python"));
        SimulatedClock clock = SimulatedClock.stepped(BrokerageClient.OPEN_NS + Nanos.MINUTE_NS);
        Path out = Files.createTempFile("other-client", ".txt");
        try (SimulatedTradier server = SimulatedTradier.start(
                new SimulatedBrokerage(BrokerageClient.SESSION, BrokerageSettings.DEFAULTS, FaultScript.none()),
                clock,
                TradierEndpoints.LOOPBACK)) {
            server.onQuote("XYZ", 50_080_000, 300_000_000, 50_100_000, 200_000_000, clock.nowNs());
            Process client = python.start(
                    out,
                    "tradier_client.py",
                    server.httpUri().resolve("/").toString().replaceFirst("/$", ""),
                    BrokerageSettings.TEST_ACCOUNT,
                    BrokerageSettings.TEST_TOKEN);
            try {
                assertThat(client.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(Files.readString(out)).isEqualTo("""
                        account VA00000001
                        placed ok open peer-1 100.0 50.0
                        changed ok 49.99
                        bracket otoco 3 ['filled', 'open', 'open']
                        listed 2 ['peer-1', 'peer-2']
                        position XYZ 100.0 5010.0
                        cancelled ok canceled
                        again ok
                        refused True
                        equity 99999.0
                        """);
            } finally {
                client.destroyForcibly();
            }
        } finally {
            Files.delete(out);
        }
    }
}
