package io.ringtape.polygon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Checks that a warm decoder allocates nothing, for sound frames and bad ones. */
class StreamDecoderAllocationTest {
    private static final int FRAMES = 5_000;
    private static final int ROUNDS = 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long seen;

    private final StreamDecoder decoder = new StreamDecoder(
            List.of(new Instrument(0, "SPY", 10_000, 40, false), new Instrument(1, "QQQ", 10_000, 40, true)),
            20_261_119,
            new FrameListener() {
                @Override
                public void onTrade(Trade trade) {
                    seen++;
                }

                @Override
                public void onQuote(Quote quote) {
                    seen++;
                }

                @Override
                public void onMinuteBar(MinuteBar bar) {
                    seen++;
                }

                @Override
                public void onMarketStatus(MarketStatus status) {
                    seen++;
                }

                @Override
                public void onServerStatus(ServerStatus status) {
                    seen++;
                }
            });

    @Test
    void allocatesNothingForAFrame() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        RandomFrames random = new RandomFrames(new SplittableRandom(seed));
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add(random.next());
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < FRAMES; i++) {
                byte[] frame = frames.get(i);
                decoder.decode(frame, 0, frame.length, i);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(seen).isGreaterThan(FRAMES * ROUNDS / 2);
        assertThat(least).as("bytes for %d frames, seed %d", FRAMES, seed).isZero();
    }
}
