package io.ringtape.bench.broker;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import com.sun.management.ThreadMXBean;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.OrderRequest;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionSetup;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Times from a decision to the first byte of its order at the other end of the socket, orders and bare writes of as many
 * bytes in turn. Connections and code are warm. An order's first byte is there before the next order is decided.
 */
final class FirstBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final long PAUSE_NS = MILLI_NS;
    private static final long ARRIVES_WITHIN_NS = 20 * SECOND_NS;

    /** About as many bytes as the adapter's request of a bracket has. */
    private static final int BARE_BYTES = 640;

    private final Histogram orders = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram bareWrites = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram submits = new Histogram(HIGHEST_NS, DIGITS);
    private final OrderRequest request = new OrderRequest();
    private long submitBytes;

    private FirstBytes() {}

    /** Measures {@code count} of each, after as many at another broker that warm up the code. */
    static FirstBytes measure(SessionSetup setup, int count, RunProgress progress) throws IOException {
        progress.phase("orders to the broker", "orders", 2L * count);
        measure(setup, count, 0, progress);
        return measure(setup, count, count, progress);
    }

    private static FirstBytes measure(SessionSetup setup, int count, int done, RunProgress progress)
            throws IOException {
        FirstBytes found = new FirstBytes();
        try (LoopbackBroker loopback = new LoopbackBroker(setup);
                Socket bare = new Socket(
                        InetAddress.getLoopbackAddress(), loopback.server().port())) {
            bare.setTcpNoDelay(true);
            for (int i = 1; i <= count; i++) {
                found.order(loopback, i);
                found.bareWrite(loopback.server(), bare, "bare-" + i);
                progress.at(done + i);
            }
            WrongOutputException.requireEqual(
                    "orders sent twice", loopback.server().sentTwice(), List.of());
        }
        found.submitBytes /= count;
        return found;
    }

    private void order(LoopbackBroker loopback, long orderId) throws IOException {
        LockSupport.parkNanos(PAUSE_NS);
        LoopbackBroker.fill(request, orderId);
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long decidedNs = System.nanoTime();
        loopback.broker().submit(request);
        long submittedNs = System.nanoTime();
        submitBytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        submits.recordValue(submittedNs - decidedNs);
        orders.recordValue(await(loopback.server(), LoopbackBroker.tag(orderId)) - decidedNs);
    }

    private void bareWrite(FirstByteServer server, Socket bare, String tag) throws IOException {
        LockSupport.parkNanos(PAUSE_NS);
        String form = "tag=" + tag + "&";
        String head = "POST /bare HTTP/1.1\r\nContent-Length: ";
        int rest = BARE_BYTES - head.length() - "000\r\n\r\n".length();
        byte[] bytes = (head + rest + "\r\n\r\n" + form + "x".repeat(rest - form.length()))
                .getBytes(StandardCharsets.US_ASCII);
        long decidedNs = System.nanoTime();
        bare.getOutputStream().write(bytes);
        bareWrites.recordValue(await(server, tag) - decidedNs);
        InputStream in = bare.getInputStream();
        if (in.read(new byte[BARE_BYTES]) < 0) {
            throw new IOException("the server of the bench closed the connection");
        }
    }

    private static long await(FirstByteServer server, String tag) throws IOException {
        long untilNs = System.nanoTime() + ARRIVES_WITHIN_NS;
        Long firstNs = server.firstByteNsOrNull(tag);
        while (firstNs == null) {
            if (System.nanoTime() - untilNs > 0) {
                throw new IOException(tag + " did not arrive");
            }
            LockSupport.parkNanos(PAUSE_NS / 10);
            firstNs = server.firstByteNsOrNull(tag);
        }
        return firstNs;
    }

    /** Returns times from just before {@code submit} until the server has read the first byte. */
    Histogram orders() {
        return orders;
    }

    /** Returns times from just before a write until the server has read the first byte. */
    Histogram bareWrites() {
        return bareWrites;
    }

    /** Returns the times that {@code submit} takes of its caller. */
    Histogram submits() {
        return submits;
    }

    /** Returns the bytes that {@code submit} allocates in its caller's thread. */
    long submitBytes() {
        return submitBytes;
    }
}
