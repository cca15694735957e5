package io.ringtape.polygon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Halts of the stream: SPY is listed at Arca and gets no halts by LULD, QQQ at Nasdaq and does. */
class InferredHaltsTest {
    private static final long T_MS = 1_795_100_400_000L;

    private final List<String> statuses = new ArrayList<>();
    private long events;
    private final InferredHalts halts = new InferredHalts(new FrameListener() {
        @Override
        public void onTrade(Trade trade) {
            events++;
        }

        @Override
        public void onQuote(Quote quote) {
            events++;
        }

        @Override
        public void onMinuteBar(MinuteBar bar) {
            events++;
        }

        @Override
        public void onMarketStatus(MarketStatus status) {
            events++;
            if (events < 1_000) {
                statuses.add(status.state + " " + status.instrument + " " + (status.sipNs / 1_000_000 - T_MS)
                        + (status.upperBand == Missing.LONG ? "" : " below " + status.upperBand));
            }
        }

        @Override
        public void onServerStatus(ServerStatus status) {
            events++;
        }
    });
    private StreamDecoder decoder = connection();

    private StreamDecoder connection() {
        return new StreamDecoder(
                List.of(new Instrument(0, "SPY", 10_000, 40, false), new Instrument(1, "QQQ", 10_000, 40, false)),
                20_261_119,
                halts);
    }

    private List<String> after(String event) {
        statuses.clear();
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, 1);
        return List.copyOf(statuses);
    }

    private static String quote(String symbol, int condition, long ms) {
        return "[{\"ev\":\"Q\",\"sym\":\"" + symbol + "\",\"bx\":11,\"bp\":671.22,\"bs\":300,\"ax\":12,\"ap\":671.24,"
                + "\"as\":120,\"c\":" + condition + ",\"t\":" + (T_MS + ms) + ",\"q\":1,\"z\":2}]";
    }

    private static String print(String symbol, int condition, long ms) {
        return "[{\"ev\":\"T\",\"sym\":\"" + symbol + "\",\"x\":11,\"i\":\"1\",\"z\":2,\"p\":671.2,\"s\":100,\"c\":["
                + condition + "],\"t\":" + (T_MS + ms) + ",\"q\":1}]";
    }

    private static String luld(String symbol, int indicator, long ms, String band) {
        return "[{\"ev\":\"LULD\",\"T\":\"" + symbol + "\",\"h\":" + band + ",\"l\":0,\"i\":[" + indicator
                + "],\"z\":3,\"t\":" + (T_MS + ms) + "000000,\"q\":1}]";
    }

    @Test
    void haltsAnArcaSymbolByItsQuoteConditionAlone() {
        assertThat(after(quote("SPY", 1, 0))).isEmpty();
        assertThat(after(quote("SPY", 43, 5))).containsExactly("PAUSED 0 5");
        assertThat(after(quote("SPY", 43, 6))).isEmpty();
        assertThat(after(print("SPY", 14, 7))).isEmpty();
        assertThat(after(quote("SPY", 1, 8))).isEmpty();
        assertThat(halts.isHalted(0)).isTrue();
        assertThat(after(quote("SPY", 16, 9))).containsExactly("RESUMED 0 9");
        assertThat(halts.isHalted(0)).isFalse();
    }

    @Test
    void haltsForTheMarketWideCircuitBreaker() {
        assertThat(after(quote("SPY", 37, 5))).containsExactly("PAUSED 0 5");
        assertThat(after(quote("QQQ", 37, 5))).containsExactly("PAUSED 1 5");
        assertThat(after(print("SPY", 18, 9))).containsExactly("RESUMED 0 9");
        assertThat(after(print("QQQ", 28, 9))).containsExactly("RESUMED 1 9");
    }

    @Test
    void aHaltOfLuldAloneEndsByLuldAlone() {
        assertThat(after(luld("QQQ", 17, 5, "0"))).containsExactly("HALTED 1 5");
        assertThat(after(quote("QQQ", 16, 6))).isEmpty();
        assertThat(after(print("QQQ", 28, 7))).isEmpty();
        assertThat(after(luld("QQQ", 18, 8, "610.5"))).containsExactly("RESUMED 1 8 below 610500000");
    }

    @Test
    void aHaltOfBothEndsByTheLaterOfBoth() {
        assertThat(after(quote("QQQ", 43, 4))).containsExactly("PAUSED 1 4");
        assertThat(after(luld("QQQ", 17, 5, "0"))).containsExactly("BAND 1 5");
        assertThat(after(luld("QQQ", 18, 8, "610.5"))).containsExactly("BAND 1 8 below 610500000");
        assertThat(after(print("QQQ", 28, 9))).containsExactly("RESUMED 1 9");

        assertThat(after(luld("QQQ", 17, 15, "0"))).containsExactly("HALTED 1 15");
        assertThat(after(quote("QQQ", 43, 16))).isEmpty();
        assertThat(after(quote("QQQ", 16, 18))).isEmpty();
        assertThat(after(luld("QQQ", 18, 19, "0"))).containsExactly("RESUMED 1 19");
    }

    @Test
    void aChangeOfTheBandIsPassedOnAndABandOfZeroIsNone() {
        assertThat(after(luld("QQQ", 16, 5, "610.5"))).containsExactly("BAND 1 5 below 610500000");
        assertThat(after(luld("QQQ", 16, 6, "0"))).containsExactly("BAND 1 6");
        assertThat(after(luld("SPY", 22, 7, "690"))).containsExactly("BAND 0 7 below 690000000");
    }

    @Test
    void aSignalOlderThanTheLastOfItsSourceChangesNothing() {
        after(quote("SPY", 43, 5));
        assertThat(after(print("SPY", 18, 4))).isEmpty();
        assertThat(after(print("SPY", 18, 9))).containsExactly("RESUMED 0 9");
        assertThat(after(quote("SPY", 43, 8))).isEmpty();
        assertThat(after(quote("SPY", 43, 9))).containsExactly("PAUSED 0 9");
        after(luld("QQQ", 17, 15, "0"));
        assertThat(after(luld("QQQ", 18, 14, "0"))).containsExactly("BAND 1 14");
        assertThat(halts.isHalted(1)).isTrue();
    }

    @Test
    void aHaltOutlivesItsConnection() {
        after(quote("SPY", 43, 5));
        decoder = connection();
        assertThat(after(quote("SPY", 43, 6))).isEmpty();
        assertThat(after(quote("SPY", 16, 7))).containsExactly("RESUMED 0 7");
    }

    @Test
    void allocatesNothingForAnEvent() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String symbol = i % 2 == 0 ? "SPY" : "QQQ";
            String event =
                    switch (i % 7) {
                        case 0 -> quote(symbol, 43, i);
                        case 1 -> quote(symbol, 1, i);
                        case 2 -> print(symbol, 28, i);
                        case 3 -> luld(symbol, 17, i, "0");
                        case 4 -> luld(symbol, 18, i, "610.5");
                        default -> print(symbol, 14, i);
                    };
            frames.add(event.getBytes(StandardCharsets.UTF_8));
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < frames.size(); i++) {
                decoder.decode(frames.get(i), 0, frames.get(i).length, i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(events).isGreaterThan(20L * frames.size());
        assertThat(least).isZero();
    }
}
