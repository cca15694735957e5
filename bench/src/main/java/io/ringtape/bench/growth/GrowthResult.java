package io.ringtape.bench.growth;

import io.ringtape.bench.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How cost grows with one topic: the rows of a table, and the points of a plot. */
final class GrowthResult {
    private final GrowthTopic topic;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<Series.Point>> points = new LinkedHashMap<>();

    /** Begins a table with the columns {@code head}. */
    GrowthResult(GrowthTopic topic, String... head) {
        this.topic = topic;
        this.head = List.of(head);
    }

    void note(String note) {
        notes.add(note);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Adds a row of which only the first cell is known, and a note that says why. */
    void skip(String first, String why) {
        List<String> row = new ArrayList<>(Collections.nCopies(head.size(), Table.ABSENT));
        row.set(0, first);
        rows.add(row);
        notes.add(first + ": " + why + ".");
    }

    /** Adds a point to the line {@code series} of the plot. */
    void point(String series, double x, double y) {
        points.computeIfAbsent(series, name -> new ArrayList<>()).add(new Series.Point(x, y));
    }

    Table table() {
        return new Table("growth-" + topic.name().toLowerCase(Locale.ROOT), topic.title(), head, rows, notes);
    }

    /** Returns the plot; empty if it has no points. */
    Optional<Plot> plot() {
        List<Series> series = points.entrySet().stream()
                .map(each -> new Series(each.getKey(), each.getValue()))
                .toList();
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plot(topic.title(), topic.xName(), topic.yName(), series));
    }
}
