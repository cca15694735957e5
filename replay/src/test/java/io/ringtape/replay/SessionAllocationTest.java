package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.config.Configuration;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.MinuteBar;
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
 * Measures what a session allocates from the files' stream through the engine to the tape, in blocks of a thousand
 * events. The VM may charge the thread some hundred bytes when it leaves compiled code for a path not seen before, at
 * events that differ from run to run. So the session runs several times, and the least of a block counts.
 */
class SessionAllocationTest {
    private static final int BLOCK = 1_000;
    private static final int RUNS = 3;

    /** A frame doubles from 1,024 bytes at the first transaction that is longer, an array with its header. */
    private static final long FRAME_GROWTH_BYTES = 2_048 + 16;

    /** The smallest array with content. */
    private static final long OFFENCE_BYTES = 24;

    /**
     * Per request: the order of the simulated exchange with its queues, its reports and their texts, and the order that
     * the desk keeps for late fills.
     */
    private static final long BYTES_A_REQUEST = 1_792;

    @TempDir
    Path folder;

    @Test
    void allocatesNothingPerEvent() throws Exception {
        Meter meter = leastOfRuns(false);
        assertThat(meter.events).isGreaterThan(280_000);
        assertThat(meter.requests).isPositive();
        assertThat(meter.bytes(true))
                .as("bytes in the blocks of %d events that hold some of %d requests", BLOCK, meter.requests)
                .isLessThanOrEqualTo(BYTES_A_REQUEST * meter.requests);
        assertThat(meter.bytes(false))
                .as("bytes in the blocks of %d events that hold no request and no report", BLOCK)
                .isLessThanOrEqualTo(FRAME_GROWTH_BYTES);
    }

    @Test
    void findsAPathThatAllocatesOnceInAThousandEvents() throws Exception {
        Meter meter = leastOfRuns(true);
        assertThat(meter.bytes(false))
                .isGreaterThanOrEqualTo(200 * OFFENCE_BYTES)
                .isGreaterThan(FRAME_GROWTH_BYTES);
    }

    /** Runs the session once to compile it, then {@link #RUNS} times. Returns the least bytes of each block. */
    private Meter leastOfRuns(boolean offends) throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 300_000);
        run(day, "compiling", offends);
        Meter least = run(day, "run", offends);
        for (int i = 1; i < RUNS; i++) {
            least.keepLeast(run(day, "run" + i, offends));
        }
        return least;
    }

    private Meter run(SyntheticDay day, String name, boolean offends) throws Exception {
        Configuration settings = SyntheticDay.settings(folder, "");
        SessionSetup setup = day.request(settings, folder.resolve("unused")).setup();
        TapeManifest manifest =
                TapeManifest.open("test", SyntheticDay.DATE, RunMode.BACKTEST, SyntheticDay.SYMBOLS, settings.digest());
        TapeSettings inOneBlock = new TapeSettings(256L << 20, 0, false, 1);
        try (ChronicleTape tape = ChronicleTape.create(folder.resolve(name), manifest, inOneBlock);
                Meter meter = new Meter(day.stream(setup, folder), offends)) {
            SessionRun run = new SessionRun(setup.settings(), setup.opens(), tape, meter);
            run.run(setup.backtestStart(true), meter, RunProgress.NONE);
            run.end(Collections.emptySortedMap());
            return meter;
        }
    }

    /** Records the thread's allocated bytes at every thousandth event. Skips the bars of earlier sessions. */
    private static final class Meter implements MarketDataStream, TransactionListener {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final FrameReader reader = new FrameReader();
        private final MarketDataStream from;
        private final boolean offends;
        private final long[] allocated = new long[1_000];
        private final boolean[] hasRequest = new boolean[1_000];
        private final byte[][] offences = new byte[1_000][];
        private long[] bytes;
        private int bars;
        private int events;
        private int requests;

        /**
         * Creates a meter.
         *
         * @param offends whether it allocates {@link #OFFENCE_BYTES} itself in each block
         */
        Meter(MarketDataStream from, boolean offends) {
            this.from = from;
            this.offends = offends;
        }

        @Override
        public Event next() throws IOException {
            if (events % BLOCK == 0) {
                allocated[events / BLOCK] = threads.getCurrentThreadAllocatedBytes();
                offences[events / BLOCK] = offends ? new byte[8] : null;
            }
            events++;
            Event event = from.next();
            bars += event instanceof MinuteBar ? 1 : 0;
            return event;
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

        /** Takes over the bytes of each block in which another run of the same session allocated less. */
        void keepLeast(Meter other) {
            assertThat(other.events).isEqualTo(events);
            assertThat(other.hasRequest).isEqualTo(hasRequest);
            long[] others = other.blocks();
            for (int block = 0; block < lastBlock(); block++) {
                blocks()[block] = Math.min(blocks()[block], others[block]);
            }
        }

        /** Returns the sum over the blocks with or without requests and reports. */
        long bytes(boolean withRequests) {
            long sum = 0;
            for (int block = bars / BLOCK + 1; block < lastBlock(); block++) {
                sum += hasRequest[block] == withRequests ? blocks()[block] : 0;
            }
            return sum;
        }

        private long[] blocks() {
            if (bytes == null) {
                bytes = new long[lastBlock()];
                for (int block = 0; block < bytes.length; block++) {
                    bytes[block] = allocated[block + 1] - allocated[block];
                }
            }
            return bytes;
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
