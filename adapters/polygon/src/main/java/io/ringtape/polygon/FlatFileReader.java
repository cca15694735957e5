package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through files once, hands the rows of wanted instruments to their reader, and keeps the account of bad rows and
 * of progress. Rows of other instruments are known by their ticker alone and not looked at.
 */
final class FlatFileReader {
    private static final long PROGRESS_STEP = 1024 * 1024;

    private final Symbols symbols;
    private final BadRows badRows;
    private final ReadProgress progress;
    private final long totalBytes;
    private long finishedBytes;
    private long nextProgress = PROGRESS_STEP;

    /** Sets out to read all those files. */
    FlatFileReader(List<Path> files, List<Instrument> instruments, BadRows badRows, ReadProgress progress)
            throws FlatFileException {
        this.symbols = new Symbols(instruments);
        this.badRows = badRows;
        this.progress = progress;
        this.totalBytes = totalBytes(files);
    }

    /**
     * Reads one of the files; whether its bad rows are too many is {@link #judgeBadRows judged} at the end.
     *
     * @return rows of wanted instruments, good or bad
     * @throws FlatFileException when it cannot be read, is damaged, lacks a column or soon has too many bad rows
     */
    long read(Path file, RowReader reader) throws IOException {
        FlatFileInput input = new FlatFileInput(file);
        badRows.begin(file);
        try (Lines lines = new Lines(file, new ReadAhead(input))) {
            readOn(file, lines, input, reader);
        }
        finishedBytes = Math.min(totalBytes, finishedBytes + input.bytesRead());
        return badRows.wantedOfFile();
    }

    /**
     * Judges the bad rows of the file that was read.
     *
     * @throws BadRowShareException when they are too many
     */
    void judgeBadRows() throws BadRowShareException {
        badRows.end();
    }

    /** Says that all is read. */
    void finish() {
        progress.onRead(totalBytes, totalBytes);
    }

    /** Of a compressed file that cannot be used the rest is read for its checksum: damage says more than its rows do. */
    private void readOn(Path file, Lines lines, FlatFileInput input, RowReader reader) throws IOException {
        try {
            readLines(file, lines, input, reader);
        } catch (DamagedFileException e) {
            throw e;
        } catch (FlatFileException e) {
            if (input.isGzip()) {
                lines.skipRest();
            }
            throw e;
        }
    }

    private void readLines(Path file, Lines lines, FlatFileInput input, RowReader reader) throws IOException {
        Header header = header(file, lines, reader.layout());
        int tickerPlace = header.placeOf(Column.TICKER);
        Row row = new Row(header);
        Ticker ticker = new Ticker();
        while (lines.next()) {
            if (lines.isEmpty()) {
                continue;
            }
            Instrument instrument = null;
            if (ticker.find(lines.bytes(), lines.start(), lines.end(), tickerPlace)) {
                instrument = symbols.find(lines.bytes(), ticker.from, ticker.to);
                if (instrument == null && ticker.from < ticker.to) {
                    report(lines.number(), input);
                    continue;
                }
            }
            takeRow(lines, row, instrument, reader);
            report(lines.number(), input);
        }
    }

    private void takeRow(Lines lines, Row row, Instrument instrument, RowReader reader) throws IOException {
        badRows.countWanted();
        row.split(lines.bytes(), lines.start(), lines.end());
        if (instrument == null) {
            row.fail(Fault.ABSENT, Column.TICKER);
        }
        if (row.isSound()) {
            reader.take(row, instrument);
        }
        if (!row.isSound()) {
            badRows.add(lines.number(), row);
        }
    }

    private void report(long line, FlatFileInput input) {
        if ((line & 1023) == 0) {
            long bytes = Math.min(totalBytes, finishedBytes + input.bytesRead());
            if (bytes >= nextProgress) {
                nextProgress = bytes + PROGRESS_STEP;
                progress.onRead(bytes, totalBytes);
            }
        }
    }

    private static Header header(Path file, Lines lines, Layout layout) throws IOException {
        while (lines.next()) {
            if (!lines.isEmpty()) {
                return Header.of(file, lines.text(), layout);
            }
        }
        throw new FlatFileException(file + " has no header");
    }

    private static long totalBytes(List<Path> files) throws FlatFileException {
        long total = 0;
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            try {
                long size = Files.size(file);
                total += size;
                if (!Files.isRegularFile(file)) {
                    wrong.add(file + " is not a file");
                } else if (!Files.isReadable(file)) {
                    wrong.add(file + " may not be read");
                } else if (size == 0) {
                    wrong.add(file + " is empty");
                }
            } catch (IOException e) {
                wrong.add(file + " cannot be found");
            }
        }
        if (!wrong.isEmpty()) {
            throw new FlatFileException(String.join("; ", wrong));
        }
        return total;
    }

    /** Where the ticker lies in a line. */
    private static final class Ticker {
        private int from;
        private int to;

        /** Answers false when the line has too few fields or a quote is not closed before the ticker ends. */
        boolean find(byte[] line, int start, int end, int place) {
            int at = start;
            for (int i = 0; i < place; i++) {
                at = fieldEnd(line, at, end) + 1;
                if (at > end) {
                    return false;
                }
            }
            int last = fieldEnd(line, at, end);
            if (last > end) {
                return false;
            }
            if (at < last && line[at] == '"') {
                at++;
                last--;
            }
            while (at < last && line[at] == ' ') {
                at++;
            }
            while (last > at && line[last - 1] == ' ') {
                last--;
            }
            from = at;
            to = last;
            return true;
        }

        /** Where the field ends; behind the line when its quote is not closed just before a comma or the end. */
        private static int fieldEnd(byte[] line, int from, int end) {
            int at = from;
            if (at < end && line[at] == '"') {
                do {
                    at = quote(line, at + 1, end) + 1;
                } while (at < end && line[at] == '"');
                return at < end && line[at] != ',' ? end + 1 : at;
            }
            while (at < end && line[at] != ',') {
                at++;
            }
            return at;
        }

        private static int quote(byte[] line, int from, int end) {
            int at = from;
            while (at < end && line[at] != '"') {
                at++;
            }
            return at;
        }
    }
}
