package io.ringtape.polygon;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows that could not be used: how many for each reason, and the first of them in words. */
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

    /** The rows that follow are of that file. */
    void begin(Path newFile) {
        file = newFile;
        wantedOfFile = 0;
        badOfFile = 0;
        offDateOfFile = 0;
        messagesOfFile.clear();
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
        if (messages.size() < KEPT_MESSAGES || messagesOfFile.size() < SAID_MESSAGES) {
            String found = column == null || row.isEmpty(column) ? "" : "'" + field(row, column) + "' ";
            keep(file + ", line " + line + ": " + where + found + row.fault().text());
        }
        offDateOfFile += isOffDate(row.fault()) ? 1 : 0;
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

    /** Whether more rows of the file than may be bad are off the date. */
    boolean isFileOffDate() {
        return offDateOfFile > maxShare * wantedOfFile;
    }

    /** How many of the file's rows were off the date. */
    long offDateOfFile() {
        return offDateOfFile;
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
            StringBuilder message = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%s: %,d of the first %,d wanted rows are bad, %.2f %% where %s %% is allowed; the first:",
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

    private static boolean isOffDate(Fault fault) {
        return fault == Fault.OFF_DATE || fault == Fault.LOOK_AHEAD;
    }

    private static String field(Row row, Column column) {
        String text = Header.shown(row.text(column));
        return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD) + "...";
    }
}
