package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.FeedState;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSink;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.TradeFetch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Fills holes from the vendor's history, by turns, on a thread of its own while live events flow. A hole is filled when
 * the history has been read to its end and beyond the first live print after it. The history may lag the stream: it is
 * asked again until it reaches that far; a hole that takes too long is reported and retried. A print of the history that
 * has just happened is left to the stream.
 */
final class HoleFiller {
    private static final long SHORTEST_WAIT_NS = 50 * MILLI_NS;

    private final FeedSettings.Filling settings;
    private final List<Instrument> instruments;
    private final PrintHistory history;
    private final LongSupplier clock;
    private final BlockingQueue<Filling> added = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private MarketDataSink sink;
    private StatusPublisher statuses;

    /** A hole while it is filled. */
    private final class Filling {
        private final Hole hole;
        private final StreamResumption back;
        private long fromNs;

        /** SIP time of the newest row of the history; missing before the first. */
        private long lastNs = Missing.LONG;

        /** When it takes too long, on a clock that never goes back; missing as long as the stream has not come back. */
        private long lateNs = Missing.LONG;

        private boolean isTold;
        private boolean areBadRowsTold;
        private String trouble = "";

        Filling(Hole hole, StreamResumption back) {
            this.hole = hole;
            this.back = back;
            fromNs = hole.fromNs() - settings.fillMarginNs();
        }

        void publish(Trade print) {
            lastNs = Math.max(lastNs, print.sipNs);
            sink.publishYielding(print);
            rows.incrementAndGet();
        }
    }

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
    void fill(Hole hole, StreamResumption back) {
        open.incrementAndGet();
        added.add(new Filling(hole, back));
    }

    /** Returns how many holes are not filled. Any thread. */
    int open() {
        return open.get();
    }

    /** Returns the rows of the history that were published, margins and repetitions included. Any thread. */
    long rows() {
        return rows.get();
    }

    /** Fills holes until it is interrupted; what is not filled then is told as a gap. */
    void run(MarketDataSink itsSink) throws InterruptedException {
        sink = itsSink;
        statuses = new StatusPublisher(sink, clock);
        List<Filling> fillings = new ArrayList<>();
        try {
            while (true) {
                Filling next = fillings.isEmpty() ? added.take() : added.poll(waitNs(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    fillings.add(next);
                }
                for (Filling filling : List.copyOf(fillings)) {
                    if (isOver(filling)) {
                        fillings.remove(filling);
                        open.decrementAndGet();
                    }
                }
            }
        } finally {
            added.drainTo(fillings);
            fillings.forEach(this::leave);
        }
    }

    private long waitNs() {
        return Math.max(SHORTEST_WAIT_NS, Math.min(settings.settledAfterNs(), SECOND_NS));
    }

    /** Reads on. Returns whether nothing is left to do for the hole. */
    private boolean isOver(Filling filling) throws InterruptedException {
        try {
            long toNs = Math.min(endNs(filling), clock.getAsLong() - settings.settledAfterNs());
            filling.trouble = "";
            if (toNs >= filling.fromNs) {
                read(filling, toNs);
            }
            if (isFilled(filling, toNs)) {
                statuses.hole(FeedState.BACKFILL_ENDED, filling.hole);
                return true;
            }
        } catch (RestException failed) {
            filling.trouble = failed.getMessage();
            if (!failed.failure().mayPass()) {
                giveUp(filling);
                return true;
            }
        } catch (IOException broken) {
            filling.trouble = broken.getMessage();
        }
        if (filling.back.isLost()) {
            leave(filling);
            return true;
        }
        watchTime(filling);
        return false;
    }

    private void read(Filling filling, long toNs) throws IOException, InterruptedException {
        Instrument instrument = instruments.get(filling.hole.instrument());
        try {
            TradeFetch fetch = history.fetch(instrument, filling.fromNs, toNs, filling::publish);
            filling.lastNs = Math.max(filling.lastNs, fetch.lastSipNs());
            if (fetch.delayed()) {
                filling.trouble = "the history is delayed, as the vendor says; the key's plan is the likely reason";
            }
            if (fetch.badRowCount() > 0 && !filling.areBadRowsTold) {
                filling.areBadRowsTold = true;
                statuses.all(
                        FeedState.UNREADABLE,
                        fetch.badRowCount(),
                        "rows of the history of " + instrument.symbol() + ": " + fetch.badRows());
            }
            if (fetch.end() == PageEnd.REPEATED_PAGE) {
                throw new IOException("the vendor's pages repeat, so that prints may be missing");
            }
        } finally {
            filling.fromNs = Math.max(filling.fromNs, filling.lastNs);
        }
    }

    /**
     * Returns the end of what is read: that of the hole, or somewhat after the first live print if that is later. The
     * first print may have an old time.
     */
    private long endNs(Filling filling) {
        long firstLiveNs = filling.back.firstPrintNs();
        long holeNs = filling.hole.toNs();
        return Missing.isPresent(firstLiveNs) ? Math.max(firstLiveNs + settings.fillMarginNs(), holeNs) : holeNs;
    }

    /** Whether the history was read to its end and up to the first live print, which it must know too, all settled. */
    private boolean isFilled(Filling filling, long toNs) {
        long firstLiveNs = filling.back.firstPrintNs();
        return Missing.isPresent(firstLiveNs) && filling.lastNs >= firstLiveNs && toNs >= endNs(filling);
    }

    /** Tells of a hole that takes too long since the stream came back, once. */
    private void watchTime(Filling filling) {
        if (!Missing.isPresent(filling.back.firstPrintNs())) {
            return;
        }
        if (filling.lateNs == Missing.LONG) {
            filling.lateNs = System.nanoTime() + settings.fillWithinNs();
        } else if (!filling.isTold && System.nanoTime() - filling.lateNs >= 0) {
            tell(filling);
        }
    }

    private void tell(Filling filling) {
        filling.isTold = true;
        statuses.all(FeedState.UNFILLED, unfilled(filling));
    }

    private String unfilled(Filling filling) {
        return "a hole of " + instruments.get(filling.hole.instrument()).symbol() + " is not filled: "
                + (filling.trouble.isEmpty() ? "the history ends before it does" : filling.trouble);
    }

    /** Leaves a hole that cannot be filled, so that its rest is open no longer than a gap. */
    private void giveUp(Filling filling) {
        leave(filling);
        Hole hole = filling.hole;
        statuses.hole(
                FeedState.UNFILLED, new Hole(hole.instrument(), filledToNs(filling), hole.toNs()), unfilled(filling));
    }

    /**
     * Leaves the hole with what there is; the rest is a gap. That does not shorten a later hole of the same prints,
     * which may be open already.
     */
    private void leave(Filling filling) {
        Hole hole = filling.hole;
        long filledToNs = filledToNs(filling);
        statuses.hole(FeedState.BACKFILL_ENDED, new Hole(hole.instrument(), hole.fromNs(), filledToNs));
        if (filledToNs < hole.toNs()) {
            statuses.hole(FeedState.GAP, new Hole(hole.instrument(), filledToNs + 1, hole.toNs()));
        }
    }

    private static long filledToNs(Filling filling) {
        Hole hole = filling.hole;
        return Math.max(hole.fromNs(), Math.min(filling.lastNs, hole.toNs()));
    }
}
