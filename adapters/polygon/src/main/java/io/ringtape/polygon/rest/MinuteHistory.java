package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonParser;
import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.ReadProgress;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Fetches minute bars of earlier sessions, not adjusted for splits, as the feed showed them. Keeps them in a folder, so
 * that the next start fetches nothing. Whatever the source, the reader of flat files judges the bars. For one thread,
 * which may be interrupted.
 */
public final class MinuteHistory {
    private static final int PAGE_ROWS = 50_000;

    private final RestClient client;
    private final MinuteBarCache cache;

    /** Bars that are read once and not kept: of a date that is not over, or of pages that did not come to their end. */
    private final MinuteBarCache unfinished;

    private final LongSupplier epochNs;

    /**
     * Fetches by {@code client}.
     *
     * @param cacheFolder where bars are kept, one file a symbol and date; created when needed
     * @param epochNs the clock that says which date is today: a date is kept when it is over in New York
     */
    public MinuteHistory(RestClient client, Path cacheFolder, LongSupplier epochNs) {
        this.client = client;
        cache = new MinuteBarCache(cacheFolder);
        unfinished = new MinuteBarCache(cacheFolder.resolve("unfinished"));
        this.epochNs = epochNs;
    }

    /**
     * Returns the bars of the instruments on {@code dates}. A date without a bar is noted, and asked for again at the
     * next start.
     *
     * @param dates the trading dates before the session; later ones are left out, because the engine would look ahead
     * @param session the session to warm up for
     * @param settings the feed's delay and the allowed share of bad bars
     * @throws RestException when a page cannot be had
     */
    public MinuteBarHistory fetch(
            List<Instrument> instruments, List<LocalDate> dates, TradingSession session, MarketDataSettings settings)
            throws IOException, InterruptedException {
        Set<LocalDate> wanted = new TreeSet<>(dates);
        wanted.removeIf(date -> !date.isBefore(session.date()));
        List<Path> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try {
            for (Instrument instrument : instruments) {
                complete(instrument.symbol(), wanted, notes);
                addFiles(instrument.symbol(), wanted, files, notes);
            }
            MinuteBarHistory read =
                    MinuteBarFiles.read(files, instruments, session, wanted::contains, settings, ReadProgress.NONE);
            notes.addAll(read.notes());
            return new MinuteBarHistory(
                    read.bars(), read.badRows(), read.badRowReasons(), read.badRowMessages(), notes);
        } finally {
            for (Instrument instrument : instruments) {
                for (LocalDate date : wanted) {
                    unfinished.remove(instrument.symbol(), date);
                }
            }
        }
    }

    private void addFiles(String symbol, Set<LocalDate> wanted, List<Path> files, List<String> notes) {
        for (LocalDate date : wanted) {
            if (cache.has(symbol, date)) {
                files.add(cache.file(symbol, date));
            } else if (unfinished.has(symbol, date)) {
                files.add(unfinished.file(symbol, date));
            } else {
                notes.add("no minute bars of " + symbol + " on " + date);
            }
        }
    }

    /** Fetches the bars of the symbol that the cache lacks, from the first such date to the last, in one go. */
    private void complete(String symbol, Set<LocalDate> wanted, List<String> notes)
            throws IOException, InterruptedException {
        TreeMap<LocalDate, List<String>> lacking = new TreeMap<>();
        for (LocalDate date : wanted) {
            unfinished.remove(symbol, date);
            if (!cache.has(symbol, date)) {
                lacking.put(date, new ArrayList<>());
            }
        }
        if (lacking.isEmpty()) {
            return;
        }
        String path = "/v2/aggs/ticker/" + URLEncoder.encode(symbol, StandardCharsets.UTF_8) + "/range/1/minute/"
                + lacking.firstKey() + "/" + lacking.lastKey() + "?adjusted=false&sort=asc&limit=" + PAGE_ROWS;
        Fetch fetch = new Fetch(symbol, lacking);
        PageEnd end = client.readAll(path, page -> fetch.delayed |= page.isDelayed(), fetch::take);
        fetch.note(symbol, end, notes);
        LocalDate today = MinuteBarCache.dateOf(epochNs.getAsLong());
        for (Map.Entry<LocalDate, List<String>> day : lacking.entrySet()) {
            boolean isFinished = end == PageEnd.LAST_PAGE && day.getKey().isBefore(today);
            if (!day.getValue().isEmpty()) {
                (isFinished ? cache : unfinished).write(symbol, day.getKey(), day.getValue());
            }
        }
    }

    /** The lines of one symbol, by date. */
    private static final class Fetch {
        private final BarLine row;
        private final Map<LocalDate, List<String>> lines;
        private long withoutTime;
        private boolean delayed;

        Fetch(String symbol, Map<LocalDate, List<String>> lines) {
            row = new BarLine(symbol);
            this.lines = lines;
        }

        void take(JsonParser parser) throws IOException {
            row.read(parser);
            long startNs = row.startNs();
            if (startNs == Missing.LONG) {
                withoutTime++;
                return;
            }
            List<String> day = lines.get(MinuteBarCache.dateOf(startNs));
            if (day != null) {
                day.add(row.line());
            }
        }

        void note(String symbol, PageEnd end, List<String> notes) {
            if (end == PageEnd.EMPTY_PAGE) {
                notes.add("minute bars of " + symbol + " may be missing: an empty page names a next one");
            } else if (end == PageEnd.REPEATED_PAGE) {
                notes.add("minute bars of " + symbol + " may be missing: a page is named twice");
            }
            if (withoutTime > 0) {
                notes.add(withoutTime + " minute bars of " + symbol + " have no usable time and are left out");
            }
            if (delayed) {
                notes.add("minute bars of " + symbol + " are delayed, by the plan of the key");
            }
        }
    }
}
