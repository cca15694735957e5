package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Counts the bytes of several rounds, each of which takes every path, and requires one round without allocation. The
 * VM may allocate a little once, when it swaps in a method compiled in the background.
 */
class FeaturesAllocationTest {
    private static final int ROUNDS = 10;
    private static final int EVENTS = 100_000;
    private static final long STEP_NS = 20_000_000;

    private final Features features = new Features(
            RandomTape.settings()
                    .with("imbalanceWindowMillis", 5_000)
                    .with("rvolSessions", 20)
                    .with("rvolMinSessions", 1)
                    .settings(),
            RandomTape.session(),
            RandomTape.INSTRUMENTS,
            Masks.table(),
            RandomTape.OPENS);
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private long timeNs = RandomTape.session().openNs();
    private long minuteEndNs = timeNs + MINUTE_NS;
    private long sequence;

    @Test
    void aMillionEventsAllocateNothing() {
        new RandomTape(1).history.forEach(features::onMinuteBar);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        trade.conditions.add(14);
        trade.conditions.add(41);
        run(EVENTS);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            run(EVENTS);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        assertThat(features.bars().count(0)).as("bars closed on the way").isGreaterThan(300);
    }

    private void run(int events) {
        for (int i = 0; i < events; i++) {
            timeNs += STEP_NS;
            sequence++;
            int instrument = (int) (sequence >>> 1 & 1);
            if ((sequence & 1) == 0) {
                quote(instrument);
            } else {
                trade(instrument);
            }
            if (timeNs >= minuteEndNs) {
                features.closeMinute(0, minuteEndNs);
                features.closeMinute(1, minuteEndNs);
                minuteEndNs += MINUTE_NS;
            }
            if (sequence % 50 == 0) {
                features.snapshot(instrument, timeNs, snapshot);
            }
        }
    }

    private void trade(int instrument) {
        trade.instrument = instrument;
        trade.price = 600_000_000 + sequence * 7919 % 100 * 10_000;
        trade.size = 100_000_000;
        trade.sipNs = timeNs;
        trade.exchangeNs = timeNs - 1_000;
        trade.sipSequence = sequence % 1_000 == 1 ? sequence - 2 : sequence;
        features.onTrade(trade);
    }

    private void quote(int instrument) {
        quote.instrument = instrument;
        quote.bid = 600_000_000 + sequence * 104_729 % 100 * 10_000;
        quote.ask = quote.bid + 10_000;
        quote.bidSize = (1 + sequence % 9) * 100_000_000;
        quote.askSize = (1 + sequence % 7) * 100_000_000;
        quote.sipNs = timeNs;
        features.onQuote(quote);
    }
}
