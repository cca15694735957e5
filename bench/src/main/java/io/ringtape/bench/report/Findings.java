package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a run has found: its tables, each shown when it is complete, and its failures. */
public final class Findings {
    private final Optional<String> conditions;
    private final Consumer<ResultTable> shown;
    private final List<ResultTable> tables = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * Starts without findings.
     *
     * @param conditions a note for each table; empty if the run has a table of conditions
     * @param shown shows each table
     */
    public Findings(Optional<String> conditions, Consumer<ResultTable> shown) {
        this.conditions = conditions;
        this.shown = shown;
    }

    /** Shows {@code table} and keeps it for the document. */
    public void add(ResultTable table) {
        conditions.ifPresent(table::note);
        tables.add(table);
        shown.accept(table);
    }

    /** Keeps {@code table} for the document without showing it. */
    public void addUnseen(ResultTable table) {
        tables.add(table);
    }

    /** Adds a reason for the run to fail. */
    public void failed(String reason) {
        failures.add(reason);
    }

    public List<ResultTable> tables() {
        return List.copyOf(tables);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
