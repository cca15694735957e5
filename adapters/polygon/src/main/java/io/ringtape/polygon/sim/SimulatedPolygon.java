package io.ringtape.polygon.sim;

import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.simulation.SimulatedFault;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Polygon (Massive) server that plays one day: the WebSocket stream of trades, quotes, bars and bands, and REST for
 * prints, minute bars and option contracts. It misbehaves on request. Closed with {@link #close()}, it leaves no thread
 * and no port behind. For any thread.
 */
public final class SimulatedPolygon implements AutoCloseable {
    private final SimulatedDay day;
    private final SimulatedClock clock;
    private final String bind;
    private final StreamServer stream;
    private final RestServer rest;
    private final MarketPublisher publisher;
    private final Thread publishing;

    private SimulatedPolygon(SimulatedDay day, SimulatedClock clock, SimulatorSettings settings, MarketTap tap)
            throws IOException {
        this.day = day;
        this.clock = clock;
        bind = host(settings.endpoints().bind());
        SimulatorCounts counts = new SimulatorCounts();
        stream = new StreamServer(settings, day.instruments(), counts, clock);
        PublishedMarket published = new PublishedMarket(day, stream.ids());
        publisher = new MarketPublisher(day, clock, stream, published, tap, this::strike);
        publishing = StreamServer.thread(publisher, "simulator-publish");
        RestServer started;
        try {
            started = new RestServer(this, settings, published, stream.counts());
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        rest = started;
    }

    /**
     * Starts a server. What the day had before the clock's start can be requested at once; the rest is published as the
     * clock passes.
     *
     * @throws IOException when a port is taken, or the day's events cannot be read; the events are closed then
     */
    public static SimulatedPolygon start(SimulatedDay day, SimulatedClock clock, SimulatorSettings settings)
            throws IOException {
        return start(day, clock, settings, MarketTap.NONE);
    }

    /**
     * Starts a server, as {@link #start(SimulatedDay, SimulatedClock, SimulatorSettings)} does, whose market another
     * follows.
     *
     * @param tap learns of every trade and quote, those before the clock's start too
     */
    public static SimulatedPolygon start(
            SimulatedDay day, SimulatedClock clock, SimulatorSettings settings, MarketTap tap) throws IOException {
        boolean started = false;
        try {
            SimulatedPolygon server = new SimulatedPolygon(day, clock, settings, tap);
            try {
                server.begin(settings);
                started = true;
                return server;
            } finally {
                if (!started) {
                    server.stop();
                }
            }
        } finally {
            if (!started) {
                day.events().close();
            }
        }
    }

    private void begin(SimulatorSettings settings) throws IOException {
        if (settings.delivery().awaitsClient()) {
            clock.hold();
        }
        publisher.prepare();
        publishing.start();
        rest.start();
        stream.start();
    }

    /** Returns the address of the stream, such as {@code ws://127.0.0.1:41234/stocks}. */
    public URI webSocketUri() {
        return URI.create("ws://" + bind + ":" + stream.port() + StreamServer.PATH);
    }

    /** Returns the address below which REST requests are, such as {@code http://127.0.0.1:41235}. */
    public URI httpUri() {
        return URI.create("http://" + bind + ":" + rest.port());
    }

    /** Returns the session time. */
    public SimulatedClock clock() {
        return clock;
    }

    public SimulatedDay day() {
        return day;
    }

    public SimulatorCounts counts() {
        return stream.counts();
    }

    /** Injects a fault at once. Faults of connections and requests have taken effect when this returns. */
    public void inject(SimulatedFault<FaultKind> fault) {
        switch (fault.kind().target()) {
            case CONNECTION, NEXT_CONNECTION, REST -> strike(fault);
            case STREAM, MARKET -> schedule(new FaultScript<>(List.of(FaultScript.Step.atOnce(fault))));
            case ALL -> {
                strike(fault);
                schedule(new FaultScript<>(List.of(FaultScript.Step.restOf(fault))));
            }
        }
    }

    /** Injects a fault as scripts write it, such as {@code silence symbol=SPY for=30s}. */
    public void inject(String fault) {
        inject(FaultKind.CATALOGUE.parse(fault));
    }

    /** Adds faults that happen at their moments. */
    public void schedule(FaultScript<FaultKind> script) {
        publisher.add(script);
    }

    /** Whether the day's last event has been published. */
    public boolean isOver() {
        return publisher.isOver();
    }

    /** Returns the connections that are open. */
    public int openConnections() {
        return (int)
                stream.connections().stream().filter(ServedConnection::isOpen).count();
    }

    /** Returns the bytes that wait for clients to read them. */
    public long waitingBytes() {
        return stream.connections().stream()
                .mapToLong(ServedConnection::waitingBytes)
                .sum();
    }

    /** Returns what ended the publishing, if something did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(publisher.failure());
    }

    /** Closes every connection with a close frame, and waits for clients to read what was sent, at most {@code limit}. */
    public void finish(Duration limit) throws InterruptedException {
        stream.finish(limit);
    }

    /** Ends everything at once, and closes the day's events. */
    @Override
    public void close() throws IOException {
        stop();
        day.events().close();
    }

    /** Returns the host of an address that is listened on, as URIs write it; for all addresses, this machine. */
    private static String host(String bind) throws IOException {
        InetAddress address = InetAddress.getByName(bind);
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : bind;
    }

    private void strike(SimulatedFault<FaultKind> fault) {
        if (fault.kind().target() == FaultKind.Target.REST || fault.kind() == FaultKind.CALM) {
            rest.strike(fault);
        }
        if (fault.kind().target() != FaultKind.Target.REST) {
            stream.strike(fault, clock.nowNs());
            publisher.wake();
        }
    }

    private void stop() {
        publisher.close();
        stream.close();
        rest.close();
        publishing.interrupt();
        try {
            publishing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
