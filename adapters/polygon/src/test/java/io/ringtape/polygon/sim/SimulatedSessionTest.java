package io.ringtape.polygon.sim;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.polygon.EventDump;
import io.ringtape.polygon.sim.SimulatorSettings.Delivery;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.ServerStatus;
import io.ringtape.polygon.stream.StreamDecoder;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole session as fast as a client reads it: complete, and equal to its source in every form of JSON. */
class SimulatedSessionTest {
    static Stream<EventShape> shapes() {
        EventShape usual = EventShape.USUAL;
        return Stream.of(
                usual,
                usual.withParticipantTimes(false),
                usual.withShuffledKeys(7),
                usual.withRegularSale(EventShape.RegularSale.EMPTY),
                usual.withDecimalIntegers(true));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aSessionArrivesCompleteAndEqualToItsSource(EventShape shape) throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        SmallDay day = new SmallDay().random(seed, 5_000, SECOND_NS);
        SimulatorSettings settings = SimulatorSettings.DEFAULTS
                .withShape(unused -> shape)
                .withDelivery(delivery -> new Delivery(7, 0, delivery.bufferBytes(), false, true));
        try (SimulatedPolygon server =
                        SimulatedPolygon.start(day.day(), SimulatedClock.following(SmallDay.PRE_OPEN_NS), settings);
                StreamClient client = StreamClient.subscribed(server, "T.*,Q.*")) {
            long wanted =
                    day.events().stream().filter(event -> !isRecord(event)).count();
            client.await(
                    "the whole session",
                    () -> server.isOver() && decoded(client).size() >= wanted);
            List<Event> received = decoded(client);
            assertThat(texts(received)).as("seed " + seed).isEqualTo(expected(day, received));
        }
    }

    private static boolean isRecord(Event event) {
        return event instanceof Trade trade && trade.isRecord();
    }

    private static List<String> texts(List<Event> events) {
        return events.stream().map(EventDump::of).toList();
    }

    /** Returns the source's events as the stream carries them: times in milliseconds. */
    private static List<String> expected(SmallDay day, List<Event> received) {
        List<String> texts = new ArrayList<>();
        for (Event source : day.events()) {
            if (isRecord(source)) {
                continue;
            }
            Event event = Event.copyOf(source);
            Event other = texts.size() < received.size() ? received.get(texts.size()) : event;
            if (event instanceof Trade trade) {
                trade.sipNs = millis(trade.sipNs);
                trade.trfNs = millis(trade.trfNs);
                trade.exchangeNs = other instanceof Trade seen && !Missing.isPresent(seen.exchangeNs)
                        ? Missing.LONG
                        : millis(trade.exchangeNs);
                trade.correction = Missing.CODE;
            } else if (event instanceof Quote quote) {
                quote.sipNs = millis(quote.sipNs);
                quote.exchangeNs = other instanceof Quote seen && !Missing.isPresent(seen.exchangeNs)
                        ? Missing.LONG
                        : millis(quote.exchangeNs);
            }
            texts.add(EventDump.of(event));
        }
        return texts;
    }

    private static long millis(long ns) {
        return Missing.isPresent(ns) ? Math.floorDiv(ns, MILLI_NS) * MILLI_NS : ns;
    }

    private static List<Event> decoded(StreamClient client) {
        List<Event> events = new ArrayList<>();
        StreamDecoder decoder = new StreamDecoder(SmallDay.INSTRUMENTS, 20261119, new FrameListener() {
            @Override
            public void onTrade(Trade trade) {
                events.add(Event.copyOf(trade));
            }

            @Override
            public void onQuote(Quote quote) {
                events.add(Event.copyOf(quote));
            }

            @Override
            public void onMinuteBar(MinuteBar bar) {
                events.add(Event.copyOf(bar));
            }

            @Override
            public void onMarketStatus(MarketStatus status) {
                events.add(Event.copyOf(status));
            }

            @Override
            public void onServerStatus(ServerStatus status) {
                // Not of the market.
            }
        });
        for (String frame : client.frames()) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            decoder.decode(bytes, 0, bytes.length, 0);
        }
        assertThat(decoder.counts().bad()).isZero();
        return events;
    }
}
