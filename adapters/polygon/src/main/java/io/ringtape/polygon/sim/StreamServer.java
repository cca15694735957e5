package io.ringtape.polygon.sim;

import io.ringtape.market.Instrument;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedClock;
import io.ringtape.simulation.SimulatedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Accepts clients of the stream, and says what they may have. */
final class StreamServer implements AutoCloseable {
    /** The path of the cluster that is simulated. */
    static final String PATH = "/stocks";

    private static final int BACKLOG = 50;
    private static final int NORMAL = 1000;
    private static final long CLOSE_SOON_SECONDS = 2;

    private final SimulatorSettings settings;
    private final List<Instrument> instruments;
    private final SimulatorCounts counts;
    private final SimulatedClock clock;
    private final ServerSocket socket;
    private final PendingFaults<FaultKind> pending;
    private final List<ServedConnection> connections = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timers;
    private boolean anySubscription;
    private volatile boolean closed;

    StreamServer(SimulatorSettings settings, List<Instrument> instruments, SimulatorCounts counts, SimulatedClock clock)
            throws IOException {
        this.settings = settings;
        this.instruments = instruments;
        this.counts = counts;
        this.clock = clock;
        pending = new PendingFaults<>(counts::countFault);
        SimulatorSettings.Endpoints endpoints = settings.endpoints();
        socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(InetAddress.getByName(endpoints.bind()), endpoints.streamPort()), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "cannot listen on " + endpoints.bind() + " port " + endpoints.streamPort() + ": " + e.getMessage(),
                    e);
        }
        timers = new ScheduledThreadPoolExecutor(
                1, work -> thread(work, "simulator-timers"), new ThreadPoolExecutor.DiscardPolicy());
    }

    void start() {
        thread(this::accept, "simulator-accept").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    SimulatorSettings settings() {
        return settings;
    }

    /** Returns one more than the highest id of an instrument. */
    int ids() {
        return instruments.stream().mapToInt(Instrument::id).max().orElse(0) + 1;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    SimulatorCounts counts() {
        return counts;
    }

    /** Strikes the present connections, or keeps the fault for the next. */
    void strike(SimulatedFault<FaultKind> fault, long nowNs) {
        boolean isForNext = fault.kind().target() == FaultKind.Target.NEXT_CONNECTION
                || (fault.kind() == FaultKind.MAX_CONNECTIONS
                        && fault.text("victim").equals("newcomer"));
        if (fault.kind() == FaultKind.CALM) {
            pending.clear();
        } else if (isForNext) {
            pending.add(fault);
        } else {
            connections.forEach(connection -> connection.suffer(fault, nowNs));
        }
    }

    /** Returns the faults that wait for connections. */
    PendingFaults<FaultKind> pending() {
        return pending;
    }

    List<ServedConnection> connections() {
        return connections;
    }

    /** Whether data wait for a client to read. */
    boolean waitsForClients() {
        return clock.followsData();
    }

    /** Whether the keys entitle to a topic. */
    boolean grants(Topic topic) {
        boolean inPlan = topic.channel() != Channel.Q || settings.access().plan() == SimulatorSettings.Plan.QUOTES;
        return topic.channel().isServed() && inPlan;
    }

    /** Starts session time with the first subscription, if it waits for one. */
    synchronized void subscribed() {
        if (!anySubscription && settings.delivery().awaitsClient()) {
            clock.release();
        }
        anySubscription = true;
    }

    /**
     * Admits a connection that authenticated, and ends another if its key has too many.
     *
     * @return whether the newcomer must go once it has subscribed
     */
    synchronized boolean admit(ServedConnection newcomer) {
        SimulatedFault<FaultKind> fault = pending.take(FaultKind.MAX_CONNECTIONS);
        if (fault != null) {
            return true;
        }
        SimulatorSettings.Access access = settings.access();
        List<ServedConnection> ofKey = connections.stream()
                .filter(each ->
                        each != newcomer && each.isOpen() && newcomer.key().equals(each.key()))
                .toList();
        int tooMany = ofKey.size() + 1 - access.connectionsPerKey();
        if (tooMany <= 0) {
            return false;
        }
        if (access.victim() == SimulatorSettings.MaxConnectionsVictim.NEWCOMER) {
            return true;
        }
        ofKey.subList(0, tooMany).forEach(ServedConnection::evict);
        return false;
    }

    /** Ends the connection if its client has not authenticated in time. */
    void timeAuthentication(ServedConnection connection) {
        schedule(connection::timeOut, settings.access().authTimeoutNs());
    }

    /** Closes the connection's socket if its client does not do so itself. */
    void closeSoon(ServedConnection connection) {
        schedule(connection::closeNow, TimeUnit.SECONDS.toNanos(CLOSE_SOON_SECONDS));
    }

    private void schedule(Runnable work, long delayNs) {
        ScheduledFuture<?> unused = timers.schedule(work, delayNs, TimeUnit.NANOSECONDS);
    }

    synchronized void ended(ServedConnection connection) {
        connections.remove(connection);
        notifyAll();
    }

    /** Closes every connection once it has read what was sent, and waits for that. */
    void finish(Duration limit) throws InterruptedException {
        connections.forEach(connection -> connection.end(NORMAL));
        long endNs = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            for (long restNs = limit.toNanos();
                    !connections.isEmpty() && restNs > 0;
                    restNs = endNs - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, restNs);
            }
        }
    }

    /** Tells of something that cannot be helped, on the JVM's log. */
    void note(String what, IOException e) {
        System.getLogger(StreamServer.class.getName()).log(System.Logger.Level.DEBUG, what, e);
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(ServedConnection::closeNow);
            timers.shutdownNow();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                counts.countConnection();
                ServedConnection connection = new ServedConnection(client, this);
                connections.add(connection);
                thread(connection::write, "simulator-write").start();
                thread(connection::read, "simulator-read").start();
                if (closed) {
                    connection.closeNow();
                }
            } catch (IOException e) {
                // A client that went away at once, or the end of the server.
                note("a client could not be accepted", e);
            }
        }
    }

    static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
