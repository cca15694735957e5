package io.ringtape.bench.gate;

import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures gated ratios, each until its bound is decided. Arguments: the work folder, the session's seed and events, the
 * rules, and each ratio as {@code KEY=BOUND}. Results: the bytes of a transaction and a {@link Trial} for each ratio, by
 * their keys.
 */
public final class GateTask implements ChildTask {
    @Override
    public void run(List<String> arguments, Results results) throws IOException {
        SessionRecipe recipe = new SessionRecipe(Long.parseLong(arguments.get(1)), Long.parseLong(arguments.get(2)));
        GateRules rules = GateRules.parse(arguments.get(3));
        try (WorkFolder work = new WorkFolder(Path.of(arguments.get(0)))) {
            MeasuredSession session = new SessionStore(work, RunProgress.NONE).session(recipe);
            RunContext context = new RunContext(session, work, Workload.QUICK);
            results.put(Figure.BYTES_PER_EVENT.key(), session.bytesPerTransaction());
            for (String each : arguments.subList(4, arguments.size())) {
                String[] words = each.split("=");
                GatedRatio ratio = GatedRatio.of(words[0]).orElseThrow(() -> new IllegalArgumentException(each));
                Trial trial = Trial.of(ratio.pairs(context), Double.parseDouble(words[1]), rules);
                results.put(ratio.key(), trial.text());
            }
        }
    }
}
