package io.ringtape.bench.measure;

import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What measurements answered, by their names, in the order they were asked. */
public final class RoundResults {
    /** A measurement's unit and answers. */
    public record Answer(Unit unit, RoundValues sample) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();

    /**
     * Asks all of them in each round, one after the other, so that a slow moment of the machine falls on neighbours alike,
     * every other round from the last to the first, so that none always follows the same one; the first rounds warm the
     * code up and do not count.
     */
    public static RoundResults of(List<Measurement> questions, int warmUps, int rounds, RunProgress progress)
            throws IOException {
        List<List<Double>> values = new ArrayList<>();
        questions.forEach(question -> values.add(new ArrayList<>()));
        progress.phase("rounds of throughput", "measurements", (long) questions.size() * (warmUps + rounds));
        long done = 0;
        for (int round = -warmUps; round < rounds; round++) {
            for (int place = 0; place < questions.size(); place++) {
                int i = round % 2 == 0 ? place : questions.size() - 1 - place;
                double value = questions.get(i).measure();
                if (round >= 0) {
                    values.get(i).add(value);
                }
                progress.at(++done);
            }
        }
        RoundResults measured = new RoundResults();
        for (int i = 0; i < questions.size(); i++) {
            Measurement question = questions.get(i);
            RoundValues sample = new RoundValues(
                    values.get(i).stream().mapToDouble(Double::doubleValue).toArray());
            measured.answers.put(question.name(), new Answer(question.unit(), sample));
        }
        return measured;
    }

    /** All answers by name. */
    public Map<String, Answer> answers() {
        return answers;
    }

    /** The answers to that question; empty when it was not asked. */
    public Optional<RoundValues> sample(String name) {
        return Optional.ofNullable(answers.get(name)).map(Answer::sample);
    }

    /** The best answer to a question that was asked. */
    public double best(String name) {
        Answer answer = answers.get(name);
        return answer.unit().best(answer.sample());
    }

    /** One question's answers divided by another's, round by round; empty unless both were asked. */
    public Optional<RoundValues> ratio(String name, String limit) {
        return sample(name).flatMap(sample -> sample(limit).map(sample::over));
    }
}
