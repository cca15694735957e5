package io.ringtape.bench.report;

import io.ringtape.app.JsonReport;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.Workload;
import java.util.ArrayList;
import java.util.List;

/** The result of a run as tables and as JSON. */
public final class RunReport {
    private static final double DIGITS = 1e4;

    private final Outcome outcome;
    private final Machine machine;
    private final Build build;
    private final Conditions conditions;

    /**
     * What was measured and where.
     *
     * @param recipe of the session
     * @param quick whether the run was a check
     * @param workload how much was measured
     * @param fileSystem type of the file system of the work folder
     */
    public record Conditions(SessionRecipe recipe, boolean quick, Workload workload, String fileSystem) {
        String rounds() {
            return workload.rounds() + " of throughput, " + workload.latencyRounds() + " of latency";
        }

        String disk() {
            return fileSystem.equals("tmpfs") ? "tmpfs: in memory, so nothing goes through to a disk" : fileSystem;
        }
    }

    public RunReport(Outcome outcome, Machine machine, Build build, Conditions conditions) {
        this.conditions = conditions;
        this.outcome = outcome;
        this.machine = machine;
        this.build = build;
    }

    /** Returns the tables of all measured parts. */
    public List<ResultTable> tables() {
        List<ResultTable> tables = new ArrayList<>();
        tables.add(conditions());
        tables.addAll(new ThroughputTables(outcome).all());
        outcome.latency().ifPresent(latency -> tables.addAll(new LatencyTables(latency, outcome.decodeNs()).all()));
        outcome.broker().ifPresent(broker -> tables.addAll(new BrokerTables(broker).all()));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    /** Returns a table of what each metric is, for a document. */
    public ResultTable meanings() {
        return ThroughputTables.meanings();
    }

    private ResultTable conditions() {
        MeasuredSession session = outcome.session();
        String counts = session.manifest().entries() + " transactions, "
                + session.manifest().events() + " events, "
                + Numbers.of(session.bytesPerTransaction()) + " B a transaction";
        return new ResultTable("conditions", "Conditions", "what", "value")
                .row("command", build.command())
                .row("machine", machine.line())
                .row("flags", machine.jvm().flags())
                .row("code", build.code())
                .row("rounds", conditions.rounds())
                .row("file system", conditions.disk())
                .row("session", counts)
                .row("tape of every run", session.manifest().checksum());
    }

    /** Returns the object of {@code --json}. */
    public String json() {
        JsonReport json = new JsonReport();
        for (Figure figure : Figure.values()) {
            figure.of(outcome).ifPresent(value -> json.statistic(figure.key(), Math.round(value * DIGITS) / DIGITS));
        }
        return json.text("checksum", outcome.session().manifest().checksum())
                .object("machine", machine.json())
                .text("command", build.command())
                .text("codeVersion", build.codeVersion())
                .text("commit", build.commitOrNull())
                .count("events", outcome.session().manifest().events())
                .count("transactions", outcome.session().manifest().entries())
                .count("seed", conditions.recipe().seed())
                .flag("quick", conditions.quick())
                .count("rounds", conditions.workload().rounds())
                .toString();
    }
}
