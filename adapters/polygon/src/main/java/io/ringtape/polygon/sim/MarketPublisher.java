package io.ringtape.polygon.sim;

import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.simulation.SimulatedFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Publishes the day: takes each event when the clock has reached its SIP time, keeps it for requests, makes bars and
 * bands of it, and sends what connections want. Scripted faults happen between events, in order of time. One thread.
 */
final class MarketPublisher implements Runnable {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int BATCH_EVENTS = 1_000;

    private final SimulatedDay day;
    private final SimulatedClock clock;
    private final SimulatorSettings settings;
    private final StreamServer server;
    private final MarketTap tap;
    private final Consumer<SimulatedFault<FaultKind>> others;
    private final PublishedMarket published;
    private final SimulatorCounts counts;
    private final MarketDataStream source;
    private final List<BarBook> books;
    private final BandBook bands;
    private final MarketFaults faults;
    private final StreamWriter writer;
    private final EventBatch batch = new EventBatch(BATCH_EVENTS);
    private final FrameComposer composer;
    private final List<FaultScript.Step<FaultKind>> script = new ArrayList<>();
    private final Queue<FaultScript<FaultKind>> scripts = new ConcurrentLinkedQueue<>();
    private Event pending;
    private boolean live;
    private long events;
    private long nextScriptNs = NEVER;
    private long nextScriptEvents = NEVER;
    private long lastFlushNs;
    private volatile boolean over;
    private volatile boolean closed;
    private volatile Throwable failure;

    /**
     * Creates a publisher.
     *
     * @param tap learns of every event first
     * @param others takes the faults that strike neither stream nor market
     */
    MarketPublisher(
            SimulatedDay day,
            SimulatedClock clock,
            StreamServer server,
            PublishedMarket published,
            MarketTap tap,
            Consumer<SimulatedFault<FaultKind>> others) {
        this.tap = tap;
        this.others = others;
        int ids = server.ids();
        this.day = day;
        this.clock = clock;
        this.server = server;
        this.published = published;
        settings = server.settings();
        counts = server.counts();
        source = day.events();
        books = List.of(
                new BarBook(BarTopic.A, day.session(), day.conditions(), ids),
                new BarBook(BarTopic.AM, day.session(), day.conditions(), ids));
        bands = new BandBook(day.session(), ids);
        Instrument[] byId = new Instrument[ids];
        day.instruments().forEach(instrument -> byId[instrument.id()] = instrument);
        writer = new StreamWriter(day.instruments(), byId, settings.shape(), batch, counts);
        faults = new MarketFaults(counts, byId);
        composer = new FrameComposer(settings.delivery().frameEvents());
    }

    /** Publishes what was before the clock's start: it can be requested, but is not sent. */
    void prepare() throws IOException {
        pending = source.next();
        while (pending != null && nextDueNs() < clock.startNs()) {
            publishAt(nextDueNs());
            batch.clear();
        }
        live = true;
    }

    /** Adds faults; those without a moment happen at once. Any thread. */
    void add(FaultScript<FaultKind> more) {
        long nowNs = clock.nowNs();
        scripts.add(new FaultScript<>(more.steps().stream()
                .map(step -> step.isAtOnce() ? step.at(nowNs) : step)
                .toList()));
        clock.wake();
    }

    /** Makes it look again at what is due. Any thread. */
    void wake() {
        clock.wake();
    }

    /** Whether the day's last event has been sent. */
    boolean isOver() {
        return over;
    }

    /** Returns what ended it, or null. */
    Throwable failure() {
        return failure;
    }

    void close() {
        closed = true;
        clock.wake();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                takeScripts();
                long nowNs = clock.await(nextDueNs());
                if (!closed && scripts.isEmpty()) {
                    publishUntil(nowNs);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void publishUntil(long nowNs) throws IOException, InterruptedException {
        long limitNs = clock.followsData() ? NEVER - 1 : nowNs;
        long dueNs = nextDueNs();
        long reachedNs = nowNs;
        while (!batch.isFull() && dueNs <= limitNs && !closed) {
            reachedNs = dueNs;
            if (clock.followsData()) {
                clock.moveTo(dueNs);
            }
            publishAt(dueNs);
            dueNs = nextDueNs();
            if (!scripts.isEmpty() || isLagging(reachedNs)) {
                break;
            }
        }
        flush(reachedNs);
        if (!over && pending == null && dueNs == NEVER) {
            if (clock.followsData()) {
                clock.moveTo(day.session().endNs());
            }
            over = true;
        }
    }

    private boolean isLagging(long nowNs) {
        for (ServedConnection connection : server.connections()) {
            if (connection.isLagging(nowNs)) {
                return true;
            }
        }
        return false;
    }

    private long nextDueNs() {
        long dueNs = pending == null ? NEVER : sipNs(pending);
        dueNs = Math.min(dueNs, Math.min(books.get(0).nextDueNs(), books.get(1).nextDueNs()));
        dueNs = Math.min(dueNs, Math.min(faults.dueNs(), nextScriptNs));
        if (nextScriptEvents <= events) {
            dueNs = Math.min(dueNs, clock.nowNs());
        }
        for (ServedConnection connection : server.connections()) {
            dueNs = Math.min(dueNs, connection.dueNs());
        }
        return dueNs;
    }

    /** Does what is due at {@code timeNs}, which is the next time that anything is. */
    private void publishAt(long timeNs) throws IOException {
        if (live && (nextScriptNs <= timeNs || nextScriptEvents <= events)) {
            flushQuietly(timeNs);
            runScript(timeNs);
        }
        if (live) {
            for (ServedConnection connection : server.connections()) {
                connection.onTime(timeNs);
            }
        }
        for (BarBook book : books) {
            for (SimulatedBar bar = book.takeDue(timeNs); bar != null; bar = book.takeDue(timeNs)) {
                publish(bar, book.topic(), timeNs);
            }
        }
        for (Event event = faults.takeDue(timeNs); event != null; event = faults.takeDue(timeNs)) {
            publish(event, timeNs);
        }
        if (pending != null && sipNs(pending) <= timeNs) {
            if (!live || faults.isEmpty() || faults.admit(pending, timeNs)) {
                publish(pending, timeNs);
            }
            pending = source.next();
        }
    }

    private void publish(Event event, long timeNs) {
        tap.onEvent(event, timeNs);
        events++;
        if (event instanceof Trade trade) {
            publish(trade, timeNs);
        } else if (event instanceof Quote quote) {
            bands.learnTape(quote.instrument, quote.tape);
            faults.remember(quote);
            if (live) {
                writer.quote(quote, timeNs);
            }
        } else if (event instanceof MarketStatus status) {
            publish(status);
        }
    }

    private void publish(Trade trade, long timeNs) {
        published.add(trade);
        faults.remember(trade);
        if (trade.isRecord()) {
            return;
        }
        bands.learnTape(trade.instrument, trade.tape);
        if (live) {
            writer.trade(trade, timeNs);
        }
        for (BarBook book : books) {
            book.add(trade, timeNs);
        }
        int mask = day.conditions().mask(trade.conditions, day.session().isRegular(trade.sipNs));
        PriceBand band = (mask & ConditionTable.PRICE) == 0 ? null : bands.add(trade);
        if (band != null && live) {
            writer.band(band);
        }
    }

    private void publish(MarketStatus status) {
        boolean tells = live && bands.tellsOfHalts(status.instrument);
        if (tells && (status.state == MarketState.HALTED || status.state == MarketState.PAUSED)) {
            writer.band(bands.band(status.instrument, status.sipNs, BandBook.SUSPENDED));
        } else if (tells && status.state == MarketState.RESUMED) {
            writer.band(bands.band(status.instrument, status.sipNs, BandBook.REOPENED));
        }
    }

    private void publish(SimulatedBar bar, BarTopic topic, long timeNs) {
        events++;
        if (topic == BarTopic.AM) {
            published.add(bar.toMinuteBar(day.session().yyyymmdd()));
        }
        if (live) {
            writer.bar(bar, topic, timeNs);
        }
    }

    private void flushQuietly(long timeNs) {
        try {
            flush(timeNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush(long timeNs) throws InterruptedException {
        counts.setPublished(events);
        if (batch.isEmpty()) {
            return;
        }
        for (ServedConnection connection : server.connections()) {
            connection.deliver(batch, composer, timeNs);
        }
        batch.clear();
        awaitNextFlush();
    }

    private void awaitNextFlush() {
        long intervalNs = settings.delivery().flushNs();
        if (intervalNs > 0) {
            long restNs = lastFlushNs + intervalNs - System.nanoTime();
            if (restNs > 0) {
                LockSupport.parkNanos(restNs);
            }
            lastFlushNs = System.nanoTime();
        }
    }

    private void takeScripts() {
        for (FaultScript<FaultKind> next = scripts.poll(); next != null; next = scripts.poll()) {
            script.addAll(next.steps());
        }
        findNextOfScript();
    }

    /** Injects the faults that are due. */
    private void runScript(long nowNs) {
        List<FaultScript.Step<FaultKind>> due =
                script.stream().filter(step -> step.isDue(nowNs, events)).toList();
        script.removeAll(due);
        due.forEach(step -> strike(step, nowNs));
        findNextOfScript();
    }

    private void findNextOfScript() {
        nextScriptNs = script.stream().mapToLong(FaultScript.Step::atNs).min().orElse(NEVER);
        nextScriptEvents =
                script.stream().mapToLong(FaultScript.Step::afterEvents).min().orElse(NEVER);
    }

    private void strike(FaultScript.Step<FaultKind> step, long nowNs) {
        SimulatedFault<FaultKind> fault = step.fault();
        switch (fault.kind().target()) {
            case CONNECTION, NEXT_CONNECTION, REST -> others.accept(fault);
            case STREAM -> {
                if (fault.kind() == FaultKind.LATE_BARS) {
                    counts.countFault(fault.kind());
                    long untilNs = nowNs + fault.durationNs("for");
                    books.forEach(book -> book.delay(fault.durationNs("by"), untilNs));
                } else {
                    writer.add(fault, nowNs);
                }
            }
            case MARKET -> faults.add(fault, nowNs);
            case ALL -> {
                counts.countFault(fault.kind());
                if (!step.hasBegun()) {
                    others.accept(fault);
                }
                writer.calm();
                faults.calm();
                books.forEach(book -> book.delay(0, Long.MIN_VALUE));
            }
        }
    }

    private static long sipNs(Event event) {
        if (event instanceof Trade trade) {
            return trade.sipNs;
        }
        return event instanceof Quote quote ? quote.sipNs : ((MarketStatus) event).sipNs;
    }
}
