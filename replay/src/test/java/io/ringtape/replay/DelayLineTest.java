package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Compares the delay line with a plain queue of copies. */
class DelayLineTest {
    private static final int STEPS = 100_000;

    private final DelayLine line = new DelayLine();
    private final ArrayDeque<String> twin = new ArrayDeque<>();
    private final ArrayDeque<Long> dueTimes = new ArrayDeque<>();

    @Test
    void handsOutWhatItTookInInOrder() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < STEPS; i++) {
            boolean filling = i / 1_000 % 2 == 0;
            if (random.nextInt(10) < (filling ? 7 : 3)) {
                add(event(random, i));
            } else if (!twin.isEmpty()) {
                assertThat(line.nextDueNs()).as("seed %d, step %d", seed, i).isEqualTo(dueTimes.remove());
                assertThat(text(line.take())).as("seed %d, step %d", seed, i).isEqualTo(twin.remove());
            }
            assertThat(line.isEmpty()).as("seed %d, step %d", seed, i).isEqualTo(twin.isEmpty());
        }
    }

    @Test
    void isNeverDueWhenEmpty() {
        assertThat(line.nextDueNs()).isEqualTo(Long.MAX_VALUE);
        add(event(new SplittableRandom(1), 1));
        line.take();
        assertThat(line.isEmpty()).isTrue();
        assertThat(line.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    private void add(Event event) {
        line.add(event);
        twin.add(text(event));
        dueTimes.add(event.receiveNs);
    }

    private static Event event(SplittableRandom random, int step) {
        Event event;
        switch (random.nextInt(3)) {
            case 0 -> {
                Quote quote = new Quote();
                quote.bid = step;
                event = quote;
            }
            case 1 -> {
                Trade trade = new Trade();
                trade.price = step;
                trade.id.set("t" + random.nextInt(1_000_000));
                event = trade;
            }
            default -> {
                FeedStatus status = new FeedStatus();
                status.fromNs = step;
                event = status;
            }
        }
        event.receiveNs = random.nextLong(1_000_000);
        return event;
    }

    private static String text(Event event) {
        String body =
                switch (event.type()) {
                    case QUOTE -> "quote " + ((Quote) event).bid;
                    case TRADE -> "trade " + ((Trade) event).price + " " + ((Trade) event).id;
                    default -> "status " + ((FeedStatus) event).fromNs;
                };
        return body + " at " + event.receiveNs;
    }
}
