package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtape.config.Configuration;
import io.ringtape.event.Event;
import io.ringtape.event.RunMode;
import io.ringtape.market.MarketDataStream;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session allocates on its way from the files' stream through the engine onto the tape, event by event. */
class AllocationTest {
    private static final int BLOCK = 1_000;

    @TempDir
    Path folder;

    @Test
    void engineAndTapeAllocateNothingForAnEvent() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 300_000);
        Configuration settings = SyntheticDay.settings(folder, "");
        SessionSetup setup = day.request(settings, folder.resolve("unused")).setup();
        FlatFileRequest files = new FlatFileRequest(
                List.of(day.market.tradesFile()),
                List.of(day.market.quotesFile()),
                setup.settings().instruments(),
                setup.settings().session(),
                settings.marketData(),
                folder);
        TapeManifest manifest =
                TapeManifest.open("test", SyntheticDay.DATE, RunMode.BACKTEST, SyntheticDay.SYMBOLS, settings.digest());
        TapeSettings inOneBlock = new TapeSettings(256L << 20, 0, false, 1);
        try (ChronicleTape tape = ChronicleTape.create(folder.resolve("tape"), manifest, inOneBlock);
                MeteredStream stream = new MeteredStream(FlatFiles.open(files, ReadProgress.NONE))) {
            SessionRun run = new SessionRun(setup.settings(), setup.opens(), settings.simulation(), tape, frame -> {});
            run.run(setup.sessionStart(RunMode.BACKTEST), stream, RunProgress.NONE);
            run.end(Collections.emptySortedMap());
            long[] blocks = stream.bytesOfSecondHalf();
            Arrays.sort(blocks);
            assertThat(blocks.length).isGreaterThan(100);
            // Orders and their reports are objects of the simulated exchange; blocks without them cost nothing at all.
            assertThat(blocks[blocks.length * 9 / 10])
                    .as("bytes in a block of %d events", BLOCK)
                    .isZero();
        }
    }

    /** Notes what the thread has allocated at each thousandth event taken. */
    private static final class MeteredStream implements MarketDataStream {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final MarketDataStream from;
        private final long[] allocated = new long[10_000];
        private int events;

        MeteredStream(MarketDataStream from) {
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

        long[] bytesOfSecondHalf() {
            int blocks = events / BLOCK;
            long[] bytes = new long[blocks - 1 - blocks / 2];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = allocated[blocks / 2 + i + 1] - allocated[blocks / 2 + i];
            }
            return bytes;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
