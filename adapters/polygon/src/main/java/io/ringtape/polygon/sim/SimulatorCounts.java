package io.ringtape.polygon.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a simulated server has done since it started. Any thread may read. */
public final class SimulatorCounts {
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong authenticated = new AtomicLong();
    private final AtomicLong subscriptions = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final Map<FaultKind, AtomicLong> faults = new EnumMap<>(FaultKind.class);

    SimulatorCounts() {
        for (FaultKind kind : FaultKind.values()) {
            faults.put(kind, new AtomicLong());
        }
    }

    /** Returns the TCP connections accepted for the stream. */
    public long connections() {
        return connections.get();
    }

    /** Returns the connections that authenticated. */
    public long authenticated() {
        return authenticated.get();
    }

    /** Returns the topics acknowledged. */
    public long subscriptions() {
        return subscriptions.get();
    }

    /** Returns the events handed to connections; one that two connections get counts twice. */
    public long eventsSent() {
        return events.get();
    }

    /** Returns the data frames handed to connections. */
    public long framesSent() {
        return frames.get();
    }

    /** Returns the trades, quotes, bars and bands published, whether or not anybody wanted them. */
    public long eventsPublished() {
        return published.get();
    }

    /** Returns the messages and control frames of clients that were handled, ignored ones too. */
    public long clientMessages() {
        return messages.get();
    }

    /** Returns the connections dropped because they did not read fast enough. */
    public long slowConsumers() {
        return slow.get();
    }

    /** Returns the REST requests, refused ones too. */
    public long requests() {
        return requests.get();
    }

    /** Returns how often a fault showed: once for each connection, event or request that it struck. */
    public long faults(FaultKind kind) {
        return faults.get(kind).get();
    }

    void countConnection() {
        connections.incrementAndGet();
    }

    void countAuthenticated() {
        authenticated.incrementAndGet();
    }

    void countSubscription() {
        subscriptions.incrementAndGet();
    }

    void countSent(int sentEvents, int sentFrames) {
        events.addAndGet(sentEvents);
        frames.addAndGet(sentFrames);
    }

    void setPublished(long total) {
        published.set(total);
    }

    void countMessage() {
        messages.incrementAndGet();
    }

    void countSlow() {
        slow.incrementAndGet();
    }

    void countRequest() {
        requests.incrementAndGet();
    }

    void countFault(FaultKind kind) {
        faults.get(kind).incrementAndGet();
    }
}
