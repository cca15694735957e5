package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.MissingColumns;
import io.ringtape.polygon.EventDump;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.rest.MinuteHistory;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.RestFailure;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.polygon.rest.TradeFetch;
import io.ringtape.polygon.rest.TradeHistory;
import io.ringtape.simulation.SimulatedClock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter's own REST client reads from the simulated server. */
class RestClientTest {
    private static final long END_NS = SmallDay.PRE_OPEN_NS + 16 * HOUR_NS;
    private static final RestTiming TIMING = new RestTiming(5_000, 20_000, 3, 3, 0, 0);

    @TempDir
    Path folder;

    private static RestClient client(SimulatedPolygon server, String key) {
        return new RestClient(new RestAccess(server.httpUri(), key), TIMING);
    }

    private static TradeFetch fetch(SimulatedPolygon server, Instrument instrument, List<String> prints)
            throws Exception {
        return new TradeHistory(client(server, SimulatorSettings.TEST_KEY), () -> END_NS)
                .fetch(instrument, SmallDay.PRE_OPEN_NS, END_NS, trade -> prints.add(EventDump.of(trade)));
    }

    private static List<String> printsOf(SmallDay day, Instrument instrument) {
        List<String> prints = new ArrayList<>();
        for (Event each : day.events()) {
            if (each instanceof Trade source && source.instrument == instrument.id() && !source.isRecord()) {
                Trade print = Event.copyOf(source);
                print.backfilled = true;
                print.receiveNs = END_NS;
                print.correction = Missing.CODE;
                prints.add(EventDump.of(print));
            }
        }
        return prints;
    }

    @Test
    void givesEveryPrintOfTheDayExactly() throws Exception {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        SmallDay day = new SmallDay().random(seed, 4_000, 500 * MILLI_NS);
        try (SimulatedPolygon server =
                SimulatedPolygon.start(day.day(), SimulatedClock.stepped(END_NS), SimulatorSettings.DEFAULTS)) {
            for (Instrument instrument : SmallDay.INSTRUMENTS) {
                List<String> prints = new ArrayList<>();
                TradeFetch fetch = fetch(server, instrument, prints);
                assertThat(prints).as("seed %d", seed).isEqualTo(printsOf(day, instrument));
                assertThat(fetch.badRows()).isEmpty();
                assertThat(fetch.end()).isEqualTo(PageEnd.LAST_PAGE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http-status status=500", "http-status status=429", "half-body", "html", "half-body count=2"})
    void givesEveryPrintOnceWhateverPasses(String fault) throws Exception {
        SmallDay day = new SmallDay().random(5, 400, 500 * MILLI_NS);
        try (SimulatedPolygon server =
                SimulatedPolygon.start(day.day(), SimulatedClock.stepped(END_NS), SimulatorSettings.DEFAULTS)) {
            server.inject(fault);
            List<String> prints = new ArrayList<>();
            fetch(server, SmallDay.SPY, prints);
            assertThat(prints).isEqualTo(printsOf(day, SmallDay.SPY));
        }
    }

    @Test
    void tellsAForeignNextUrlAndEndsAtARepeatedOne() throws Exception {
        SmallDay day = new SmallDay().random(5, 400, 500 * MILLI_NS);
        try (SimulatedPolygon server =
                SimulatedPolygon.start(day.day(), SimulatedClock.stepped(END_NS), SimulatorSettings.DEFAULTS)) {
            List<String> prints = new ArrayList<>();
            server.inject("foreign-next-url");
            assertThatThrownBy(() -> fetch(server, SmallDay.SPY, prints))
                    .isInstanceOfSatisfying(
                            RestException.class, e -> assertThat(e.failure()).isEqualTo(RestFailure.FOREIGN_PAGE));
            server.inject("repeating-next-url");
            prints.clear();
            assertThat(fetch(server, SmallDay.SPY, prints).end()).isEqualTo(PageEnd.REPEATED_PAGE);
            assertThat(prints).isEqualTo(printsOf(day, SmallDay.SPY));
        }
    }

    @Test
    void givesTheBarsOfEarlierSessions() throws Exception {
        SmallDay day = new SmallDay();
        List<String> wanted = new ArrayList<>();
        for (int minute = 0; minute < 50; minute++) {
            MinuteBar bar = day.bar(SmallDay.SPY, SmallDay.OPEN_NS - 24 * HOUR_NS + minute * MINUTE_NS, 600 + minute);
            MinuteBar copy = Event.copyOf(bar);
            copy.receiveNs = bar.startNs + MINUTE_NS + 1;
            wanted.add(EventDump.of(copy));
        }
        day.trade(SmallDay.SPY, 1, 600, 100);
        MarketDataSettings settings = new MarketDataSettings(1, 0, 0.5, MissingColumns.NOTE, HOUR_NS);
        try (SimulatedPolygon server = SimulatedPolygon.start(
                day.day(), SimulatedClock.stepped(SmallDay.OPEN_NS), SimulatorSettings.DEFAULTS)) {
            MinuteBarHistory history = new MinuteHistory(
                            client(server, SimulatorSettings.TEST_KEY), folder, () -> SmallDay.OPEN_NS)
                    .fetch(List.of(SmallDay.SPY), List.of(LocalDate.of(2026, 11, 18)), SmallDay.SESSION, settings);
            assertThat(history.bars()).extracting(EventDump::of).containsExactlyElementsOf(wanted);
            assertThat(history.notes()).isEmpty();
        }
    }

    @Test
    void refusesAWrongKeyOnce() throws Exception {
        try (SimulatedPolygon server = SimulatedPolygon.start(
                new SmallDay().random(1, 10, MILLI_NS).day(),
                SimulatedClock.stepped(END_NS),
                SimulatorSettings.DEFAULTS)) {
            assertThatThrownBy(() -> new TradeHistory(client(server, "another-key"), () -> END_NS)
                            .fetch(SmallDay.SPY, 1, END_NS, trade -> {}))
                    .isInstanceOfSatisfying(
                            RestException.class, e -> assertThat(e.failure()).isEqualTo(RestFailure.REFUSED));
        }
    }
}
