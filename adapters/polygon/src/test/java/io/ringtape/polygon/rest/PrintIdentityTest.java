package io.ringtape.polygon.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.DuplicateFilter;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.FrameListener;
import io.ringtape.polygon.stream.ServerStatus;
import io.ringtape.polygon.stream.StreamDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A print has one identity, whether it comes by the stream, in milliseconds, or by REST, in nanoseconds. */
class PrintIdentityTest {
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    private static final long FIRST_NS = 1_795_100_401_000_000_000L;

    /** A print as the SIP published it. */
    private record Print(long sequence, int exchange, int trfId, String id, long sipNs) {
        String asEvent() {
            return "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":" + exchange + ",\"i\":\"" + id + "\",\"z\":2,\"p\":671.25,"
                    + "\"s\":100,\"ds\":\"100.5\",\"t\":" + sipNs / 1_000_000 + ",\"pt\":" + (sipNs / 1_000_000 - 1)
                    + ",\"q\":" + sequence
                    + (trfId == 0 ? "}" : ",\"trfi\":" + trfId + ",\"trft\":" + sipNs / 1_000_000 + "}");
        }

        String asRow() {
            return "{\"conditions\":[12],\"exchange\":" + exchange + ",\"id\":\"" + id + "\",\"price\":671.25,"
                    + "\"sequence_number\":" + sequence + ",\"sip_timestamp\":" + sipNs + ",\"participant_timestamp\":"
                    + (sipNs - 123_456) + ",\"size\":100,\"decimal_size\":\"100.5\",\"tape\":2"
                    + (trfId == 0 ? "}" : ",\"trf_id\":" + trfId + ",\"trf_timestamp\":" + (sipNs - 7) + "}");
        }
    }

    private final List<Trade> counted = new ArrayList<>();
    private final DuplicateFilter filter = new DuplicateFilter(1);

    private void count(Trade trade) {
        if (!filter.isDuplicate(trade)) {
            Trade copy = new Trade();
            copy.sipSequence = trade.sipSequence;
            copy.exchange = trade.exchange;
            copy.trfId = trade.trfId;
            copy.price = trade.price;
            copy.size = trade.size;
            copy.id.set(trade.id.toString());
            counted.add(copy);
        }
    }

    @Test
    void theSamePrintLiveAndByRestIsOnePrint() throws Exception {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Print> prints = prints(random);
        StreamDecoder decoder = new StreamDecoder(List.of(SPY), 20_261_119, counting());
        try (ScriptedServer server = new ScriptedServer()) {
            TradeHistory history = new TradeHistory(
                    new RestClient(new RestAccess(server.base(), "k"), RestTiming.USUAL), () -> FIRST_NS);
            for (int from = 0; from < prints.size(); from += 100) {
                int to = Math.min(prints.size(), from + 100 + random.nextInt(100));
                List<Print> part = new ArrayList<>(prints.subList(from, to));
                List<Consumer<List<Print>>> ways =
                        new ArrayList<>(List.of(live(decoder), byRest(server, history), live(decoder)));
                Collections.shuffle(ways, random);
                Collections.swap(part, random.nextInt(part.size()), random.nextInt(part.size()));
                ways.forEach(way -> way.accept(part));
            }
        }
        assertThat(decoder.counts().bad()).isZero();
        assertThat(counted.stream().map(PrintIdentityTest::identity))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(prints.stream()
                        .map(print -> print.sequence + " " + print.exchange + " "
                                + (print.trfId == 0 ? -1 : print.trfId) + " " + print.id)
                        .toList());
        assertThat(counted).allMatch(trade -> trade.price == 671_250_000 && trade.size == 100_500_000);
    }

    /** Prints of which several share a sequence, as the vendor sends them, and some go backwards. */
    private static List<Print> prints(Random random) {
        List<Print> prints = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long sequence = 10L * i + 10 - (random.nextInt(20) == 0 ? 35 + random.nextInt(5) : 0);
            long sipNs = FIRST_NS + i * 1_234_567L;
            boolean lit = random.nextBoolean();
            int trfId = lit ? 0 : 201 + random.nextInt(3);
            prints.add(new Print(Math.max(1, sequence), lit ? 11 : 4, trfId, "id" + i, sipNs));
            if (random.nextInt(5) == 0) {
                prints.add(new Print(Math.max(1, sequence), lit ? 11 : 4, trfId, "id" + i + "b", sipNs));
            }
        }
        return prints;
    }

    private static String identity(Trade trade) {
        return trade.sipSequence + " " + trade.exchange + " " + trade.trfId + " " + trade.id;
    }

    private static Consumer<List<Print>> live(StreamDecoder decoder) {
        return prints -> {
            String frame =
                    "[" + String.join(",", prints.stream().map(Print::asEvent).toList()) + "]";
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            decoder.decode(bytes, 0, bytes.length, FIRST_NS);
        };
    }

    private Consumer<List<Print>> byRest(ScriptedServer server, TradeHistory history) {
        return prints -> {
            List<String> rows = prints.stream().map(Print::asRow).toList();
            int half = rows.size() / 2;
            server.forget()
                    .answers(200, page(server.base() + "/v3/trades/SPY?cursor=1", rows.subList(0, half)))
                    .answers(200, page(null, rows.subList(half, rows.size())));
            try {
                TradeFetch fetch = history.fetch(SPY, 1, 2, this::count);
                assertThat(fetch.prints()).isEqualTo(rows.size());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static String page(String next, List<String> rows) {
        return "{\"results\":[" + String.join(",", rows) + "],\"status\":\"OK\""
                + (next == null ? "}" : ",\"next_url\":\"" + next + "\"}");
    }

    private FrameListener counting() {
        return new FrameListener() {
            @Override
            public void onTrade(Trade trade) {
                count(trade);
            }

            @Override
            public void onQuote(Quote quote) {
                throw new IllegalStateException("no quote was sent");
            }

            @Override
            public void onMinuteBar(MinuteBar bar) {
                throw new IllegalStateException("no bar was sent");
            }

            @Override
            public void onMarketStatus(MarketStatus status) {
                throw new IllegalStateException("no band was sent");
            }

            @Override
            public void onServerStatus(ServerStatus status) {
                throw new IllegalStateException("no status was sent");
            }
        };
    }
}
