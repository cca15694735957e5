package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a run has found so far: its tables, each shown as soon as it is there, and what failed. */
public final class Findings {
    private final Optional<String> conditions;
    private final Consumer<Table> shown;
    private final List<Table> tables = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * None so far.
     *
     * @param conditions put under each table; empty when a table of their own tells them
     * @param shown takes each table
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

    /** Takes the reason why the run, whatever else it finds, ends as failed. */
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
