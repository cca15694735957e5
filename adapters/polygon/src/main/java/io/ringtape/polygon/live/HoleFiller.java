package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FeedState;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Fills holes from the vendor's history, one after the other, on a thread of its own while live events flow. The history
 * may lag the stream: it is asked again until it reaches beyond the hole, and what it does not give in time stays a
 * hole. A print of the history that has just happened is left to the stream.
 */
final class HoleFiller {
    private static final long SHORTEST_WAIT_NS = 50 * MILLI_NS;

    private record Task(Hole hole, StreamReturn back) {}

    private final FeedSettings.Filling settings;
    private final List<Instrument> instruments;
    private final PrintHistory history;
    private final LongSupplier clock;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final AtomicLong prints = new AtomicLong();
    private final AtomicReference<Hole> filling = new AtomicReference<>();
    private MarketDataSink sink;
    private StatusPublisher statuses;
    private long lastNs;

    /** @param clock the session's time, epoch nanoseconds */
    HoleFiller(FeedSettings.Filling settings, List<Instrument> instruments, PrintHistory history, LongSupplier clock) {
        this.settings = settings;
        this.instruments = instruments;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Adds a hole that was published as being filled. Any thread.
     *
     * @param back how the stream came back after it
     */
    void fill(Hole hole, StreamReturn back) {
        tasks.add(new Task(hole, back));
    }

    /** Returns how many holes are not filled. Any thread. */
    int open() {
        return tasks.size() + (filling.get() == null ? 0 : 1);
    }

    /** Returns the prints that came from the history. Any thread. */
    long prints() {
        return prints.get();
    }

    /** Fills holes until it is interrupted. */
    void run(MarketDataSink itsSink) throws InterruptedException {
        sink = itsSink;
        statuses = new StatusPublisher(sink, clock);
        while (true) {
            Task task = tasks.take();
            filling.set(task.hole());
            fill(task);
            filling.set(null);
        }
    }

    private void fill(Task task) throws InterruptedException {
        Hole hole = task.hole();
        Instrument instrument = instruments.get(hole.instrument());
        long deadlineNs = System.nanoTime() + settings.fillWithinNs();
        long fromNs = hole.fromNs() - settings.fillMarginNs();
        lastNs = Missing.LONG;
        String trouble = "";
        while (true) {
            try {
                trouble = "";
                long toNs = Math.min(endNs(task), clock.getAsLong() - settings.settledAfterNs());
                if (toNs >= fromNs) {
                    lastNs = Math.max(lastNs, history.read(instrument, fromNs, toNs, this::publish));
                    fromNs = Math.max(fromNs, lastNs);
                }
                if (isFilled(task, toNs)) {
                    statuses.hole(FeedState.BACKFILL_ENDED, hole);
                    return;
                }
            } catch (FeedRefusedException refused) {
                trouble = refused.getMessage();
                deadlineNs = Long.MIN_VALUE;
            } catch (IOException broken) {
                trouble = broken.getMessage();
            }
            if (task.back().isLost()) {
                end(hole);
                return;
            }
            if (deadlineNs == Long.MIN_VALUE || System.nanoTime() - deadlineNs >= 0) {
                giveUp(task, trouble);
                return;
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_WAIT_NS, Math.min(settings.settledAfterNs(), SECOND_NS)));
        }
    }

    private void publish(Trade print) {
        sink.publishYielding(print);
        prints.incrementAndGet();
    }

    /** Returns the end of what is read: somewhat after the first live print, or as long as there is none the hole's. */
    private long endNs(Task task) {
        long firstLiveNs = task.back().firstPrintNs();
        return Missing.isPresent(firstLiveNs)
                ? firstLiveNs + settings.fillMarginNs()
                : task.hole().toNs();
    }

    /** Whether the history was read up to the first live print, which it must know too, and all of it was settled. */
    private boolean isFilled(Task task, long toNs) {
        long firstLiveNs = task.back().firstPrintNs();
        return Missing.isPresent(firstLiveNs) && lastNs >= firstLiveNs && toNs >= firstLiveNs + settings.fillMarginNs();
    }

    /** Ends a fill whose time is over. An instrument that neither stream nor history tells of has lost nothing. */
    private void giveUp(Task task, String trouble) {
        boolean isQuiet = trouble.isEmpty() && task.back().firstPrintNs() == Missing.LONG;
        if (isQuiet) {
            statuses.hole(FeedState.BACKFILL_ENDED, task.hole());
            return;
        }
        end(task.hole());
        statuses.all(
                FeedState.REFUSED,
                "a hole was not filled to its end: "
                        + (trouble.isEmpty() ? "the history ends before the hole does" : trouble));
    }

    /** Ends the fill with what there is; the rest stays a hole. */
    private void end(Hole hole) {
        long filledToNs = Math.max(hole.fromNs(), Math.min(lastNs, hole.toNs()));
        statuses.hole(FeedState.BACKFILL_ENDED, new Hole(hole.instrument(), hole.fromNs(), filledToNs));
        if (filledToNs < hole.toNs()) {
            statuses.hole(FeedState.GAP, new Hole(hole.instrument(), filledToNs + 1, hole.toNs()));
        }
    }
}
