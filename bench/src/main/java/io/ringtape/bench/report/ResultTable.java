package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** A table of results, filled row by row. */
public final class ResultTable {
    /** Stands for a missing number. */
    public static final String ABSENT = "not measured";

    private static final Pattern NUMBER = Pattern.compile("[≥≤] .*|[-0-9.,]+( %)?( – [-0-9.,]+)?|" + ABSENT);

    private final String name;
    private final String title;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Begins a table without rows.
     *
     * @param name of its place in a document
     * @param title what it shows
     * @param head names of the columns
     */
    public ResultTable(String name, String title, String... head) {
        this.name = name;
        this.title = title;
        this.head = List.of(head);
    }

    /** Adds a row with a cell for each column. */
    public ResultTable row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(name + ": " + List.of(cells) + " must have " + head.size() + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a sentence below the rows on how to read them. */
    public ResultTable note(String note) {
        notes.add(note);
        return this;
    }

    public String name() {
        return name;
    }

    public List<String> head() {
        return head;
    }

    public List<List<String>> rows() {
        return Collections.unmodifiableList(rows);
    }

    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** Formats the table for a terminal: aligned columns, numbers to the right. */
    public String text() {
        List<List<String>> lines = new ArrayList<>(List.of(head));
        lines.addAll(rows);
        StringBuilder text = new StringBuilder(title).append('\n');
        lines.forEach(line -> text.append("  ").append(padded(line, lines)).append('\n'));
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String padded(List<String> line, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String cell = line.get(column);
            String room = " ".repeat(width(lines, column) - cell.length());
            text.append(column == 0 ? "" : "  ").append(hasNumbersOnly(lines, column) ? room + cell : cell + room);
        }
        return text.toString().stripTrailing();
    }

    private static boolean hasNumbersOnly(List<List<String>> lines, int column) {
        return lines.stream().skip(1).allMatch(line -> NUMBER.matcher(line.get(column))
                .matches());
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    /** Formats the table as Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder(markdown(head) + "|---" + "|--:".repeat(head.size() - 1) + "|\n");
        rows.forEach(row -> text.append(markdown(row)));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private static String markdown(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
