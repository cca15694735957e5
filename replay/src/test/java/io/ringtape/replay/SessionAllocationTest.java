package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.config.Configuration;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.RunMode;
import io.ringtape.market.MarketDataStream;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a session allocates from the files' stream through the engine to the tape. Runs the session twice and
 * measures the second run, when most of the code is compiled.
 */
class SessionAllocationTest {
    private static final int BLOCK = 1_000;

    /**
     * What the VM may charge to the thread when it leaves compiled code for a path not seen before: some hundred bytes
     * at a time, several times a run, at events that differ from run to run. Interpreted runs ({@code -Xint}) have
     * none.
     */
    private static final long VM_BYTES = 16_384;

    /** Per request to the simulated exchange: its order with its queues, its reports, and their texts. */
    private static final long BYTES_A_REQUEST = 3_072;

    @TempDir
    Path folder;

    @Test
    void allocatesNothingPerEvent() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 300_000);
        run(day, "first");
        Meter meter = run(day, "second");
        assertThat(meter.events).isGreaterThan(280_000);
        assertThat(meter.requests).isPositive();
        assertThat(meter.bytes())
                .as("bytes for %d events and %d requests", meter.events, meter.requests)
                .isLessThan(VM_BYTES + BYTES_A_REQUEST * meter.requests);
        assertThat(meter.bytesWithoutRequests())
                .as("bytes in the blocks of %d events that hold no request and no report", BLOCK)
                .isLessThan(VM_BYTES);
    }

    private Meter run(SyntheticDay day, String name) throws Exception {
        Configuration settings = SyntheticDay.settings(folder, "");
        SessionSetup setup = day.request(settings, folder.resolve("unused")).setup();
        TapeManifest manifest =
                TapeManifest.open("test", SyntheticDay.DATE, RunMode.BACKTEST, SyntheticDay.SYMBOLS, settings.digest());
        TapeSettings inOneBlock = new TapeSettings(256L << 20, 0, false, 1);
        try (ChronicleTape tape = ChronicleTape.create(folder.resolve(name), manifest, inOneBlock);
                Meter meter = new Meter(day.stream(setup, folder))) {
            SessionRun run = new SessionRun(setup.settings(), setup.opens(), tape, meter);
            run.run(setup.backtestStart(true), meter, RunProgress.NONE);
            run.end(Collections.emptySortedMap());
            return meter;
        }
    }

    /**
     * Records the thread's allocated bytes at every thousandth event. Skips the first tenth, where frames and lists
     * grow to their final size.
     */
    private static final class Meter implements MarketDataStream, TransactionListener {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final FrameReader reader = new FrameReader();
        private final MarketDataStream from;
        private final long[] allocated = new long[1_000];
        private final boolean[] hasRequest = new boolean[1_000];
        private int events;
        private int requests;

        Meter(MarketDataStream from) {
            this.from = from;
        }

        @Override
        public Event next() throws IOException {
            if (events % BLOCK == 0) {
                allocated[events / BLOCK] = threads.getCurrentThreadAllocatedBytes();
            }
            events++;
            return from.next();
        }

        @Override
        public void onTransaction(Frame frame) {
            reader.wrap(frame);
            while (reader.next()) {
                EventType type = reader.type();
                if (type == EventType.ORDER_REQUEST
                        || type == EventType.CANCEL_REQUEST
                        || type == EventType.REPLACE_REQUEST) {
                    requests++;
                    hasRequest[events / BLOCK] = true;
                } else if (type == EventType.EXECUTION_REPORT) {
                    hasRequest[events / BLOCK] = true;
                }
            }
        }

        long bytes() {
            return allocated[lastBlock()] - allocated[firstBlock()];
        }

        long bytesWithoutRequests() {
            long bytes = 0;
            for (int block = firstBlock(); block < lastBlock(); block++) {
                bytes += hasRequest[block] ? 0 : allocated[block + 1] - allocated[block];
            }
            return bytes;
        }

        private int firstBlock() {
            return lastBlock() / 10;
        }

        private int lastBlock() {
            return (events - 1) / BLOCK;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
