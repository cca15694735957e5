package io.ringtape.bench.report;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.subject.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of goals, figures, restart, throughput and ratios. */
final class ThroughputTables {
    private final Outcome outcome;

    ThroughputTables(Outcome outcome) {
        this.outcome = outcome;
    }

    List<Table> all() {
        return List.of(goals(), figures(), restart(), throughput(), ratios());
    }

    private Table goals() {
        List<List<String>> rows = Goals.of(outcome).stream()
                .map(goal -> List.of(
                        goal.text(),
                        Numbers.of(goal.found()),
                        (goal.isAtLeast() ? "≥ " : "≤ ") + Numbers.of(goal.wanted()),
                        goal.machineAlone().isPresent()
                                ? Numbers.of(goal.machineAlone().getAsDouble())
                                : "",
                        goal.verdict()))
                .toList();
        return new Table(
                "goals", "Goals", List.of("goal", "found", "wanted", "machine alone", "reached"), rows, List.of());
    }

    private Table figures() {
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            Optional<Double> value = figure.of(outcome);
            rows.add(List.of(
                    figure.meaning(), figure.key(), value.map(Numbers::of).orElse(Table.ABSENT)));
        }
        return new Table("figures", "Figures of --json", List.of("figure", "key", "value"), rows, List.of());
    }

    private Table restart() {
        List<List<String>> rows = new ArrayList<>();
        outcome.restart().ifPresent(restart -> {
            rows.add(List.of("transactions on the tape", Numbers.of((double) restart.entries())));
            rows.add(List.of("the process, from its start to its end, s", Numbers.of(restart.seconds())));
            rows.add(List.of("of it the replay, s", Numbers.of(restart.replaySeconds())));
            rows.add(List.of("heap it was given, MB", Numbers.of(Restart.HEAP_MB)));
            rows.add(List.of("its peak resident memory, MB", Numbers.of(restart.peakMb())));
            rows.add(List.of("estimated for 10 million transactions, s", Numbers.of(restart.secondsPer10M())));
            rows.add(List.of("part of it that is estimate", Numbers.percent(restart.estimatedShare())));
        });
        return new Table(
                "restart",
                "Restart in a process of its own",
                List.of("what", "value"),
                rows,
                List.of("Its code is cold, the tape is in the page cache; what is estimated is drawn out at the rate of"
                        + " a warm replay."));
    }

    private Table throughput() {
        List<List<String>> rows = new ArrayList<>();
        outcome.rounds().byName().forEach((name, result) -> rows.add(row(name, result.unit(), result.values())));
        return new Table(
                "throughput",
                "Throughput",
                List.of("measured", "unit", "median", "best", "from – to"),
                rows,
                List.of("A transaction is one cause with its effects: one entry of the tape."));
    }

    private static List<String> row(String name, MetricUnit unit, RoundValues values) {
        return List.of(
                name,
                unit.label(),
                Numbers.of(unit.scaled(values.median())),
                Numbers.of(unit.scaled(unit.best(values))),
                Numbers.range(unit.scaled(values.least()), unit.scaled(values.greatest())));
    }

    private Table ratios() {
        List<List<String>> rows = Stream.of(Ratio.values())
                .flatMap(ratio -> outcome.ratio(ratio).map(values -> row(ratio, values)).stream())
                .toList();
        return new Table(
                "ratios",
                "Ratios",
                List.of("ratio", "median", "from – to", "best ÷ best"),
                rows,
                List.of(
                        "Median and spread are of ratios within a round; best ÷ best takes each side's best round, which"
                                + " says more on a busy machine."));
    }

    private List<String> row(Ratio ratio, RoundValues values) {
        Map<String, RoundResults.Result> results = outcome.rounds().byName();
        double subject = results.get(ratio.subject().label()).best();
        double limit = results.get(ratio.limit().label()).best();
        return List.of(
                ratio.label(),
                Numbers.of(values.median()),
                Numbers.range(values.least(), values.greatest()),
                Numbers.of(subject / limit));
    }

    /** What each metric of the run is: for the document alone. */
    static Table meanings() {
        List<List<String>> rows = Stream.of(Metric.values())
                .map(metric -> List.of(metric.label(), metric.meaning()))
                .toList();
        return new Table("metrics", "What is measured", List.of("measured", "is"), rows, List.of());
    }
}
