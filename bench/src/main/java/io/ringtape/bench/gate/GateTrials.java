package io.ringtape.bench.gate;

import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.SessionRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What one process measured for the gate.
 *
 * @param trials by ratio
 * @param bytesPerEvent of the session's tape
 */
public record GateTrials(Map<GatedRatio, Trial> trials, double bytesPerEvent) {
    /**
     * Asks a process of its own.
     *
     * @param bounds below which each ratio may not be; 0 for one that has none, not a number to measure the most pairs
     * @param told takes how many ratios are measured, each time that one is
     * @throws IOException when it failed, which it told on standard error
     */
    public static GateTrials ask(
            Path work, SessionRecipe recipe, GateRules rules, Map<GatedRatio, Double> bounds, LongConsumer told)
            throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(work.toString(), Long.toString(recipe.seed()), Long.toString(recipe.events()), rules.text()));
        bounds.forEach((ratio, bound) -> arguments.add(ratio.key() + "=" + bound));
        Map<String, String> answers = new LinkedHashMap<>();
        int code = new ChildProcess(GateProcess.class).run(arguments, line -> {
            if (line.startsWith(GateProcess.ANSWER)) {
                String[] words = line.substring(GateProcess.ANSWER.length()).split(" ", 2);
                answers.put(words[0], words[1]);
                told.accept(answers.keySet().stream()
                        .filter(GatedRatio.keys()::contains)
                        .count());
            }
        });
        if (code != 0) {
            throw new IOException("the measuring process ended with " + code);
        }
        Map<GatedRatio, Trial> trials = new LinkedHashMap<>();
        bounds.keySet().forEach(ratio -> trials.put(ratio, Trial.parse(answers.get(ratio.key()), rules)));
        return new GateTrials(trials, Double.parseDouble(answers.get(Figure.BYTES_PER_EVENT.key())));
    }
}
