package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of results.
 *
 * @param name of its place in a document
 * @param title what it shows
 * @param head names of the columns
 * @param rows a cell for each column
 * @param notes how to read it; may be empty
 */
public record Table(String name, String title, List<String> head, List<List<String>> rows, List<String> notes) {
    /** Stands for a missing number. */
    public static final String ABSENT = "not measured";

    private static final Pattern NUMBER = Pattern.compile("[≥≤] .*|[-0-9.,]+( %)?( – [-0-9.,]+)?|" + ABSENT);

    public Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException(name + ": " + row + " must have " + head.size() + " cells");
            }
        }
    }

    /** The same table with one more note. */
    Table withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Table(name, title, head, rows, more);
    }

    /** Formats it for a terminal, with aligned columns, numbers to the right. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(head);
        lines.addAll(rows);
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> line : lines) {
            text.append("  ").append(padded(line, lines)).append('\n');
        }
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String padded(List<String> line, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String cell = line.get(column);
            String room = " ".repeat(width(lines, column) - cell.length());
            text.append(column == 0 ? "" : "  ").append(isOfNumbers(lines, column) ? room + cell : cell + room);
        }
        return text.toString().stripTrailing();
    }

    private static boolean isOfNumbers(List<List<String>> lines, int column) {
        return lines.stream().skip(1).map(line -> line.get(column)).allMatch(cell -> NUMBER.matcher(cell)
                .matches());
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    /** Formats it as Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(row(head))
                .append("|---")
                .append("|--:".repeat(head.size() - 1))
                .append("|\n");
        rows.forEach(row -> text.append(row(row)));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
