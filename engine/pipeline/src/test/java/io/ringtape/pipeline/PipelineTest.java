package io.ringtape.pipeline;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.ringtape.engine.Journal;
import io.ringtape.engine.Transactor;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipelineTest {
    private static final TransactionListener NOBODY = frame -> {};
    private static final long JOIN_MS = 60_000;

    private final MemoryJournal journal = MemoryJournal.open();

    private static PipelineSettings settings(PipelineMode mode) {
        return new PipelineSettings(mode, 64, WaitStyle.PARK, MINUTE_NS);
    }

    private static EngineClock recordedTime() {
        return new EngineClock(new HistoricalClock());
    }

    private static Pipeline started(PipelineMode mode, Journal journal, TransactionListener router) {
        return started(mode, new ToyEngine(), journal, router);
    }

    private static Pipeline started(PipelineMode mode, Transactor engine, Journal journal, TransactionListener router) {
        Pipeline pipeline = new Pipeline(settings(mode), recordedTime(), engine, journal, router, NOBODY);
        pipeline.start();
        return pipeline;
    }

    private static List<String> trades(int from, int to) {
        return LongStream.rangeClosed(from, to).mapToObj(n -> "trade 0 " + n).toList();
    }

    private static List<Event> someEvents(long seed, int count) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long number = 1;
        for (int i = 0; i < count; i++) {
            number = Math.max(1, number + random.nextInt(10) - 2);
            int instrument = random.nextInt(2);
            events.add(random.nextBoolean() ? Ticks.quote(instrument, number) : Ticks.trade(instrument, number));
        }
        return events;
    }

    @Test
    void everyModeJournalsTheSameBytes() {
        long seed = new Random().nextLong();
        List<List<byte[]>> tapes = new ArrayList<>();
        for (PipelineMode mode : PipelineMode.values()) {
            MemoryJournal tape = MemoryJournal.open();
            Pipeline pipeline = started(mode, tape, NOBODY);
            someEvents(seed, 5_000).forEach(pipeline.publisher()::publish);
            pipeline.stop();
            tapes.add(tape.entries());
        }
        assertThat(tapes.get(0)).as("seed %d", seed).hasSize(5_000);
        for (List<byte[]> tape : tapes) {
            assertThat(tape.toArray(new byte[0][]))
                    .as("seed %d", seed)
                    .isDeepEqualTo(tapes.get(0).toArray(new byte[0][]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void engineTimeIncreasesWithEveryCauseAndFollowsReceiveTime(PipelineMode mode) {
        long seed = new Random().nextLong();
        Pipeline pipeline = started(mode, journal, NOBODY);
        List<Event> events = someEvents(seed, 2_000);
        events.forEach(pipeline.publisher()::publish);
        pipeline.stop();
        FrameReader reader = new FrameReader();
        long lastNs = 0;
        for (int i = 0; i < events.size(); i++) {
            byte[] entry = journal.entries().get(i);
            reader.wrap(entry, 0, entry.length).next();
            assertThat(reader.timeNs())
                    .as("cause %d of seed %d", i, seed)
                    .isEqualTo(Math.max(lastNs + 1, events.get(i).receiveNs));
            lastNs = reader.timeNs();
        }
    }

    @ParameterizedTest
    @EnumSource
    void routerAndMonitorSeeWhatIsJournaledAndNothingElse(PipelineMode mode) {
        List<byte[]> seenByRouter = new ArrayList<>();
        List<byte[]> seenByMonitor = new ArrayList<>();
        Pipeline pipeline = new Pipeline(
                settings(mode),
                recordedTime(),
                new ToyEngine(),
                journal,
                frame -> rememberJournaled(frame, seenByRouter),
                frame -> rememberJournaled(frame, seenByMonitor));
        pipeline.start();
        someEvents(7, 1_000).forEach(pipeline.publisher()::publish);
        pipeline.stop();
        assertThat(seenByRouter).hasSize(1_000);
        assertThat(seenByMonitor).hasSize(1_000);
    }

    private void rememberJournaled(Frame frame, List<byte[]> seen) {
        byte[] bytes = Arrays.copyOf(frame.bytes(), frame.length());
        assertThat(journal.entries()).hasSizeGreaterThan(seen.size());
        assertThat(journal.entries().get(seen.size())).isEqualTo(bytes);
        seen.add(bytes);
    }

    @Test
    void steppedPublishReturnsAfterTheListenersRan() {
        List<String> steps = new ArrayList<>();
        Pipeline pipeline = new Pipeline(
                PipelineSettings.stepped(),
                recordedTime(),
                (frame, timeNs) -> steps.add("engine"),
                frame -> steps.add("tape"),
                frame -> steps.add("router"),
                frame -> steps.add("monitor"));
        pipeline.start();
        pipeline.publisher().publish(Ticks.trade(0, 1));
        assertThat(steps).containsExactly("engine", "tape", "router", "monitor");
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatCannotBeEncodedIsRefusedAndLeavesNoHole(PipelineMode mode) {
        Pipeline pipeline = started(mode, journal, NOBODY);
        Publisher publisher = pipeline.publisher();
        for (int round = 1; round <= 200; round++) {
            publisher.publish(Ticks.trade(0, round));
            assertThatThrownBy(() -> publisher.publish(Ticks.broken())).hasMessage("broken on purpose");
        }
        pipeline.stop();
        assertThat(journal.causes()).isEqualTo(trades(1, 200));
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatThrowsStopsThePipelineAndNothingMoreIsJournaled(PipelineMode mode) {
        ToyEngine toy = new ToyEngine();
        AtomicInteger causes = new AtomicInteger();
        Pipeline pipeline = started(
                mode,
                (frame, timeNs) -> {
                    breakAt(50, causes.incrementAndGet());
                    toy.process(frame, timeNs);
                },
                journal,
                NOBODY);
        publishUntilRefused(pipeline);
        assertThatThrownBy(pipeline::stop).hasRootCauseMessage("broken at 50");
        assertThat(journal.causes()).isEqualTo(trades(1, 49));
        assertThat(causes).hasValue(50);
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatThrowsStopsThePipelineAndListenersSeeOnlyWhatItHolds(PipelineMode mode) {
        AtomicInteger appends = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        Pipeline pipeline = started(
                mode,
                frame -> {
                    breakAt(50, appends.incrementAndGet());
                    journal.append(frame);
                },
                frame -> seen.add(seen.size() + 1));
        publishUntilRefused(pipeline);
        assertThatThrownBy(pipeline::stop).hasRootCauseMessage("broken at 50");
        assertThat(journal.causes()).isEqualTo(trades(1, 49));
        assertThat(appends).hasValue(50);
        assertThat(seen).hasSize(49);
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatThrowsStopsThePipelineAndReceivesNoMore(PipelineMode mode) {
        AtomicInteger seen = new AtomicInteger();
        Pipeline pipeline = started(mode, journal, frame -> breakAt(50, seen.incrementAndGet()));
        publishUntilRefused(pipeline);
        int journaled = journal.entries().size();
        assertThatThrownBy(pipeline::stop).hasRootCauseMessage("broken at 50");
        assertThat(seen).hasValue(50);
        assertThat(journal.causes()).startsWith(trades(1, 50).toArray(new String[0]));
        assertThat(journal.entries().size()).isBetween(50, mode == PipelineMode.PIPELINED ? journaled + 1 : 50);
    }

    private static void breakAt(int wanted, int count) {
        if (count == wanted) {
            throw new IllegalStateException("broken at " + count);
        }
    }

    private static void publishUntilRefused(Pipeline pipeline) {
        Publisher publisher = pipeline.publisher();
        try {
            for (int number = 1; number < 100_000; number++) {
                publisher.publish(Ticks.trade(0, number));
            }
            fail("nothing was refused");
        } catch (PipelineStoppedException refused) {
            assertThat(refused).hasRootCauseMessage("broken at 50");
            assertThat(pipeline.failure())
                    .hasValueSatisfying(cause -> assertThat(cause).hasMessage("broken at 50"));
            assertThatThrownBy(() -> publisher.publish(Ticks.trade(0, 1))).hasRootCauseMessage("broken at 50");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatPublishesIsRefusedAndNothingHangs(PipelineMode mode) {
        AtomicReference<Publisher> publisher = new AtomicReference<>();
        Pipeline pipeline = started(mode, journal, frame -> publisher.get().publish(Ticks.trade(0, 2)));
        publisher.set(pipeline.publisher());
        try {
            publisher.get().publish(Ticks.trade(0, 1));
        } catch (PipelineStoppedException steppedFailsAtOnce) {
            assertThat(mode).isEqualTo(PipelineMode.STEPPED);
        }
        assertThatThrownBy(pipeline::stop).hasMessageContaining("a listener published");
        assertThat(journal.causes()).isEqualTo(trades(1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEventsBeforeItIsStartedAndAfterItIsStopped(PipelineMode mode) {
        Pipeline pipeline = new Pipeline(settings(mode), recordedTime(), new ToyEngine(), journal, NOBODY, NOBODY);
        Publisher publisher = pipeline.publisher();
        assertThatThrownBy(() -> publisher.publish(Ticks.trade(0, 1))).isInstanceOf(PipelineStoppedException.class);
        pipeline.start();
        assertThatThrownBy(pipeline::start).hasMessageContaining("already started");
        publisher.publish(Ticks.trade(0, 2));
        pipeline.stop();
        pipeline.stop();
        assertThatThrownBy(() -> publisher.publish(Ticks.trade(0, 3))).isInstanceOf(PipelineStoppedException.class);
        assertThat(journal.causes()).isEqualTo(trades(2, 2));
        assertThat(pipeline.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FUSED, SPIN",
        "FUSED, PARK",
        "FUSED, YIELD",
        "FUSED, BLOCK",
        "PIPELINED, PARK",
        "PIPELINED, YIELD",
        "PIPELINED, BLOCK"
    })
    void stoppingAmongBusyProducersLosesNothingThatWasAcknowledged(PipelineMode mode, WaitStyle waitStyle)
            throws InterruptedException {
        int producers = 3;
        Pipeline pipeline = new Pipeline(
                new PipelineSettings(mode, 64, waitStyle, MINUTE_NS),
                recordedTime(),
                new ToyEngine(),
                journal,
                NOBODY,
                NOBODY);
        pipeline.start();
        AtomicLong[] acknowledged = new AtomicLong[producers];
        CountDownLatch busy = new CountDownLatch(producers);
        List<Thread> threads = new ArrayList<>();
        for (int producer = 0; producer < producers; producer++) {
            int instrument = producer;
            acknowledged[producer] = new AtomicLong();
            Thread thread = new Thread(() -> produce(pipeline.publisher(), instrument, acknowledged[instrument], busy));
            threads.add(thread);
            thread.start();
        }
        assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
        pipeline.stop();
        int atStop = journal.entries().size();
        for (Thread thread : threads) {
            thread.join(JOIN_MS);
            assertThat(thread.isAlive()).isFalse();
        }
        List<String> causes = journal.causes();
        for (int producer = 0; producer < producers; producer++) {
            String own = "trade " + producer + " ";
            List<String> wanted = LongStream.rangeClosed(1, acknowledged[producer].get())
                    .mapToObj(number -> own + number)
                    .toList();
            assertThat(causes.stream().filter(cause -> cause.startsWith(own))).containsExactlyElementsOf(wanted);
        }
        assertThat(causes).hasSize(atStop);
    }

    private static void produce(Publisher publisher, int instrument, AtomicLong acknowledged, CountDownLatch busy) {
        Trade trade = Ticks.trade(instrument, 0);
        try {
            while (true) {
                trade.sipNs = acknowledged.get() + 1;
                publisher.publish(trade);
                if (acknowledged.incrementAndGet() == 500) {
                    busy.countDown();
                }
            }
        } catch (PipelineStoppedException expected) {
            assertThat(expected).hasMessage("the pipeline is not running");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "PIPELINED"})
    void aStuckStopSaysWhereAndHandlesNothingMore(PipelineMode mode) throws InterruptedException {
        MemoryJournal gated = MemoryJournal.gated();
        Pipeline pipeline = new Pipeline(
                new PipelineSettings(mode, 4, WaitStyle.PARK, 1_000_000),
                recordedTime(),
                new ToyEngine(),
                gated,
                NOBODY,
                NOBODY);
        pipeline.start();
        pipeline.publisher().publish(Ticks.trade(0, 1));
        pipeline.publisher().publish(Ticks.trade(0, 2));
        gated.awaitAppend();
        assertThatThrownBy(pipeline::stop)
                .hasMessageContaining("stuck: published up to 1; ")
                .hasMessageContaining(
                        mode == PipelineMode.FUSED ? "pipeline finished sequence -1" : "tape finished sequence -1");
        gated.letAll();
        gated.thread().join(JOIN_MS);
        assertThat(gated.thread().isAlive()).isFalse();
        assertThat(gated.causes()).isEqualTo(trades(1, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "PIPELINED"})
    void aProducerWaitingForRoomLearnsOfTheFailure(PipelineMode mode) throws InterruptedException {
        MemoryJournal gated = MemoryJournal.gated();
        Pipeline pipeline = new Pipeline(
                new PipelineSettings(mode, 2, WaitStyle.PARK, MINUTE_NS),
                recordedTime(),
                new ToyEngine(),
                frame -> {
                    gated.append(frame);
                    throw new IllegalStateException("disk full");
                },
                NOBODY,
                NOBODY);
        pipeline.start();
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        Thread producer = new Thread(() -> {
            Publisher publisher = pipeline.publisher();
            try {
                for (int number = 1; number <= 100_000; number++) {
                    publisher.publish(Ticks.trade(0, number));
                }
            } catch (PipelineStoppedException refused) {
                refusal.set(refused);
            }
        });
        producer.start();
        gated.awaitAppend();
        gated.letAll();
        producer.join(JOIN_MS);
        assertThat(refusal.get()).hasRootCauseMessage("disk full");
        assertThatThrownBy(pipeline::stop).hasRootCauseMessage("disk full");
        assertThat(gated.causes()).isEqualTo(trades(1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhenTheEngineIsDueAsOfItsLastTransaction(PipelineMode mode) {
        Transactor engine = new Transactor() {
            private long dueNs = 5;

            @Override
            public void process(Frame frame, long timeNs) {
                dueNs = timeNs + 7;
            }

            @Override
            public long nextDueNs() {
                return dueNs;
            }
        };
        Pipeline pipeline = started(mode, engine, journal, NOBODY);
        assertThat(pipeline.nextDueNs()).isEqualTo(5);
        pipeline.publisher().publish(Ticks.trade(0, 1));
        assertThat(pipeline.awaitDrained(MINUTE_NS)).isTrue();
        assertThat(pipeline.nextDueNs()).isEqualTo(1_008);
        pipeline.stop();
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "PIPELINED"})
    void isNotDrainedWhileAStageIsBusy(PipelineMode mode) {
        MemoryJournal slow = MemoryJournal.gated();
        Pipeline pipeline = started(mode, slow, NOBODY);
        pipeline.publisher().publish(Ticks.trade(0, 1));
        assertThat(pipeline.awaitDrained(1)).isFalse();
        slow.letAll();
        assertThat(pipeline.awaitDrained(MINUTE_NS)).isTrue();
        pipeline.stop();
    }
}
