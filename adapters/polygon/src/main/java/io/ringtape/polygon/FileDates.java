package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks that files belong to the session's date. Counts the wanted rows inside the session and finds the New York date
 * of the others. A few rows may be from the evening before; a file with too few rows of the session is of another date.
 */
final class FileDates {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TradingSession session;
    private final double minShare;
    private final String symbols;
    private final List<String> problems = new ArrayList<>();
    private final Map<LocalDate, Long> outsideByDate = new TreeMap<>();
    private LocalDate lastDate;
    private long lastDateFromNs;
    private long lastDateToNs;
    private long outsideOfLastDate;
    private long inside;
    private long outside;

    /** Requires at least {@code minShare} of a file's wanted rows to lie in {@code session}. */
    FileDates(TradingSession session, double minShare, List<Instrument> wanted) {
        this.session = session;
        this.minShare = minShare;
        symbols = wanted.stream().map(Instrument::symbol).collect(Collectors.joining(","));
    }

    /** Returns the date in New York at {@code epochNs}. */
    static LocalDate dateOf(long epochNs) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(0, epochNs), NEW_YORK);
    }

    /** Counts a wanted row with SIP time {@code sipNs}. */
    void count(long sipNs) {
        if (session.isOpen(sipNs)) {
            inside++;
            return;
        }
        outside++;
        if (sipNs < lastDateFromNs || sipNs >= lastDateToNs) {
            changeDate(sipNs);
        }
        outsideOfLastDate++;
    }

    /**
     * Ends the current file and records a problem if its rows are not of the session.
     *
     * @return whether the file is of the session
     */
    boolean end(Path file) {
        long rows = inside + outside;
        boolean wrong = rows > 0 && (inside == 0 || inside < minShare * rows);
        if (wrong) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%s is not of %s: %,d of its %,d rows of %s lie in that session; most others are of %s",
                    file,
                    session.date(),
                    inside,
                    rows,
                    symbols,
                    mostFrequentDate()));
        }
        inside = 0;
        outside = 0;
        outsideByDate.clear();
        outsideOfLastDate = 0;
        return !wrong;
    }

    /** Records a problem if {@code files} held no row of any wanted instrument, good or bad. */
    void requireRows(List<Path> files, long rows) {
        if (rows == 0 && !files.isEmpty()) {
            problems.add(files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ": no row of " + symbols
                    + "; expected rows of " + session.date());
        }
    }

    /** Records a problem of another kind, reported together with those of the dates. */
    void add(String problem) {
        problems.add(problem);
    }

    boolean areRight() {
        return problems.isEmpty();
    }

    /**
     * Throws if any problem was recorded.
     *
     * @throws WrongDateException with all problems
     */
    void throwIfWrong() throws WrongDateException {
        if (!problems.isEmpty()) {
            throw new WrongDateException(problems);
        }
    }

    private void changeDate(long sipNs) {
        keepLastDate();
        lastDate = dateOf(sipNs);
        lastDateFromNs = midnightNs(lastDate);
        lastDateToNs = midnightNs(lastDate.plusDays(1));
    }

    private void keepLastDate() {
        if (outsideOfLastDate > 0) {
            outsideByDate.merge(lastDate, outsideOfLastDate, Long::sum);
            outsideOfLastDate = 0;
        }
    }

    private LocalDate mostFrequentDate() {
        keepLastDate();
        return outsideByDate.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static long midnightNs(LocalDate date) {
        return date.atStartOfDay(NEW_YORK).toEpochSecond() * 1_000_000_000L;
    }
}
