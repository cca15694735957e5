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
 * Whether files are of the session's date: how many wanted rows of each lie in the session, and on which dates in New
 * York the others. Some rows may be of the evening before; a file with too few of the session is a wrong file.
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

    /** The dates of files about that session, of which at least that share of the wanted rows must lie in it. */
    FileDates(TradingSession session, double minShare, List<Instrument> wanted) {
        this.session = session;
        this.minShare = minShare;
        symbols = wanted.stream().map(Instrument::symbol).collect(Collectors.joining(","));
    }

    /** The date in New York at that instant. */
    static LocalDate dateOf(long epochNs) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(0, epochNs), NEW_YORK);
    }

    /** The file being read has a wanted row of that SIP time. */
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
     * The file is at its end: notes a problem if its rows are not of the session.
     *
     * @return whether they are
     */
    boolean end(Path file) {
        long rows = inside + outside;
        boolean wrong = rows > 0 && (inside == 0 || inside < minShare * rows);
        if (wrong) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%s is not of %s: %,d of its %,d rows of %s lie in that session, most of the others are of %s",
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

    /** Notes a problem if those files held no row of the wanted instruments, good or bad. */
    void requireRows(List<Path> files, long rows) {
        if (rows == 0 && !files.isEmpty()) {
            problems.add(files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ": no row of " + symbols
                    + ", wanted those of " + session.date());
        }
    }

    /** Notes another problem, to be said beside those of the dates. */
    void add(String problem) {
        problems.add(problem);
    }

    /** Whether no problem was noted. */
    boolean areRight() {
        return problems.isEmpty();
    }

    /**
     * Ends the reading if a problem was noted.
     *
     * @throws WrongDateException with all of them
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
