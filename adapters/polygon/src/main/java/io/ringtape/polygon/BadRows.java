package io.ringtape.polygon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows that could not be used: how many for each reason, and the first of them in words. */
final class BadRows {
    private static final int KEPT_MESSAGES = 20;
    private static final int EARLIEST_CHECK = 1_000;
    private static final int LONGEST_FIELD = 60;

    private final double maxShare;
    private final SortedMap<String, Long> byReason = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private long total;
    private Path file;
    private long wantedOfFile;
    private long badOfFile;
    private long offDateOfFile;

    BadRows(double maxShare) {
        this.maxShare = maxShare;
    }

    /** The rows that follow are of that file. */
    void begin(Path newFile) {
        file = newFile;
        wantedOfFile = 0;
        badOfFile = 0;
        offDateOfFile = 0;
    }

    /** A row of a wanted instrument, good or bad, was seen. */
    void countWanted() {
        wantedOfFile++;
    }

    /** Rows of wanted instruments in the file so far, good and bad. */
    long wantedOfFile() {
        return wantedOfFile;
    }

    /**
     * A row was bad.
     *
     * @throws BadRowShareException when a thousand rows of the file were seen and too many of them are bad, not counting
     *     those off the date, for they may say that the whole file is
     */
    void add(long line, Row row) throws BadRowShareException {
        total++;
        badOfFile++;
        Column column = row.faultColumn();
        String where = column == null ? "" : column.label() + " ";
        byReason.merge(where + row.fault().text(), 1L, Long::sum);
        if (messages.size() < KEPT_MESSAGES) {
            String found = column == null || row.isEmpty(column) ? "" : "'" + field(row, column) + "' ";
            messages.add(
                    file + ", line " + line + ": " + where + found + row.fault().text());
        }
        offDateOfFile += row.fault() == Fault.OFF_DATE ? 1 : 0;
        if (wantedOfFile >= EARLIEST_CHECK) {
            checkShare(badOfFile - offDateOfFile);
        }
    }

    /**
     * The file is at its end.
     *
     * @throws BadRowShareException when too many of its rows are bad
     */
    void end() throws BadRowShareException {
        checkShare(badOfFile);
    }

    /** How many there were in all files. */
    long total() {
        return total;
    }

    /** The first twenty in words: file, line, column, what it holds and what is wrong with it. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** How many there were for each reason. */
    SortedMap<String, Long> byReason() {
        return Collections.unmodifiableSortedMap(byReason);
    }

    private void checkShare(long bad) throws BadRowShareException {
        if (bad > maxShare * wantedOfFile) {
            throw new BadRowShareException(file + ": " + bad + " of the first " + wantedOfFile
                    + " wanted rows are bad, a share of " + (double) bad / wantedOfFile + " where " + maxShare
                    + " is allowed; the first: " + messages);
        }
    }

    private static String field(Row row, Column column) {
        String text = Header.shown(row.text(column));
        return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD) + "...";
    }
}
