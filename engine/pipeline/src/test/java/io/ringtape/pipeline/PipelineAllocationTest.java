package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.Quote;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that warm publishers and stages allocate nothing, whether or not the ring has room. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipelineAllocationTest {
    private static final String[] NAMES = {"publisher", "engine", "tape", "router", "monitor"};
    private static final int EVENTS_A_ROUND = 30_000;
    private static final int ROUNDS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AtomicLongArray threadIds = new AtomicLongArray(NAMES.length);
    private final ToyEngine toy = new ToyEngine();
    private final Quote quote = Ticks.quote(0, 1);
    private final Trade trade = Ticks.trade(1, 1);
    private final Timer timer = new Timer();

    private Pipeline started(PipelineMode mode) {
        Pipeline pipeline = new Pipeline(
                new PipelineSettings(mode, 256, WaitStyle.PARK, MINUTE_NS),
                new EngineClock(new WallClock()),
                (frame, timeNs) -> {
                    remember(1);
                    toy.process(frame, timeNs);
                },
                frame -> remember(2),
                frame -> remember(3),
                frame -> remember(4));
        pipeline.start();
        return pipeline;
    }

    private void remember(int stage) {
        threadIds.set(stage, Thread.currentThread().getId());
    }

    private void publishRound(Pipeline pipeline, FeedPublisher feed, Publisher timers) {
        for (int i = 0; i < EVENTS_A_ROUND; i += 3) {
            quote.sipNs++;
            feed.publishQuote(quote);
            trade.sipNs++;
            feed.publishTrade(trade);
            timers.publish(timer);
        }
        feed.drain();
        while (pipeline.backlog() > 0) {
            Thread.onSpinWait();
        }
    }

    private void measure(long[] allocated) {
        for (int i = 0; i < NAMES.length; i++) {
            allocated[i] = threads.getThreadAllocatedBytes(threadIds.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishersAndStagesAllocateNothing(PipelineMode mode) {
        Pipeline pipeline = started(mode);
        FeedPublisher feed = pipeline.feedPublisher("feed", 2);
        Publisher timers = pipeline.publisher();
        remember(0);
        publishRound(pipeline, feed, timers);
        long[] before = new long[NAMES.length];
        long[] after = new long[NAMES.length];
        long[] least = new long[NAMES.length];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 1; round <= ROUNDS; round++) {
            measure(before);
            publishRound(pipeline, feed, timers);
            measure(after);
            for (int i = 0; i < NAMES.length; i++) {
                least[i] = Math.min(least[i], after[i] - before[i]);
            }
        }
        pipeline.stop();
        for (int i = 0; i < NAMES.length; i++) {
            assertThat(least[i])
                    .as("bytes a round on the %s's thread", NAMES[i])
                    .isZero();
        }
    }
}
