package io.ringtape.bench.subject;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeReader;
import java.io.IOException;

/**
 * Runs the whole session once through a part of the program. Each method returns transactions a second, and fails if
 * the output is not that of the session.
 */
public final class SessionRuns {
    private SessionRuns() {}

    /** Runs engine and tape behind the ring, as fast as the ring takes the causes. */
    public static double engineAndTape(MeasuredSession session, WorkFolder work, PipelineMode mode) throws IOException {
        Transactions all = session.transactions();
        try (TapedPipeline run = new TapedPipeline(session, work, mode)) {
            CauseReader causes = new CauseReader(all);
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < all.count(); i++) {
                run.publisher().publish(causes.cause(i));
            }
            run.drain();
            double rate = watch.rate(all.count());
            run.requireSame("the tape of " + mode);
            return rate;
        }
    }

    /** Runs the engine on causes in memory, without ring and tape. */
    public static double engineAlone(MeasuredSession session) {
        Transactions all = session.transactions();
        Engine engine = session.setup().engine();
        CauseReader causes = new CauseReader(all);
        Frame frame = new Frame();
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < all.count(); i++) {
            FrameReader cause = causes.stand(i);
            frame.set(all.bytes(), all.offset(i), cause.length());
            engine.process(frame, cause.timeNs());
        }
        double rate = watch.rate(all.count());
        // the last transaction holds the hash of the state and the figures of the session
        Frame last = new Frame();
        last.set(all.bytes(), all.offset(all.count() - 1), all.length(all.count() - 1));
        WrongOutputException.requireEqual("the last transaction of the engine", frame, last);
        return rate;
    }

    /** Runs the tape on finished transactions in memory, without ring and engine. */
    public static double tapeAlone(MeasuredSession session, WorkFolder work) throws IOException {
        Transactions all = session.transactions();
        Frame frame = new Frame();
        try (WorkFolder.Lent folder = work.lend("tape");
                ChronicleTape tape =
                        ChronicleTape.create(folder.path(), session.blankManifest(), MeasuredSession.tapeSettings())) {
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < all.count(); i++) {
                frame.set(all.bytes(), all.offset(i), all.length(i));
                tape.append(frame);
            }
            double rate = watch.rate(all.count());
            session.requireSame("the tape alone", tape.checksum());
            return rate;
        }
    }

    /** Runs the tape's own reader, which checks every entry against the chain. */
    public static double provedRead(MeasuredSession session) {
        Frame frame = new Frame();
        try (TapeReader tape = TapeReader.open(session.tape())) {
            Stopwatch watch = new Stopwatch();
            while (tape.next(frame)) {
                // the reader checks each entry
            }
            double rate = watch.rate(tape.entry());
            session.requireSame("the proved read", tape.checksum());
            return rate;
        }
    }

    /** Replays as the command does: reads and checks the tape, runs its causes again and compares every transaction. */
    public static double replay(MeasuredSession session) {
        try {
            Stopwatch watch = new Stopwatch();
            Replay.Result result = Replay.verify(session.tape(), RunProgress.NONE);
            double rate = watch.rate(result.entries());
            result.difference().ifPresent(difference -> {
                throw new WrongOutputException("the replay", "different at entry " + result.entries(), "identical");
            });
            session.requireSame("the replay", result.checksum());
            return rate;
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the session's tape was replayed before: " + e.problems(), e);
        }
    }
}
