package io.ringtape.bench.jmh;

import io.ringtape.bench.limit.BareAppender;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.event.Frame;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.PageToucher;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the tape add to Chronicle's bare append of the same bytes? The session's transactions are appended one after
 * the other, and over again; the copy into the ring's frame is part of ours.
 */
public class TapeAppendBenchmark extends JmhDefaults {
    /** The tape: checksum and chain, the guard of the disk, pages touched ahead. */
    @Benchmark
    @HotPath
    public ChronicleTape ours(Tape tape) {
        tape.append();
        return tape.tape;
    }

    /** Chronicle's append by itself, with or without the tape's page toucher. */
    @Benchmark
    public long bare(Bare queue) {
        return queue.append();
    }

    /** The same by a document that is written in place: a copy less, and a look-up of its number more. */
    @Benchmark
    public long bareInPlace(Bare queue) {
        return queue.appendInPlace();
    }

    /** A tape that is written to. */
    @State(Scope.Thread)
    public static class Tape {
        private final Frame frame = new Frame();
        private MeasuredSession session;
        private Path folder;
        private ChronicleTape tape;
        private long appended;
        private int next;

        /** Writes the session's tape, which must come out with its checksum, and begins another. */
        @Setup(Level.Trial)
        public void open(SmallSession small) throws IOException {
            session = small.session();
            folder = small.work().vacant("jmh-tape");
            begin();
            for (int i = 0; i < session.transactions().count(); i++) {
                append();
            }
            session.requireSame("the tape", tape.checksum());
            end();
            begin();
        }

        private void begin() {
            tape = ChronicleTape.create(folder, session.blankManifest(), MeasuredSession.tapeSettings(true));
            appended = 0;
            next = 0;
        }

        private void append() {
            Transactions all = session.transactions();
            frame.set(all.bytes(), all.offset(next), all.length(next));
            tape.append(frame);
            appended++;
            next = next + 1 == all.count() ? 0 : next + 1;
        }

        /** All that was appended must be there. */
        @TearDown(Level.Trial)
        public void end() throws IOException {
            long entries = tape.entries();
            tape.close();
            WorkFolder.remove(folder);
            if (entries != appended) {
                throw new WrongOutputException("the tape", entries + " entries", appended + " entries");
            }
        }
    }

    /** A queue that is written to. */
    @State(Scope.Thread)
    public static class Bare {
        /** Whether the tape's page toucher runs ahead. */
        @Param({"touched", "untouched"})
        public String pages;

        private Transactions all;
        private Path folder;
        private BareAppender appender;
        private PageToucher toucherOrNull;
        private long end;
        private int next;

        /** Appends the first transaction, which makes the file. */
        @Setup(Level.Trial)
        public void open(SmallSession small) throws IOException {
            all = small.transactions();
            folder = small.work().vacant("jmh-bare");
            appender = new BareAppender(folder, small.session().manifest().tradingDate());
            append();
            toucherOrNull = pages.equals("touched") ? appender.toucher() : null;
        }

        private long append() {
            return passed(appender.write(all, next));
        }

        private long appendInPlace() {
            return passed(appender.writeInPlace(all, next));
        }

        private long passed(long position) {
            end = position;
            next = next + 1 == all.count() ? 0 : next + 1;
            if (toucherOrNull != null) {
                toucherOrNull.appenderAt(end);
            }
            return end;
        }

        /** The queue must reach as far as its appender said. */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            if (toucherOrNull != null) {
                toucherOrNull.close();
            }
            long reached = appender.position();
            appender.close();
            WorkFolder.remove(folder);
            if (reached < end) {
                throw new WrongOutputException("the queue", "ending at " + reached, "ending at " + end);
            }
        }
    }
}
