package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import io.ringtape.market.MissingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads each file once, passes rows of wanted instruments to a {@link RowReader}, and tracks bad rows and progress.
 * Skips other instruments by their ticker without parsing the rest of the row.
 */
final class FlatFileReader {
    private static final long PROGRESS_STEP = 1024 * 1024;

    private final InstrumentTable symbols;
    private final BadRows badRows;
    private final ReadProgress progress;
    private final MissingColumns missingColumns;
    private final List<String> notes = new ArrayList<>();
    private final long totalBytes;
    private long finishedBytes;
    private long nextProgress = PROGRESS_STEP;

    /** Prepares to read {@code files}, whose sizes make the total for progress. */
    FlatFileReader(
            List<Path> files,
            List<Instrument> instruments,
            MissingColumns missingColumns,
            BadRows badRows,
            ReadProgress progress)
            throws FlatFileException {
        this.missingColumns = missingColumns;
        this.symbols = new InstrumentTable(instruments);
        this.badRows = badRows;
        this.progress = progress;
        this.totalBytes = totalBytes(files);
    }

    /**
     * Reads one file. The final check for too many bad rows is left to {@link #judgeBadRows}.
     *
     * @return rows of wanted instruments, good or bad
     * @throws FlatFileException when the file cannot be read, is damaged, lacks a column, or exceeds the bad rows early
     *     on
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
     * Checks the share of bad rows in the file just read.
     *
     * @throws BadRowShareException when there are too many
     */
    void judgeBadRows() throws BadRowShareException {
        badRows.end();
    }

    /** Returns what the files read lack, each with its file. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Reports full progress. */
    void finish() {
        progress.onRead(totalBytes, totalBytes);
    }

    /**
     * Reads a file's lines. If a compressed file fails for its content, reads on to its checksum, because damage
     * explains more than bad rows do.
     */
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
        noteMissing(file, header, reader.layout());
        int tickerPlace = header.placeOf(Column.TICKER);
        CsvRow row = new CsvRow(header);
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

    private void noteMissing(Path file, Header header, Layout layout) throws FlatFileException {
        for (Map.Entry<Column, String> missed : layout.missed().entrySet()) {
            if (header.has(missed.getKey()) || missingColumns == MissingColumns.ACCEPT) {
                continue;
            }
            String lack = file + ": no column " + missed.getKey().label() + ", " + missed.getValue();
            if (missingColumns == MissingColumns.REFUSE) {
                throw new FlatFileException(lack + "; marketData.missingColumns is refuse");
            }
            notes.add(lack);
        }
    }

    private void takeRow(Lines lines, CsvRow row, Instrument instrument, RowReader reader) throws IOException {
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
                    wrong.add(file + " is not readable");
                } else if (size == 0) {
                    wrong.add(file + " is empty");
                }
            } catch (IOException e) {
                wrong.add(file + " does not exist");
            }
        }
        if (!wrong.isEmpty()) {
            throw new FlatFileException(String.join("; ", wrong));
        }
        return total;
    }

    /** The position of the ticker within a line. */
    private static final class Ticker {
        private int from;
        private int to;

        /**
         * Returns false if the line has too few fields, or if an opening quote before or in the ticker is not closed.
         */
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

        /**
         * Returns the end of the field, or {@code end + 1} if its quote is not closed right before a comma or the end
         * of the line.
         */
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
