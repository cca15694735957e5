package io.ringtape.bench.feed;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Measures the live feed under load. This process runs the simulated server; a process for each run has the feed, the
 * pipeline with engine and tape, and no broker.
 */
public final class FeedLoad {
    private static final List<Integer> FRAMES = List.of(1, 10, 100, 1_000);
    private static final long MOST_LAG_NS = 50 * MILLI_NS;
    private static final long MOST_HEAP = 256L << 20;
    private static final int SEARCH_SECONDS = 10;
    private static final int PROFILED_FRAME = 100;
    private static final long LEAST_RATE = 10_000;
    private static final double MEBIBYTE = 1 << 20;

    private final Load load;
    private final FeedServer server;
    private final RunProgress progress;
    private final ResultTable lags = new ResultTable(
            "feed-lag",
            "Lag of the live feed, ms, from the server's SIP time to the engine",
            "events a frame",
            "events/s",
            "s",
            "sent",
            "received",
            "p50",
            "p99",
            "p99.9",
            "max",
            "lost",
            "conflated",
            "missed warming up",
            "holes",
            "connections",
            "load average");
    private final ResultTable costs = new ResultTable(
            "feed-costs",
            "What an event of the live feed costs",
            "events a frame",
            "events/s",
            "from frame to engine, p99 ms",
            "bytes, decode and publish",
            "bytes, engine and tape",
            "bytes, WebSocket library",
            "cores, connection's thread",
            "cores, pipeline's thread",
            "cores, server",
            "server µs");

    /**
     * How much is sent.
     *
     * @param rate events a second
     * @param seconds measured for each size of frame
     */
    public record Load(long rate, int seconds) {
        private static final int WARM_UP_SECONDS = 15;

        int warmUp() {
            return Math.min(WARM_UP_SECONDS, seconds);
        }
    }

    public FeedLoad(Load load, SessionStore store, WorkFolder work, RunProgress progress) throws IOException {
        this.load = load;
        this.progress = progress;
        server = new FeedServer(store, work);
    }

    /** Measures every size of frame, the parts of the time, and the heap of a whole session. */
    public void measure(SessionRecipe recipe, Findings findings) throws IOException {
        progress.phase("feed under load", "sizes of frame", FRAMES.size());
        for (int i = 0; i < FRAMES.size(); i++) {
            measure(FRAMES.get(i));
            progress.at(i + 1L);
        }
        findings.add(lags.note("Events of one SIP time, a whole millisecond, are as many as a frame has; a second holds"
                + " them evenly. The lag ends when the engine takes the event from the ring. Before each run the same"
                + " rate warms up for " + load.warmUp() + " s. Where p99 is above 50 ms or an event finds no room,"
                + " lower rates follow, the last of which holds."));
        findings.add(costs.note("Server and client share the machine: the server's is all of this process, the"
                + " feed's in another, whose heap has 256 MB. Bytes are of heap, allocated by the connection's thread"
                + " before and after its frame is handed over, and by the pipeline's thread."));
        findings.add(profile());
        findings.add(session(recipe, findings));
    }

    private void measure(int frame) throws IOException {
        long rate = load.rate();
        boolean isHeld = measure(frame, rate, load.seconds());
        while (!isHeld && rate / 2 >= LEAST_RATE) {
            rate /= 2;
            isHeld = measure(frame, rate, Math.min(SEARCH_SECONDS, load.seconds()));
        }
    }

    /** Measures a rate. Returns whether it is held. */
    private boolean measure(int frame, long rate, int seconds) throws IOException {
        FeedServer.Steady sent = server.steady(new FeedServer.Shape(frame, rate, load.warmUp(), seconds), false);
        ClientFigures found = sent.client();
        lags.row(
                count(frame),
                count(rate),
                count(seconds),
                count(sent.events()),
                count(found.counts().received()),
                ms(found.lag().p50()),
                ms(found.lag().p99()),
                ms(found.lag().p999()),
                ms(found.lag().greatest()),
                count(found.counts().lost()),
                count(found.counts().conflated()),
                count(found.counts().missedBefore()),
                count(found.counts().holes()),
                count(found.counts().connections()),
                Numbers.of(sent.server().loadAverage()));
        double events = Math.max(1, found.counts().received());
        costs.row(
                count(frame),
                count(rate),
                ms(found.delay().p99()),
                bytes(found.costs().ownBytes() / events),
                bytes(share(found, "pipeline").bytes() / events),
                bytes(found.costs().libraryBytes() / events),
                Numbers.of(share(found, "WebSocketConnectReadThread").cores()),
                Numbers.of(share(found, "pipeline").cores()),
                Numbers.of(sent.server().cores()),
                Numbers.of(
                        sent.server().cpuNs() / 1e3 / Math.max(1, sent.server().events())));
        return found.lag().p99() <= MOST_LAG_NS
                && found.counts().lost() + found.counts().conflated() == 0
                && found.counts().received() == sent.events();
    }

    private static ThreadUse.Share share(ClientFigures found, String name) {
        return found.costs().threads().stream()
                .filter(each -> each.name().contains(name))
                .findFirst()
                .orElse(new ThreadUse.Share(name, 0, 0, 0));
    }

    private ResultTable profile() throws IOException {
        int seconds = Math.min(SEARCH_SECONDS, load.seconds());
        FeedServer.Shape shape = new FeedServer.Shape(PROFILED_FRAME, load.rate(), load.warmUp(), seconds);
        ResultTable table =
                new ResultTable("feed-profile", "Most time of its own: live feed and pipeline", "frame", "share");
        server.steady(shape, true)
                .client()
                .hot()
                .forEach(self -> table.row(self.name(), Numbers.percent(self.share())));
        return table.note(
                "Frames of " + PROFILED_FRAME + " at " + count(load.rate()) + " events/s; a sample each 2 ms of"
                        + " the connection's thread and of the pipeline's work; a read that waits counts as well.");
    }

    private ResultTable session(SessionRecipe recipe, Findings findings) throws IOException {
        progress.phase("whole session", "runs", 1);
        FeedServer.Whole whole = server.session(recipe);
        ClientFigures.Heap heap = whole.client().heap();
        if (Math.max(heap.start(), heap.end()) > MOST_HEAP) {
            findings.failed(String.format(
                    Locale.ROOT,
                    "the heap of a session is %,d bytes at its start and %,d at its end, wanted at most %,d",
                    heap.start(),
                    heap.end(),
                    MOST_HEAP));
        }
        return new ResultTable(
                        "feed-heap",
                        "Heap of a whole session, MiB after a collection",
                        "s",
                        "events",
                        "transactions",
                        "at the start",
                        "at the end",
                        "wanted",
                        "lost",
                        "holes",
                        "load average")
                .row(
                        Numbers.of(whole.seconds()),
                        count(whole.server().events()),
                        count(heap.causes()),
                        Numbers.of(heap.start() / MEBIBYTE),
                        Numbers.of(heap.end() / MEBIBYTE),
                        "≤ 256",
                        count(whole.client().counts().lost()),
                        count(whole.client().counts().holes()),
                        Numbers.of(whole.server().loadAverage()))
                .note(
                        "From 09:25 to the close as fast as the feed takes it, after what was before 09:25 was filled from"
                                + " REST; the feed's process has a heap of 256 MB.");
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String bytes(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String ms(long ns) {
        return Numbers.of(ns / 1e6);
    }
}
