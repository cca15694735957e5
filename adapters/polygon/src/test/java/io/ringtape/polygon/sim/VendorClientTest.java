package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.contract.PythonPeer;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.simulation.SimulatedClock;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The vendor's Python client, which nobody here wrote, against the simulated server. Needs Python and its package index,
 * so it runs on request alone: docs/testing.md has the command.
 */
@EnabledIfSystemProperty(named = "ringtape.peers", matches = "true")
class VendorClientTest {
    private static final Path SCRIPTS = Path.of("src/test/python");
    private static final long LIMIT_SECONDS = 300;

    @Test
    void theVendorsClientReceivesTheSameEvents() throws Exception {
        PythonPeer python = PythonPeer.install(SCRIPTS);
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        SmallDay day = new SmallDay().random(seed, 3_000, SECOND_NS);
        try (SimulatedPolygon server = SimulatedPolygon.start(
                day.day(), SimulatedClock.following(SmallDay.PRE_OPEN_NS), SimulatorSettings.DEFAULTS)) {
            URI stream = server.webSocketUri();
            Path out = Files.createTempFile("vendor-client", ".txt");
            Process client = python.start(
                    out,
                    "vendor_client.py",
                    stream.getAuthority(),
                    server.httpUri().toString(),
                    SimulatorSettings.TEST_KEY,
                    "T.*,Q.*");
            try {
                Await.until("the end of the day", () -> server.isOver() || !client.isAlive());
                server.finish(Duration.ofSeconds(30));
                assertThat(client.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                List<String> lines = Files.readAllLines(out);
                assertThat(lines).as("seed " + seed).containsExactlyElementsOf(expected(day));
            } finally {
                client.destroyForcibly();
                Files.delete(out);
            }
        }
    }

    private static List<String> expected(SmallDay day) {
        List<String> lines = new ArrayList<>();
        for (Event event : day.events()) {
            if (event instanceof Trade trade && !trade.isRecord()) {
                lines.add(line(trade));
            } else if (event instanceof Quote quote) {
                lines.add(line(quote));
            }
        }
        for (Event event : day.events()) {
            if (event instanceof Trade trade && trade.instrument == SmallDay.SPY.id()) {
                lines.add(joined("R", trade.id, price(trade.price), trade.sipSequence, trade.sipNs));
            }
        }
        return lines;
    }

    private static String line(Trade trade) {
        return joined(
                "T",
                symbol(trade),
                trade.exchange,
                trade.id,
                trade.tape,
                price(trade.price),
                trade.size / Micros.ONE,
                codes(trade.conditions),
                trade.sipNs / MILLI_NS,
                trade.sipSequence,
                trade.trfId == Missing.CODE ? "" : trade.trfId,
                Missing.isPresent(trade.trfNs) ? trade.trfNs / MILLI_NS : "");
    }

    private static String line(Quote quote) {
        return joined(
                "Q",
                symbol(quote),
                quote.bidExchange,
                price(quote.bid),
                Missing.isPresent(quote.bidSize) ? quote.bidSize / Micros.ONE : 0,
                quote.askExchange,
                price(quote.ask),
                quote.askSize / Micros.ONE,
                codes(quote.conditions),
                codes(quote.indicators),
                quote.sipNs / MILLI_NS,
                quote.tape,
                quote.sipSequence);
    }

    private static String joined(Object... values) {
        return Arrays.stream(values).map(Object::toString).collect(Collectors.joining("|"));
    }

    private static String symbol(Event event) {
        return SmallDay.INSTRUMENTS.get(event.instrument).symbol();
    }

    private static String price(long micros) {
        return BigDecimal.valueOf(Missing.isPresent(micros) ? micros : 0, 6).toPlainString();
    }

    private static String codes(Codes codes) {
        return IntStream.range(0, codes.count())
                .mapToObj(i -> Integer.toString(codes.at(i)))
                .collect(Collectors.joining("+"));
    }
}
