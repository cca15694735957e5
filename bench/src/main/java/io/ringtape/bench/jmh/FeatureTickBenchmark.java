package io.ringtape.bench.jmh;

import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.TickLoop;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What does a tick cost in each feature alone, in the judging of prints, in all features as the engine calls them, and in
 * a plain loop? Ticks are decoded outside the time, a batch at once.
 */
public class FeatureTickBenchmark extends JmhDefaults {
    /** All features, prints judged, each minute closed. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(TickBatch.CAPACITY)
    public TickLoop.Work ours(All pass) {
        return pass.take();
    }

    /** The limit. */
    @Benchmark
    @OperationsPerInvocation(TickBatch.CAPACITY)
    public TickLoop.Work plainLoop(Plain pass) {
        return pass.take();
    }

    /** The rules of the tape, which all features share. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(TickBatch.CAPACITY)
    public TickLoop.Work printRules(Rules pass) {
        return pass.take();
    }

    /** One feature with those that it reads from: BookImbalance and VolumeDelta have the NBBO, MinuteBars both. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(TickBatch.CAPACITY)
    public TickLoop.Work alone(Lone pass) {
        return pass.take();
    }

    /** All features. */
    public static class All extends TickPass {
        @Override
        TickLoop.Work make(SmallSession session) {
            return new FeatureLoop(session.session());
        }
    }

    /** The plain loop. */
    public static class Plain extends TickPass {
        @Override
        TickLoop.Work make(SmallSession session) {
            return new PlainLoop(session.settings().instruments().size());
        }
    }

    /** The judging of prints. */
    public static class Rules extends TickPass {
        @Override
        TickLoop.Work make(SmallSession session) {
            return new Judge(session.settings());
        }
    }

    private static final class Judge implements TickLoop.Work {
        private final PrintRules rules;
        private long sum;

        Judge(EngineSettings settings) {
            rules = new PrintRules(
                    settings.session(),
                    settings.conditions(),
                    settings.features().crossesInVwap(),
                    settings.instruments().size());
        }

        @Override
        public void take(TickBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                if (batch.tick(i) instanceof Trade trade) {
                    sum += rules.judge(trade);
                }
            }
        }

        @Override
        public double result() {
            return sum;
        }
    }

    /** One feature; after a whole session its fields must be those of all features' snapshot. */
    public static class Lone extends TickPass {
        /** Its class. */
        @Param({"Nbbo", "BookImbalance", "SessionExtremes", "SessionVwap", "OpeningRange", "VolumeDelta", "MinuteBars"})
        public String feature;

        private SmallSession session;

        @Override
        TickLoop.Work make(SmallSession of) {
            session = of;
            return new LoneTicks(feature, of.session());
        }

        @Override
        void prepare(TickLoop.Work next, TickBatch ticks) {
            ((LoneTicks) next).judge(ticks);
        }

        @Override
        void check(TickLoop.Work done) {
            FeatureLoop all = new FeatureLoop(session.session());
            TickBatch ticks = new TickBatch(session.transactions());
            while (ticks.fill()) {
                all.take(ticks);
            }
            FeatureSnapshot wanted = new FeatureSnapshot();
            for (int id = 0; id < session.settings().instruments().size(); id++) {
                all.snapshot(id, wanted);
                requireUnchanged(wanted, id, (LoneTicks) done);
            }
        }

        private void requireUnchanged(FeatureSnapshot wanted, int instrument, LoneTicks lone) {
            FrameWriter writer = new FrameWriter();
            Frame before = new Frame();
            writer.write(before, wanted);
            FeatureSnapshot found = new FeatureSnapshot();
            FrameReader reader = new FrameReader().wrap(before);
            reader.next();
            reader.read(found);
            lone.fill(instrument, found);
            Frame after = new Frame();
            writer.write(after, found);
            if (!Arrays.equals(before.bytes(), 0, before.length(), after.bytes(), 0, after.length())) {
                throw new WrongOutputException(feature, "other fields", "those of all features' snapshot");
            }
        }
    }
}
