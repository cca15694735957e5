package io.ringtape.bench.report;

import io.ringtape.bench.limit.BareAppend;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.subject.DecodeLoop;
import io.ringtape.bench.subject.EngineOnly;
import io.ringtape.bench.subject.EngineTape;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.ProvedRead;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.bench.subject.TapeOnly;
import io.ringtape.pipeline.PipelineMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A subject held against a limit.
 *
 * @param subject name of what is measured
 * @param limit name of what it cannot exceed
 */
record Ratio(String subject, String limit) {
    /** Those worth a look. */
    static List<Ratio> all() {
        List<Ratio> all = new ArrayList<>();
        for (PipelineMode mode : PipelineMode.values()) {
            all.add(new Ratio(EngineTape.name(mode), BareAppend.TOUCHED));
        }
        all.add(new Ratio(TapeOnly.NAME, BareAppend.TOUCHED));
        all.add(new Ratio(EngineOnly.NAME, BareAppend.TOUCHED));
        all.add(new Ratio(BareAppend.UNTOUCHED, BareAppend.TOUCHED));
        all.add(new Ratio(ReplayRun.NAME, BareTail.NAME));
        all.add(new Ratio(ProvedRead.NAME, BareTail.NAME));
        all.add(new Ratio(ReplayRun.NAME, EngineOnly.NAME));
        all.add(new Ratio(FeatureLoop.NAME, PlainLoop.NAME));
        all.add(new Ratio(DecodeLoop.OURS, DecodeLoop.JACKSON));
        return all;
    }
}
