package io.ringtape.tradier.sim;

import io.ringtape.event.Nanos;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A Tradier server on this machine: HTTP, the account stream, and control requests below {@code /sim}. It follows a clock
 * and a market that its owner moves, and misbehaves on request. Closed with {@link #close()}, it leaves no thread and no
 * port behind. For any thread.
 */
public final class SimulatedTradier implements AutoCloseable {
    private static final String CONTROL = "/sim/";
    private static final long LOOK_EVERY_NS = Nanos.MILLI_NS;
    private static final long BEAT_EVERY_NS = Nanos.MINUTE_NS;

    private final SimulatedBrokerage brokerage;
    private final SimulatedClock clock;
    private final String host;
    private final ServerSocket server;
    private final AccountStream stream;
    private final BrokerageControl control;
    private final HttpConnection.Handler requests = new Requests();
    private final Thread accepting;
    private final Thread keeping;
    private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private int streamPort;
    private volatile boolean closed;

    /** Answers the requests of all connections. */
    private final class Requests implements HttpConnection.Handler {
        @Override
        public HttpReply answer(HttpCall call) {
            synchronized (brokerage) {
                return call.target().startsWith(CONTROL) ? control.answer(call) : brokerage.handle(call, clock.nowNs());
            }
        }

        @Override
        public boolean awaitDelay(long delayNs) {
            long dueNs = clock.nowNs() + delayNs;
            while (!closed && clock.nowNs() < dueNs) {
                LockSupport.parkNanos(LOOK_EVERY_NS);
            }
            return !closed;
        }

        @Override
        public void onEnd(HttpConnection connection) {
            open.remove(connection);
            serving.remove(Thread.currentThread());
        }
    }

    private SimulatedTradier(SimulatedBrokerage brokerage, SimulatedClock clock, TradierEndpoints endpoints)
            throws IOException {
        this.brokerage = brokerage;
        this.clock = clock;
        InetAddress address = InetAddress.getByName(endpoints.bind());
        host = address.isAnyLocalAddress()
                ? "127.0.0.1"
                : address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : endpoints.bind();
        try {
            server = new ServerSocket(endpoints.httpPort(), 50, address);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + endpoints.bind() + " port " + endpoints.httpPort() + ": " + e.getMessage(),
                    e);
        }
        stream = new AccountStream(
                new InetSocketAddress(address, endpoints.streamPort()),
                session -> ask(each -> each.admits(session, clock.nowNs())));
        control = new BrokerageControl(brokerage, clock, stream);
        accepting = thread(this::accept, "tradier-accept");
        keeping = thread(this::keepTime, "tradier-clock");
    }

    /**
     * Starts a server.
     *
     * @throws IOException when a port is taken
     */
    public static SimulatedTradier start(SimulatedBrokerage brokerage, SimulatedClock clock, TradierEndpoints endpoints)
            throws IOException {
        SimulatedTradier started = new SimulatedTradier(brokerage, clock, endpoints);
        try {
            started.begin();
        } catch (IOException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private void begin() throws IOException {
        accepting.start();
        keeping.start();
        streamPort = stream.begin();
        ask(each -> {
            each.setStreamUrl(streamUri().toString());
            each.listen(stream);
            return null;
        });
    }

    /** Returns the address below which requests are, such as {@code http://127.0.0.1:41235/v1}. */
    public URI httpUri() {
        return URI.create("http://" + host + ":" + server.getLocalPort() + "/v1");
    }

    /** Returns the address of the account stream. */
    public URI streamUri() {
        return URI.create("ws://" + host + ":" + streamPort + AccountStream.PATH);
    }

    /** Returns the TCP connections accepted for requests. */
    public long connections() {
        return connections.get();
    }

    /** Returns what {@code question} returns of the brokerage, alone with it. */
    public <T> T ask(Function<SimulatedBrokerage, T> question) {
        synchronized (brokerage) {
            return question.apply(brokerage);
        }
    }

    /** Learns of a change of the NBBO: prices in micro-dollars, sizes in millionths of a share. */
    public void onQuote(String symbol, long bid, long bidSize, long ask, long askSize, long timeNs) {
        synchronized (brokerage) {
            brokerage.onQuote(symbol, bid, bidSize, ask, askSize, timeNs);
        }
    }

    /** Learns of a print that can trigger stops: its price in micro-dollars, its size in millionths of a share. */
    public void onTrade(String symbol, long price, long size, long timeNs) {
        synchronized (brokerage) {
            brokerage.onTrade(symbol, price, size, timeNs);
        }
    }

    /** Injects a fault at once, as scripts write it. */
    public void inject(String fault) {
        synchronized (brokerage) {
            brokerage.inject(fault, clock.nowNs());
        }
    }

    /** Adds faults that happen at their moments. */
    public void schedule(FaultScript<BrokerFault> script) {
        synchronized (brokerage) {
            brokerage.schedule(script);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        stream.end();
        for (HttpConnection connection : open) {
            connection.close();
        }
        LockSupport.unpark(keeping);
        join(accepting);
        join(keeping);
        serving.forEach(SimulatedTradier::join);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                HttpConnection connection = new HttpConnection(socket, requests);
                open.add(connection);
                Thread thread = thread(connection, "tradier-http");
                serving.add(thread);
                thread.start();
                if (closed) {
                    connection.close();
                }
            } catch (IOException e) {
                // Closed, or a client that is gone already: the next one may come.
            }
        }
    }

    /** Lets session time act: what is due happens, and a heartbeat is sent each minute. */
    private void keepTime() {
        long beatNs = clock.nowNs() + BEAT_EVERY_NS;
        while (!closed) {
            long nowNs = clock.nowNs();
            synchronized (brokerage) {
                brokerage.advance(nowNs);
                if (nowNs >= beatNs) {
                    beatNs = nowNs + BEAT_EVERY_NS;
                    String heartbeat = brokerage.heartbeat(nowNs);
                    if (heartbeat != null) {
                        stream.beat(heartbeat);
                    }
                }
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
