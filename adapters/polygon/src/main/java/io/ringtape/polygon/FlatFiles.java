package io.ringtape.polygon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the vendor's daily files of trades and quotes into one stream in tape order.
 *
 * <p>The vendor sorts its files by ticker and then by time, with trades and quotes apart. Each file is read once,
 * whatever its order. Wanted rows are encoded in memory, one chunk at a time; full chunks are spilled as sorted runs,
 * which the stream merges. Heap use stays below 100 MB whatever the size of the files.
 *
 * <p>Files may be gzip or plain. Columns are found by name, in any order and spelling. Instants may be in nano-, micro-
 * or milliseconds; the unit is inferred from the magnitude.
 */
public final class FlatFiles {
    static final int CHUNK_BYTES = 32 * 1024 * 1024;

    private FlatFiles() {}

    /**
     * Reads and sorts all files. The returned stream only merges.
     *
     * @throws WrongDateException when files are of another date or hold no row of an instrument
     * @throws FlatFileException when a file is missing, damaged, lacks a column or has too many bad rows
     * @throws IllegalArgumentException when two instruments have the same symbol
     */
    public static FlatFileStream open(FlatFileRequest request, ReadProgress progress) throws IOException {
        FlatFileStream stream = open(request, progress, CHUNK_BYTES);
        List<Path> files = new ArrayList<>(request.trades());
        files.addAll(request.quotes());
        String named = files.stream().map(Path::toString).collect(Collectors.joining(", "));
        List<String> absent = request.instruments().stream()
                .filter(instrument -> !stream.hasTrades(instrument) && !stream.hasQuotes(instrument))
                .map(instrument -> named + ": no row of " + instrument.symbol() + ", one of the run's symbols")
                .toList();
        if (!absent.isEmpty()) {
            stream.close();
            throw new WrongDateException(absent);
        }
        return stream;
    }

    /** Like {@link #open(FlatFileRequest, ReadProgress)}, but allows instruments without rows. */
    static FlatFileStream open(FlatFileRequest request, ReadProgress progress, int chunkBytes) throws IOException {
        List<Path> files = new ArrayList<>(request.quotes());
        files.addAll(request.trades());
        BadRows badRows = new BadRows(request.settings().maxBadRowShare());
        FlatFileReader reader = new FlatFileReader(
                files, request.instruments(), request.settings().missingColumns(), badRows, progress);
        FileDates dates =
                new FileDates(request.session(), request.settings().minSessionRowShare(), request.instruments());
        SessionRows session = new SessionRows(request.session(), request.settings(), dates);
        try (RecordSorter sorter = new RecordSorter(chunkBytes, request.spillFolder())) {
            QuoteRows quotes = new QuoteRows(session, sorter);
            TradeRows trades = new TradeRows(session, sorter);
            readAll(request.quotes(), reader, quotes, dates);
            readAll(request.trades(), reader, trades, dates);
            dates.throwIfWrong();
            reader.finish();
            return new FlatFileStream(sorter.finish(), trades, quotes, badRows, reader.notes());
        }
    }

    /** Reads files of one kind. Collects problems with dates, so that all of them are reported at once. */
    private static void readAll(List<Path> files, FlatFileReader reader, RowReader rows, FileDates dates)
            throws IOException {
        long wanted = 0;
        for (Path file : files) {
            try {
                wanted += reader.read(file, rows);
                if (dates.end(file)) {
                    reader.judgeBadRows();
                }
            } catch (FlatFileException e) {
                if (dates.areRight()) {
                    throw e;
                }
                dates.add(e.getMessage());
                dates.throwIfWrong();
            }
        }
        dates.requireRows(files, wanted);
    }
}
