package io.ringtape.bench.gate;

import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResults;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.SessionRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * The measurements of one process for the gate.
 *
 * @param trials by ratio
 * @param bytesPerEvent of the session's tape
 */
public record GateTrials(Map<GatedRatio, Trial> trials, double bytesPerEvent) {
    /**
     * Measures in a process of its own.
     *
     * @param bounds below which each ratio may not be; 0 for a ratio without a bound, NaN to measure the most pairs
     * @param progress takes the number of ratios that are measured
     * @throws IOException when the process failed; its reason is on standard error
     */
    public static GateTrials measure(
            Path work, SessionRecipe recipe, GateRules rules, Map<GatedRatio, Double> bounds, LongConsumer progress)
            throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(work, recipe.seed(), recipe.events(), rules.text()));
        bounds.forEach((ratio, bound) -> arguments.add(ratio.key() + "=" + bound));
        AtomicLong told = new AtomicLong(-1); // the bytes come first
        ChildResults results =
                new ChildProcess(GateTask.class).run(arguments, name -> progress.accept(told.incrementAndGet()));
        Optional<String> failure = results.failure();
        if (failure.isPresent()) {
            throw new IOException("the measuring process " + failure.get());
        }
        Map<GatedRatio, Trial> trials = new LinkedHashMap<>();
        bounds.keySet().forEach(ratio -> trials.put(ratio, Trial.parse(results.text(ratio.key()), rules)));
        return new GateTrials(trials, results.number(Figure.BYTES_PER_EVENT.key()));
    }
}
