package io.ringtape.bench.report;

import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.subject.Restart;
import java.util.List;
import java.util.OptionalDouble;

/** Tables of goals, figures, restart, throughput and ratios. */
final class ThroughputTables {
    private final Outcome outcome;

    ThroughputTables(Outcome outcome) {
        this.outcome = outcome;
    }

    List<ResultTable> all() {
        return List.of(goals(), figures(), restart(), throughput(), ratios());
    }

    private ResultTable goals() {
        ResultTable table = new ResultTable("goals", "Goals", "goal", "found", "wanted", "machine alone", "reached");
        for (Goal goal : Goals.of(outcome)) {
            OptionalDouble machine = goal.machineAlone();
            table.row(
                    goal.text(),
                    Numbers.of(goal.found()),
                    (goal.isAtLeast() ? "≥ " : "≤ ") + Numbers.of(goal.wanted()),
                    machine.isPresent() ? Numbers.of(machine.getAsDouble()) : "",
                    goal.verdict());
        }
        return table;
    }

    private ResultTable figures() {
        ResultTable table = new ResultTable("figures", "Figures of --json", "figure", "key", "value");
        for (Figure figure : Figure.values()) {
            String value = figure.of(outcome).map(Numbers::of).orElse(ResultTable.ABSENT);
            table.row(figure.meaning(), figure.key(), value);
        }
        return table;
    }

    private ResultTable restart() {
        ResultTable table = new ResultTable("restart", "Restart in a process of its own", "what", "value");
        outcome.restart()
                .ifPresent(restart -> table.row("transactions on the tape", Numbers.of((double) restart.entries()))
                        .row("the process, from its start to its end, s", Numbers.of(restart.seconds()))
                        .row("of it the replay, s", Numbers.of(restart.replaySeconds()))
                        .row("heap it was given, MB", Numbers.of(Restart.HEAP_MB))
                        .row("its peak resident memory, MB", Numbers.of(restart.peakMb()))
                        .row("estimated for 10 million transactions, s", Numbers.of(restart.secondsPer10M()))
                        .row("part of it that is estimate", Numbers.percent(restart.estimatedShare())));
        return table.note(
                "Its code is cold, the tape is in the page cache; what is estimated is drawn out at the rate of a"
                        + " warm replay.");
    }

    private ResultTable throughput() {
        ResultTable table =
                new ResultTable("throughput", "Throughput", "measured", "unit", "median", "best", "from – to");
        outcome.rounds().byName().forEach((name, found) -> {
            MetricUnit unit = found.unit();
            RoundValues values = found.values();
            table.row(
                    name,
                    unit.label(),
                    Numbers.of(unit.scaled(values.median())),
                    Numbers.of(unit.scaled(found.best())),
                    Numbers.range(unit.scaled(values.least()), unit.scaled(values.greatest())));
        });
        return table.note("A transaction is one cause with its effects: one entry of the tape.");
    }

    private ResultTable ratios() {
        ResultTable table = new ResultTable("ratios", "Ratios", "ratio", "median", "from – to", "best ÷ best");
        for (Ratio ratio : Ratio.values()) {
            outcome.ratio(ratio).ifPresent(values -> {
                double subject = best(ratio.subject());
                table.row(
                        ratio.label(),
                        Numbers.of(values.median()),
                        Numbers.range(values.least(), values.greatest()),
                        Numbers.of(subject / best(ratio.limit())));
            });
        }
        return table.note(
                "Median and spread are of ratios within a round; best ÷ best takes each side's best round, which"
                        + " says more on a busy machine.");
    }

    private double best(Metric metric) {
        return outcome.rounds().byName().get(metric.label()).best();
    }

    /** Returns a table of what each metric is, for a document. */
    static ResultTable meanings() {
        ResultTable table = new ResultTable("metrics", "What is measured", "measured", "is");
        for (Metric metric : Metric.values()) {
            table.row(metric.label(), metric.meaning());
        }
        return table;
    }
}
