package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Missing;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ring has four slots and its journal blocks on demand, so that the ring is full exactly when the test wants. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeedPublisherTest {
    private static final int SLOTS = 4;

    private final MemoryJournal journal = MemoryJournal.gated();
    private final Pipeline pipeline = new Pipeline(
            new PipelineSettings(PipelineMode.FUSED, SLOTS, WaitStyle.PARK, MINUTE_NS),
            new EngineClock(new HistoricalClock()),
            new ToyEngine(),
            journal,
            frame -> {},
            frame -> {});
    private final FeedPublisher feed = pipeline.feedPublisher("polygon", 3);

    @BeforeEach
    void start() {
        pipeline.start();
    }

    @AfterEach
    void stop() {
        journal.letAll();
        pipeline.stop();
    }

    /** Fills the ring with trades 1 to 4 of instrument 2. */
    private void fill() throws InterruptedException {
        for (int number = 1; number <= SLOTS; number++) {
            assertThat(feed.publishTrade(Ticks.trade(2, number))).isTrue();
        }
        journal.awaitAppend();
    }

    /** Lets one transaction through and waits until its slot is free. */
    private void freeOneSlot() throws InterruptedException {
        journal.let(1);
        journal.awaitAppend();
    }

    /** Returns what was journaled after the ring was filled. */
    private List<String> journaledAfterFill() {
        journal.letAll();
        feed.drain();
        pipeline.stop();
        List<String> causes = journal.causes();
        assertThat(causes).startsWith("trade 2 1", "trade 2 2", "trade 2 3", "trade 2 4");
        return causes.subList(SLOTS, causes.size());
    }

    @Test
    void keepsTheNewestQuoteOfEachInstrumentWhenFull() throws InterruptedException {
        fill();
        assertThat(feed.publishQuote(Ticks.quote(0, 11))).isFalse();
        assertThat(feed.publishQuote(Ticks.quote(1, 12))).isFalse();
        assertThat(feed.publishQuote(Ticks.quote(0, 13))).isFalse();
        assertThat(feed.publishQuote(Ticks.quote(0, 14))).isFalse();
        assertThat(feed.conflatedQuotes()).isEqualTo(2);
        assertThat(journaledAfterFill()).containsExactly("quote 1 12", "quote 0 14");
        assertThat(feed.lostTrades()).isZero();
    }

    @Test
    void whatCanWaitLeavesHalfOfTheRingToOthers() throws Exception {
        fill();
        freeOneSlot();
        FeedPublisher fills = pipeline.feedPublisher("polygon", 3);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> fills.publishYielding(Ticks.trade(1, 90)));
        assertThat(feed.publishTrade(Ticks.trade(0, 40))).isTrue();
        assertThat(waiting.isDone()).isFalse();
        journal.letAll();
        waiting.get(60, TimeUnit.SECONDS);
        assertThat(journaledAfterFill()).containsExactly("trade 0 40", "trade 1 90");
    }

    @Test
    void marksLostTradesAsAGapOfTheirInstrument() throws InterruptedException {
        fill();
        assertThat(feed.publishTrade(Ticks.trade(0, 22))).isFalse();
        assertThat(feed.publishTrade(Ticks.trade(0, 21))).isFalse();
        assertThat(feed.publishTrade(Ticks.trade(1, 23))).isFalse();
        assertThat(feed.publishTrade(Ticks.trade(0, 24))).isFalse();
        assertThat(feed.lostTrades()).isEqualTo(4);
        assertThat(journaledAfterFill())
                .containsExactly(Ticks.gap(1, 1, 23, 23, 1_023), Ticks.gap(0, 3, 21, 24, 1_024));
        byte[] entry = journal.entries().get(SLOTS);
        FrameReader reader = new FrameReader().wrap(entry, 0, entry.length);
        reader.next();
        FeedStatus status = new FeedStatus();
        reader.read(status);
        assertThat(status.state).isEqualTo(FeedState.GAP);
        assertThat(status.source).hasToString("polygon");
    }

    @Test
    void usesTheReceiveTimeOfALostTradeWithoutSipTime() throws InterruptedException {
        fill();
        Trade trade = Ticks.trade(0, 30);
        trade.sipNs = Missing.LONG;
        feed.publishTrade(trade);
        assertThat(journaledAfterFill()).containsExactly(Ticks.gap(0, 1, 1_030, 1_030, 1_030));
    }

    @Test
    void publishesTheGapBeforeTheNextEventOfItsInstrument() throws InterruptedException {
        fill();
        feed.publishQuote(Ticks.quote(0, 11));
        feed.publishTrade(Ticks.trade(0, 12));
        freeOneSlot();
        assertThat(feed.publishTrade(Ticks.trade(1, 13))).isFalse();
        freeOneSlot();
        freeOneSlot();
        freeOneSlot();
        assertThat(feed.publishTrade(Ticks.trade(0, 14))).isTrue();
        assertThat(journaledAfterFill())
                .containsExactly(
                        Ticks.gap(0, 1, 12, 12, 1_012), "quote 0 11", Ticks.gap(1, 1, 13, 13, 1_013), "trade 0 14");
    }

    @Test
    void publishesWhatIsKeptBeforeAnythingLater() throws InterruptedException {
        fill();
        feed.publishQuote(Ticks.quote(0, 11));
        feed.publishQuote(Ticks.quote(1, 12));
        freeOneSlot();
        assertThat(feed.publishQuote(Ticks.quote(0, 13))).isFalse();
        freeOneSlot();
        assertThat(feed.flush()).isFalse();
        freeOneSlot();
        assertThat(feed.flush()).isTrue();
        freeOneSlot();
        assertThat(feed.publishTrade(Ticks.trade(1, 14))).isTrue();
        assertThat(journaledAfterFill()).containsExactly("quote 0 11", "quote 1 12", "quote 0 13", "trade 1 14");
        assertThat(feed.conflatedQuotes()).isZero();
    }

    @Test
    void waitingLosesNothingAndKeepsTheOrder() throws InterruptedException {
        fill();
        feed.publishQuote(Ticks.quote(0, 11));
        Thread driver = new Thread(() -> {
            for (int number = 12; number < 200; number++) {
                feed.publishWaiting(Ticks.trade(0, number));
            }
        });
        driver.start();
        journal.letAll();
        driver.join(60_000);
        assertThat(driver.isAlive()).isFalse();
        List<String> wanted = new ArrayList<>(List.of("quote 0 11"));
        for (int number = 12; number < 200; number++) {
            wanted.add("trade 0 " + number);
        }
        assertThat(journaledAfterFill()).isEqualTo(wanted);
    }

    @Test
    void otherProducersWaitForRoomAndLoseNothing() throws InterruptedException {
        fill();
        List<String> wanted = new ArrayList<>();
        for (int number = 1; number <= 100; number++) {
            wanted.add("Timer -1 " + number);
        }
        Thread timers = new Thread(() -> {
            Publisher publisher = pipeline.publisher();
            Timer timer = new Timer();
            for (int number = 1; number <= 100; number++) {
                timer.receiveNs = number;
                publisher.publish(timer);
            }
        });
        timers.start();
        feed.publishQuote(Ticks.quote(0, 11));
        journal.letAll();
        timers.join(60_000);
        assertThat(timers.isAlive()).isFalse();
        List<String> journaled = journaledAfterFill();
        assertThat(journaled.stream().filter(cause -> cause.startsWith("Timer")))
                .containsExactlyElementsOf(wanted);
        assertThat(journaled).hasSize(101).contains("quote 0 11");
    }

    @Test
    void refusesAnUnknownInstrument() {
        assertThatThrownBy(() -> feed.publishQuote(Ticks.quote(3, 1))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> feed.publishTrade(Ticks.trade(-1, 1))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void throwsWhenThePipelineIsStoppedAndItsRingFull() throws InterruptedException {
        fill();
        journal.letAll();
        pipeline.stop();
        assertThatThrownBy(() -> feed.publishQuote(Ticks.quote(0, 1))).isInstanceOf(PipelineStoppedException.class);
        assertThatThrownBy(() -> feed.publishTrade(Ticks.trade(0, 1))).isInstanceOf(PipelineStoppedException.class);
    }

    @Test
    void neverFullWhenStepped() {
        MemoryJournal tape = MemoryJournal.open();
        Pipeline stepped = new Pipeline(
                PipelineSettings.stepped(),
                new EngineClock(new HistoricalClock()),
                new ToyEngine(),
                tape,
                frame -> {},
                frame -> {});
        stepped.start();
        FeedPublisher publisher = stepped.feedPublisher("file", 1);
        for (int number = 1; number <= 1_000; number++) {
            assertThat(publisher.publishQuote(Ticks.quote(0, number))).isTrue();
        }
        assertThat(tape.entries()).hasSize(1_000);
    }

    @Test
    void agreesWithItsNaiveTwin() throws InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        NaiveFeed twin = new NaiveFeed();
        boolean appending = false;
        for (int number = 1; number <= 3_000; number++) {
            int instrument = random.nextInt(3);
            boolean published;
            boolean wanted;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    published = feed.publishQuote(Ticks.quote(instrument, number));
                    wanted = twin.quote(instrument, number);
                }
                case 2 -> {
                    published = feed.publishTrade(Ticks.trade(instrument, number));
                    wanted = twin.trade(instrument, number);
                }
                case 3 -> {
                    published = feed.flush();
                    wanted = twin.flush();
                }
                default -> {
                    // A slot is known to be free only once the append of the next slot has begun.
                    published = wanted = twin.inRing > 1;
                    if (wanted) {
                        freeOneSlot();
                        twin.inRing--;
                    }
                }
            }
            assertThat(published).as("step %d of seed %d", number, seed).isEqualTo(wanted);
            if (!appending && twin.inRing > 0) {
                journal.awaitAppend();
                appending = true;
            }
        }
        journal.letAll();
        feed.drain();
        pipeline.stop();
        twin.inRing = Integer.MIN_VALUE;
        twin.flush();
        assertThat(journal.causes()).as("seed %d", seed).isEqualTo(twin.published);
        assertThat(feed.lostTrades()).isEqualTo(twin.lostTrades).isPositive();
        assertThat(feed.conflatedQuotes()).isEqualTo(twin.conflatedQuotes).isPositive();
    }

    /** The policy for a full ring, in its plainest form. */
    private static final class NaiveFeed {
        private final Map<Integer, Kept> kept = new LinkedHashMap<>();
        private final List<String> published = new ArrayList<>();
        private int inRing;
        private long lostTrades;
        private long conflatedQuotes;

        boolean quote(int instrument, long number) {
            String words = "quote " + instrument + " " + number;
            if (flush() && publish(words)) {
                return true;
            }
            Kept own = newest(instrument);
            if (own.quote != null) {
                conflatedQuotes++;
            }
            own.quote = words;
            return false;
        }

        boolean trade(int instrument, long number) {
            if (flush() && publish("trade " + instrument + " " + number)) {
                return true;
            }
            newest(instrument).lost.add(number);
            lostTrades++;
            return false;
        }

        boolean flush() {
            for (int instrument : List.copyOf(kept.keySet())) {
                Kept own = kept.get(instrument);
                if (!own.lost.isEmpty()) {
                    long last = own.lost.get(own.lost.size() - 1);
                    if (!publish(Ticks.gap(instrument, own.lost.size(), own.lost.get(0), last, last + 1_000))) {
                        return false;
                    }
                    own.lost.clear();
                }
                if (own.quote != null && !publish(own.quote)) {
                    return false;
                }
                kept.remove(instrument);
            }
            return true;
        }

        private boolean publish(String words) {
            if (inRing >= SLOTS) {
                return false;
            }
            inRing++;
            published.add(words);
            return true;
        }

        private Kept newest(int instrument) {
            Kept own = kept.containsKey(instrument) ? kept.remove(instrument) : new Kept();
            kept.put(instrument, own);
            return own;
        }
    }

    private static final class Kept {
        private final List<Long> lost = new ArrayList<>();
        private String quote;
    }
}
