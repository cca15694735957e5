package io.ringtape.polygon;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts unusable rows by reason and keeps messages for the first of them. */
final class BadRows {
    private static final int KEPT_MESSAGES = 20;
    private static final int SAID_MESSAGES = 5;
    private static final int EARLIEST_CHECK = 1_000;
    private static final int LONGEST_FIELD = 60;

    private final double maxShare;
    private final SortedMap<String, Long> byReason = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> messagesOfFile = new ArrayList<>();
    private long total;
    private Path file;
    private long wantedOfFile;
    private long badOfFile;
    private long offDateOfFile;

    BadRows(double maxShare) {
        this.maxShare = maxShare;
    }

    /** Starts the counts of {@code newFile}. */
    void begin(Path newFile) {
        file = newFile;
        wantedOfFile = 0;
        badOfFile = 0;
        offDateOfFile = 0;
        messagesOfFile.clear();
    }

    /** Counts a row of a wanted instrument, whether good or bad. */
    void countWanted() {
        wantedOfFile++;
    }

    /** Returns the rows of wanted instruments in this file so far, good and bad. */
    long wantedOfFile() {
        return wantedOfFile;
    }

    /**
     * Records a bad row.
     *
     * @throws BadRowShareException when at least a thousand rows of the file were read and too many are bad. Rows off
     *     the date are left out of this check, because they may mean that the whole file is of another date.
     */
    void add(long line, CsvRow row) throws BadRowShareException {
        total++;
        badOfFile++;
        Column column = row.faultColumn();
        String where = column == null ? "" : column.label() + " ";
        byReason.merge(where + row.fault().text(), 1L, Long::sum);
        if (messages.size() < KEPT_MESSAGES || messagesOfFile.size() < SAID_MESSAGES) {
            String found = column == null || row.isEmpty(column) ? "" : "'" + field(row, column) + "' ";
            keep(file + ", line " + line + ": " + where + found + row.fault().text());
        }
        offDateOfFile += row.fault() == Fault.OFF_DATE ? 1 : 0;
        if (wantedOfFile >= EARLIEST_CHECK) {
            checkShare(badOfFile - offDateOfFile);
        }
    }

    /**
     * Ends the current file.
     *
     * @throws BadRowShareException when too many of its rows are bad
     */
    void end() throws BadRowShareException {
        checkShare(badOfFile);
    }

    /** Returns the bad rows of all files. */
    long total() {
        return total;
    }

    /** Returns up to twenty messages, each with file, line, column, the value found and the fault. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    SortedMap<String, Long> byReason() {
        return Collections.unmodifiableSortedMap(byReason);
    }

    private void checkShare(long bad) throws BadRowShareException {
        if (bad > maxShare * wantedOfFile) {
            StringBuilder message = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%s: %,d of the first %,d wanted rows are bad: %.2f %%, where %s %% is allowed. The first:",
                    file,
                    bad,
                    wantedOfFile,
                    100.0 * bad / wantedOfFile,
                    percent(maxShare)));
            messagesOfFile.forEach(row -> message.append("\n  ").append(row));
            throw new BadRowShareException(message.toString());
        }
    }

    private void keep(String message) {
        if (messages.size() < KEPT_MESSAGES) {
            messages.add(message);
        }
        if (messagesOfFile.size() < SAID_MESSAGES) {
            messagesOfFile.add(message);
        }
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String field(CsvRow row, Column column) {
        String text = Header.shown(row.text(column));
        return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD) + "...";
    }
}
