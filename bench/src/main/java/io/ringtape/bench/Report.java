package io.ringtape.bench;

import java.util.ArrayList;
import java.util.List;

/** A run's result for people and for programs. */
final class Report {
    private final Outcome outcome;
    private final Machine machine;
    private final Build build;

    Report(Outcome outcome, Machine machine, Build build) {
        this.outcome = outcome;
        this.machine = machine;
        this.build = build;
    }

    /** All tables that the measured parts give. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(conditions());
        tables.addAll(new ThroughputTables(outcome).all());
        outcome.latency().ifPresent(latency -> tables.addAll(new LatencyTables(latency, outcome.decodeNs()).all()));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    private Table conditions() {
        Session session = outcome.session();
        return new Table(
                "conditions",
                "Conditions",
                List.of("what", "value"),
                List.of(
                        List.of("command", build.command()),
                        List.of("machine", machine.line()),
                        List.of("flags", machine.flags()),
                        List.of(
                                "code",
                                build.codeVersion()
                                        + (build.commitOrNull() == null ? "" : ", commit " + build.commitOrNull())),
                        List.of(
                                "session",
                                session.manifest().entries() + " transactions, "
                                        + session.manifest().events() + " events, "
                                        + Numbers.of(session.bytesPerTransaction()) + " B a transaction"),
                        List.of("tape of every run", session.manifest().checksum())),
                List.of());
    }

    /** The object of {@code --json}. */
    String json() {
        return outcome.figures()
                .json(outcome.session().manifest().checksum(), machine, build)
                .toString();
    }
}
