package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a run found so far: its tables, each shown as soon as it is complete, and its failures. */
public final class Findings {
    private final Optional<String> conditions;
    private final Consumer<Table> shown;
    private final List<Table> tables = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * Starts without findings.
     *
     * @param conditions a note for each table; empty when the run has a table of conditions
     * @param shown shows each table
     */
    public Findings(Optional<String> conditions, Consumer<Table> shown) {
        this.conditions = conditions;
        this.shown = shown;
    }

    /** Takes a table and shows it. */
    public void add(Table table) {
        Table whole = conditions.map(table::withNote).orElse(table);
        tables.add(whole);
        shown.accept(whole);
    }

    /** Takes a table for the document alone. */
    public void addUnseen(Table table) {
        tables.add(table);
    }

    /** Adds a reason why the run ends as failed. */
    public void failed(String reason) {
        failures.add(reason);
    }

    public List<Table> tables() {
        return List.copyOf(tables);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
