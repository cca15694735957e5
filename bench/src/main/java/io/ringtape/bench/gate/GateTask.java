package io.ringtape.bench.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Measures gated ratios, each until its bound is decided. The one argument is a {@link GateRequest} as JSON. */
public final class GateTask implements ChildTask<GateTrials> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What is measured.
     *
     * @param bounds of the ratios, as in {@link GateTrials.Measurer}
     */
    public record GateRequest(Path work, SessionRecipe recipe, GateRules rules, Map<GatedRatio, Double> bounds) {}

    /**
     * Measures in a process of its own.
     *
     * @param progress takes the number of ratios that are measured
     */
    public static GateTrials measure(GateRequest request, LongConsumer progress) throws IOException {
        return new ChildProcess<>(GateTask.class, GateTrials.class)
                .run(List.of(MAPPER.writeValueAsString(request)), progress)
                .required("the gate");
    }

    @Override
    public GateTrials run(List<String> arguments, LongConsumer progress) throws IOException {
        GateRequest request = MAPPER.readValue(arguments.get(0), GateRequest.class);
        Map<GatedRatio, Trial> trials = new EnumMap<>(GatedRatio.class);
        try (WorkFolder work = new WorkFolder(request.work)) {
            MeasuredSession session = new SessionStore(work, RunProgress.NONE).session(request.recipe);
            RunContext context = new RunContext(session, work, Workload.QUICK);
            progress.accept(0);
            for (GatedRatio ratio : request.bounds.keySet()) {
                trials.put(ratio, Trial.of(ratio.pairs(context), request.bounds.get(ratio), request.rules));
                progress.accept(trials.size());
            }
            return new GateTrials(trials, session.bytesPerTransaction());
        }
    }
}
