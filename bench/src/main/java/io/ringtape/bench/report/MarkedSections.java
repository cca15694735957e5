package io.ringtape.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A document with places for generated tables: the text between {@code <!-- bench:NAME -->} and
 * {@code <!-- /bench:NAME -->} is replaced by the table of that name; all other text is kept.
 */
public final class MarkedSections {
    private final List<String> missing = new ArrayList<>();
    private String text;

    public MarkedSections(String text) {
        this.text = text;
    }

    /** Puts {@code table} into its place, or adds it to the missing ones. */
    public MarkedSections put(ResultTable table) {
        String begin = "<!-- bench:" + table.name() + " -->";
        String end = "<!-- /bench:" + table.name() + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            missing.add(table.name());
            return this;
        }
        text = text.substring(0, from + begin.length()) + "\n\n" + table.markdown() + "\n" + text.substring(to);
        return this;
    }

    /** Returns the names of the tables without a place. */
    public List<String> missing() {
        return missing;
    }

    @Override
    public String toString() {
        return text;
    }
}
