package io.ringtape.polygon.sim;

import io.ringtape.polygon.sim.ClientFrames.ClientMessage;
import io.ringtape.simulation.SimulatedFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One client of the stream. A thread reads its requests, another writes what waits for it, and the publisher adds data.
 * What it says is checked under its monitor; ending it needs no lock.
 */
final class ServedConnection {
    private static final int WRITE_BYTES = 256 << 10;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int POLICY_VIOLATION = 1008;
    private static final long NEVER = Long.MAX_VALUE;

    private final Socket socket;
    private final StreamServer server;
    private final SendBuffer buffer;
    private final Subscriptions subscriptions;
    private final ArrayDeque<LateData> late = new ArrayDeque<>();
    private String path = "";
    private String key;
    private boolean evictedOnceSubscribed;
    private byte[] statusToInsert;
    private boolean halvesNextFrame;
    private volatile long lagNs;
    private volatile long lagUntilNs = Long.MIN_VALUE;
    private volatile long dropAtNs = NEVER;
    private volatile boolean upgraded;
    private volatile boolean dataStopped;
    private volatile boolean pongsStopped;
    private volatile boolean mute;
    private volatile boolean ending;

    /** Data that are held back. */
    private static final class LateData {
        private final long releaseNs;
        private final byte[] frames;

        LateData(long releaseNs, byte[] frames) {
            this.releaseNs = releaseNs;
            this.frames = frames;
        }
    }

    ServedConnection(Socket socket, StreamServer server) {
        this.socket = socket;
        this.server = server;
        buffer = new SendBuffer(server.settings().delivery().bufferBytes());
        subscriptions = new Subscriptions(server.instruments());
    }

    /** Serves the client until the stream ends. For the reading thread. */
    void read() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            if (upgrade(in)) {
                ClientFrames frames = new ClientFrames(in);
                for (ClientMessage message = frames.next(); message != null; message = frames.next()) {
                    if (!mute && !ending) {
                        take(message);
                    }
                    server.counts().countMessage();
                }
            }
        } catch (java.net.ProtocolException e) {
            end(PROTOCOL_ERROR);
        } catch (IOException e) {
            // The client went away, or the connection was ended here.
            buffer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            buffer.close();
            server.ended(this);
        }
    }

    /** Writes what waits until the buffer is finished or closed. For the writing thread. */
    void write() {
        byte[] bytes = new byte[WRITE_BYTES];
        try {
            OutputStream out = socket.getOutputStream();
            for (int count = buffer.take(bytes); count >= 0; count = buffer.take(bytes)) {
                out.write(bytes, 0, count);
            }
            if (!buffer.isClosed()) {
                socket.shutdownOutput();
                server.closeSoon(this);
            }
        } catch (IOException e) {
            buffer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean upgrade(InputStream in) throws IOException, InterruptedException {
        if (server.pending().take(FaultKind.NEVER_UPGRADE) != null) {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        Upgrade upgrade = Upgrade.read(in);
        SimulatedFault<FaultKind> refusal = server.pending().take(FaultKind.REFUSE_UPGRADE);
        if (refusal != null || upgrade.refusal() != null) {
            String answer = refusal == null
                    ? upgrade.refusal()
                    : Upgrade.answer(refusal.text("status") + " Simulated", "simulated refusal");
            put(answer.getBytes(StandardCharsets.US_ASCII));
            drop();
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        path = upgrade.path();
        put(upgrade.acceptance().getBytes(StandardCharsets.US_ASCII));
        upgraded = true;
        if (server.pending().take(FaultKind.PONGS_ONLY) != null) {
            dataStopped = true;
            return true;
        }
        say(Statuses.CONNECTED);
        server.timeAuthentication(this);
        return true;
    }

    private void take(ClientMessage message) throws InterruptedException {
        switch (message.opcode()) {
            case ServerFrames.PING -> {
                if (!pongsStopped) {
                    put(ServerFrames.frame(ServerFrames.PONG, message.payload()));
                }
            }
            case ServerFrames.CLOSE -> {
                byte[] payload = message.payload();
                put(ServerFrames.frame(ServerFrames.CLOSE, Arrays.copyOf(payload, Math.min(2, payload.length))));
                drop();
            }
            case ServerFrames.PONG -> {}
            default -> request(ClientRequest.parse(message.payload()));
        }
    }

    private synchronized void request(ClientRequest request) throws InterruptedException {
        String action = request == null ? "" : request.action();
        switch (action) {
            case "auth" -> authenticate(request.params());
            case "subscribe" -> subscribe(request.topics());
            case "unsubscribe" -> unsubscribe(request.topics());
            default -> say(Statuses.event("error", "invalid request"));
        }
    }

    private void authenticate(String offered) throws InterruptedException {
        if (dataStopped) {
            return;
        }
        SimulatedFault<FaultKind> failure = server.pending().take(FaultKind.AUTH_FAILED);
        if (failure != null) {
            refuse(Statuses.event("auth_failed", failure.text("message")));
        } else if (server.pending().take(FaultKind.AUTH_TIMEOUT) != null) {
            timeOut();
        } else if (server.settings().access().plan() == SimulatorSettings.Plan.NO_STREAM
                || !path.equals(StreamServer.PATH)) {
            refuse(Statuses.NO_STREAM);
        } else if (!server.settings().access().keys().contains(offered)) {
            refuse(Statuses.BAD_KEY);
        } else {
            key = offered;
            say(Statuses.AUTHENTICATED);
            server.counts().countAuthenticated();
            if (server.pending().take(FaultKind.DROP_AFTER_AUTH) != null) {
                drop();
                return;
            }
            evictedOnceSubscribed = server.admit(this);
        }
    }

    private void refuse(String status) throws InterruptedException {
        say(status);
        drop();
    }

    /** Says that no key came in time, unless one did. */
    synchronized void timeOut() {
        if (key == null && !ending) {
            try {
                say(Statuses.TOO_LATE);
                end(POLICY_VIOLATION);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void subscribe(List<String> texts) throws InterruptedException {
        if (key == null) {
            say(Statuses.NOT_AUTHORIZED);
            return;
        }
        List<String> answers = new ArrayList<>();
        List<Topic> granted = new ArrayList<>();
        for (String text : texts) {
            Topic topic = Topic.of(text);
            if (topic == null || subscriptions.contains(topic) || granted.contains(topic)) {
                continue;
            }
            if (!server.grants(topic) || isStruck(FaultKind.NOT_AUTHORIZED, topic)) {
                answers.add(Statuses.NOT_AUTHORIZED);
            } else if (!isStruck(FaultKind.MISSING_ACK, topic)) {
                answers.add(Statuses.subscribed(topic));
                granted.add(topic);
                server.counts().countSubscription();
            }
        }
        answer(answers);
        granted.forEach(subscriptions::add);
        if (evictedOnceSubscribed) {
            say(Statuses.TOO_MANY);
            end(POLICY_VIOLATION);
        } else if (!granted.isEmpty()) {
            server.subscribed();
        }
    }

    private boolean isStruck(FaultKind kind, Topic topic) {
        return server.pending()
                        .take(
                                kind,
                                fault -> fault.text("topic").isEmpty()
                                        || fault.text("topic").equals(topic.toString()))
                != null;
    }

    private void unsubscribe(List<String> texts) throws InterruptedException {
        List<String> answers = new ArrayList<>();
        for (String text : texts) {
            Topic topic = Topic.of(text);
            if (topic != null && subscriptions.remove(topic)) {
                answers.add(Statuses.unsubscribed(topic));
            }
        }
        answer(answers);
    }

    private void answer(List<String> events) throws InterruptedException {
        if (server.settings().delivery().acksApart()) {
            for (String event : events) {
                say(event);
            }
        } else if (!events.isEmpty()) {
            say(String.join(",", events));
        }
    }

    private void say(String events) throws InterruptedException {
        put(ServerFrames.text('[' + events + ']'));
    }

    /** Tells of too many connections and closes without a code. */
    void evict() {
        put(ServerFrames.text('[' + Statuses.TOO_MANY + ']'));
        end(0);
    }

    /** Adds the wanted events of the batch. For the publisher. */
    void deliver(EventBatch batch, FrameComposer composer, long nowNs) throws InterruptedException {
        boolean halve;
        synchronized (this) {
            if (subscriptions.isEmpty() || ending || mute || dataStopped) {
                return;
            }
            composer.compose(batch, subscriptions, statusToInsert);
            if (composer.frames() == 0) {
                return;
            }
            statusToInsert = null;
            halve = halvesNextFrame;
            halvesNextFrame = false;
        }
        if (halve) {
            int header = composer.firstFrame() < 128 ? 2 : 4;
            put(composer.bytes(), 0, header + (composer.firstFrame() - header) / 2);
            mute = true;
            return;
        }
        server.counts().countSent(composer.events(), composer.frames());
        if (nowNs < lagUntilNs || !late.isEmpty()) {
            byte[] frames = Arrays.copyOf(composer.bytes(), composer.length());
            late.add(new LateData(Math.min(nowNs + lagNs, Math.max(nowNs, lagUntilNs)), frames));
        } else {
            put(composer.bytes(), 0, composer.length());
        }
    }

    /** Returns when {@link #onTime} has something to do. For the publisher. */
    long dueNs() {
        return Math.min(dropAtNs, late.isEmpty() ? NEVER : late.peek().releaseNs);
    }

    /** Sends late data whose time has come, and drops a slow consumer. For the publisher. */
    void onTime(long nowNs) {
        while (!late.isEmpty() && late.peek().releaseNs <= nowNs) {
            put(late.poll().frames);
        }
        if (dropAtNs <= nowNs) {
            dropAtNs = NEVER;
            dropSlow();
        }
    }

    /** Strikes the connection with a fault. */
    void suffer(SimulatedFault<FaultKind> fault, long nowNs) {
        if (!upgraded || ending) {
            return;
        }
        server.counts().countFault(fault.kind());
        if (fault.kind() == FaultKind.DROP_WITH_RST) {
            reset();
        } else {
            sufferOnLine(fault, nowNs);
        }
    }

    private synchronized void sufferOnLine(SimulatedFault<FaultKind> fault, long nowNs) {
        switch (fault.kind()) {
            case CLOSE -> end(fault.count("code"));
            case CLOSE_WITHOUT_FRAME -> drop();
            case HALF_FRAME -> halvesNextFrame = true;
            case HUGE_FRAME -> {
                byte[] header = new byte[ServerFrames.LONGEST_HEADER];
                put(header, 0, ServerFrames.header(header, 0, ServerFrames.TEXT, fault.count("bytes")));
                mute = true;
            }
            case MUTE -> mute = true;
            case STOP_DATA -> dataStopped = true;
            case NO_PONGS -> pongsStopped = true;
            case LAG -> {
                lagNs = fault.durationNs("by");
                lagUntilNs = nowNs + fault.durationNs("for");
            }
            case KILL_SLOW_CONSUMER -> {
                buffer.pause(true);
                dropAtNs = nowNs + fault.durationNs("after");
            }
            case STATUS_WITH_DATA ->
                statusToInsert = Statuses.event(fault.text("status"), fault.text("message"))
                        .getBytes(StandardCharsets.UTF_8);
            case MAX_CONNECTIONS -> evict();
            default -> throw new IllegalArgumentException(fault + " does not strike connections");
        }
    }

    /** Whether data are held back, so that each has to come with its time. */
    boolean isLagging(long nowNs) {
        return nowNs < lagUntilNs;
    }

    boolean isOpen() {
        return upgraded && !ending;
    }

    String key() {
        return key;
    }

    synchronized int topics() {
        return subscriptions.count();
    }

    long waitingBytes() {
        return buffer.waiting();
    }

    /** Closes with a close frame, without a code if it is 0, once everything before is written. */
    void end(int code) {
        put(ServerFrames.close(code));
        drop();
    }

    /** Ends the stream without a close frame once everything before is written. */
    void drop() {
        ending = true;
        buffer.finish();
    }

    /** Resets the TCP connection. */
    void reset() {
        ending = true;
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already, which is what a reset is for.
            return;
        } finally {
            closeNow();
        }
    }

    /** Closes the socket, whatever waits. */
    void closeNow() {
        ending = true;
        try {
            socket.close();
        } catch (IOException e) {
            server.note("a connection could not be closed", e);
        } finally {
            buffer.close();
        }
    }

    private void dropSlow() {
        server.counts().countSlow();
        reset();
    }

    private void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    /** Adds bytes whole, waiting for room only if the data follow the clients. */
    private void put(byte[] bytes, int from, int count) {
        if (mute) {
            return;
        }
        try {
            if (server.waitsForClients() && dropAtNs == NEVER) {
                buffer.put(bytes, from, count);
            } else if (!buffer.offer(bytes, from, count)) {
                dropSlow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            buffer.close();
        }
    }
}
