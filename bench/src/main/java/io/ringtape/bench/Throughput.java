package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The questions of throughput: every subject beside its limit, so that both meet the same moment of the machine. */
final class Throughput {
    private Throughput() {}

    /** The questions of those parts. */
    static List<Measurement> questions(Set<Part> parts, Session session, WorkFolder work, Scale scale) {
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
