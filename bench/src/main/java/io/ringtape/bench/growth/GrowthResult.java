package io.ringtape.bench.growth;

import io.ringtape.bench.report.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How cost grows with one topic: the rows of a table, and the points of a plot. */
final class GrowthResult {
    private final GrowthTopic topic;
    private final ResultTable table;
    private final Map<String, List<Series.Point>> points = new LinkedHashMap<>();

    /** Begins a table with the columns {@code head}. */
    GrowthResult(GrowthTopic topic, String... head) {
        this.topic = topic;
        table = new ResultTable("growth-" + topic.name().toLowerCase(Locale.ROOT), topic.title(), head);
    }

    ResultTable table() {
        return table;
    }

    /** Adds a row of which only the first cell is known, and a note that says why. */
    void skip(String first, String why) {
        String[] cells = new String[table.head().size()];
        Arrays.fill(cells, ResultTable.ABSENT);
        cells[0] = first;
        table.row(cells).note(first + ": " + why + ".");
    }

    /** Adds a point to the line {@code series} of the plot. */
    void point(String series, double x, double y) {
        points.computeIfAbsent(series, name -> new ArrayList<>()).add(new Series.Point(x, y));
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
