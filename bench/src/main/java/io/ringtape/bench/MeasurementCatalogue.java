package io.ringtape.bench;

import io.ringtape.bench.limit.BareAppend;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.limit.DiskWrite;
import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.limit.RingHop;
import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.Allocation;
import io.ringtape.bench.subject.DecodeLoop;
import io.ringtape.bench.subject.EngineOnly;
import io.ringtape.bench.subject.EngineTape;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.ProvedRead;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.bench.subject.TapeOnly;
import io.ringtape.bench.subject.TickLoop;
import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The questions of throughput: every subject beside its limit, so that both meet the same moment of the machine. */
final class MeasurementCatalogue {
    private MeasurementCatalogue() {}

    /** The questions of those parts. */
    static List<Measurement> questions(Set<Part> parts, MeasuredSession session, WorkFolder work, Workload scale) {
        List<Measurement> all = new ArrayList<>();
        if (parts.contains(Part.TAPE)) {
            all.add(new RingHop(scale.hops()));
            all.add(new BareAppend(session, work, false));
            all.add(new BareAppend(session, work, true));
            all.add(new EngineTape(session, work, PipelineMode.FUSED));
            all.add(new EngineTape(session, work, PipelineMode.STEPPED));
            all.add(new EngineTape(session, work, PipelineMode.PIPELINED));
            all.add(new EngineOnly(session));
            all.add(new TapeOnly(session, work));
            all.add(new Allocation(session, work));
            all.add(new DiskWrite(work, scale.diskBlocks(), false));
            all.add(new DiskWrite(work, scale.diskBlocks(), true));
        }
        if (parts.contains(Part.REPLAY)) {
            all.add(new BareTail(session));
            all.add(new ProvedRead(session));
            all.add(new ReplayRun(session));
        }
        if (parts.contains(Part.FEATURES)) {
            int instruments = session.setup().settings().instruments().size();
            all.add(new TickLoop(PlainLoop.NAME, session, () -> new PlainLoop(instruments)));
            all.add(new TickLoop(FeatureLoop.NAME, session, () -> new FeatureLoop(session)));
        }
        if (parts.contains(Part.DECODE)) {
            all.add(new DecodeLoop(session, false));
            all.add(new DecodeLoop(session, true));
        }
        return all;
    }
}
