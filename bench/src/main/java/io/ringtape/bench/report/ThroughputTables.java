package io.ringtape.bench.report;

import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.subject.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goals, figures, throughput and ratios of a run as tables. */
final class ThroughputTables {
    private final Outcome outcome;

    ThroughputTables(Outcome outcome) {
        this.outcome = outcome;
    }

    List<Table> all() {
        return List.of(goals(), figures(), restart(), throughput(), ratios());
    }

    private Table goals() {
        List<List<String>> rows = outcome.goals().stream()
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
        Figures figures = outcome.figures();
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            Optional<Double> value = figures.value(figure);
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
        outcome.measured().answers().forEach((name, answer) -> rows.add(row(name, answer.unit(), answer.sample())));
        return new Table(
                "throughput",
                "Throughput",
                List.of("measured", "unit", "median", "best", "from – to"),
                rows,
                List.of("A transaction is one cause with its effects: one entry of the tape."));
    }

    private static List<String> row(String name, Unit unit, RoundValues sample) {
        return List.of(
                name,
                unit.label(),
                Numbers.of(unit.scaled(sample.median())),
                Numbers.of(unit.scaled(unit.best(sample))),
                Numbers.range(unit.scaled(sample.least()), unit.scaled(sample.greatest())));
    }

    private Table ratios() {
        List<List<String>> rows = new ArrayList<>();
        Ratio.all().forEach(ratio -> row(ratio).ifPresent(rows::add));
        return new Table(
                "ratios",
                "Ratios",
                List.of("ratio", "median", "from – to", "best ÷ best"),
                rows,
                List.of(
                        "Median and spread are of ratios within a round; best ÷ best takes each side's best round, which"
                                + " says more on a busy machine."));
    }

    private Optional<List<String>> row(Ratio ratio) {
        RoundResults measured = outcome.measured();
        return measured.ratio(ratio.subject(), ratio.limit())
                .map(sample -> List.of(
                        ratio.subject() + " ÷ " + ratio.limit(),
                        Numbers.of(sample.median()),
                        Numbers.range(sample.least(), sample.greatest()),
                        Numbers.of(measured.best(ratio.subject()) / measured.best(ratio.limit()))));
    }
}
