package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.Transactions;
import io.ringtape.config.ConfigurationException;
import io.ringtape.engine.Engine;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the replay of a small tape cost, from its opening to the summary, and the engine alone of that? A single shot
 * is the whole session of some 30,000 events.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 10)
@Measurement(iterations = 5)
public class ReplayBenchmark extends JmhDefaults {
    /** The tape read and proved, its causes run again, every transaction compared. */
    @Benchmark
    public Replay.Result ours(SmallSession small) throws ConfigurationException {
        Replay.Result result = Replay.verify(small.session().tape(), RunProgress.NONE);
        if (result.difference().isPresent()) {
            throw new WrongOutputException("replay", "different at entry " + result.entries(), "identical");
        }
        small.session().requireSame("replay", result.checksum());
        return result;
    }

    /** The engine on the same causes in memory; its last transaction must be the tape's. */
    @Benchmark
    public Engine engineAlone(SmallSession small) {
        Transactions all = small.transactions();
        Engine engine = small.session().setup().engine();
        CauseReader causes = new CauseReader(all);
        Frame frame = new Frame();
        for (int i = 0; i < all.count(); i++) {
            FrameReader cause = causes.stand(i);
            frame.set(all.bytes(), all.offset(i), cause.length());
            engine.process(frame, cause.timeNs());
        }
        int from = all.offset(all.count() - 1);
        int to = from + all.length(all.count() - 1);
        if (!Arrays.equals(all.bytes(), from, to, frame.bytes(), 0, frame.length())) {
            throw new WrongOutputException("the engine", "another last transaction", "the tape's");
        }
        return engine;
    }
}
