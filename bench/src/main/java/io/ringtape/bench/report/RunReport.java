package io.ringtape.bench.report;

import io.ringtape.bench.Workload;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import java.util.ArrayList;
import java.util.List;

/** A run's result for people and for programs. */
public final class RunReport {
    private final Outcome outcome;
    private final Machine machine;
    private final Build build;
    private final Plan plan;

    /**
     * What was asked for.
     *
     * @param recipe of the session
     * @param quick whether it was a check
     * @param scale how much was measured
     * @param fileSystem kind of the one that the work folder lies on
     */
    public record Plan(SessionRecipe recipe, boolean quick, Workload scale, String fileSystem) {
        String rounds() {
            return scale.rounds() + " of throughput, " + scale.latencyRounds() + " of latency";
        }

        String disk() {
            return fileSystem.equals("tmpfs") ? "tmpfs: in memory, so nothing goes through to a disk" : fileSystem;
        }
    }

    public RunReport(Outcome outcome, Machine machine, Build build, Plan plan) {
        this.plan = plan;
        this.outcome = outcome;
        this.machine = machine;
        this.build = build;
    }

    /** All tables that the measured parts give. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(conditions());
        tables.addAll(new ThroughputTables(outcome).all());
        outcome.latency().ifPresent(latency -> tables.addAll(new LatencyTables(latency, outcome.decodeNs()).all()));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    private Table conditions() {
        MeasuredSession session = outcome.session();
        return new Table(
                "conditions",
                "Conditions",
                List.of("what", "value"),
                List.of(
                        List.of("command", build.command()),
                        List.of("machine", machine.line()),
                        List.of("flags", machine.flags()),
                        List.of("code", build.code()),
                        List.of("rounds", plan.rounds()),
                        List.of("file system", plan.disk()),
                        List.of(
                                "session",
                                session.manifest().entries() + " transactions, "
                                        + session.manifest().events() + " events, "
                                        + Numbers.of(session.bytesPerTransaction()) + " B a transaction"),
                        List.of("tape of every run", session.manifest().checksum())),
                List.of());
    }

    /** The object of {@code --json}. */
    public String json() {
        return outcome.figures()
                .json(outcome.session().manifest().checksum(), machine, build)
                .count("events", outcome.session().manifest().events())
                .count("transactions", outcome.session().manifest().entries())
                .count("seed", plan.recipe().seed())
                .flag("quick", plan.quick())
                .count("rounds", plan.scale().rounds())
                .toString();
    }
}
