package io.ringtape.polygon.rest;

import static io.ringtape.event.Nanos.SECOND_NS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files of minute bars, one a symbol and date: compressed lines under the header of {@link BarLine}, which the reader of
 * flat files understands. A file appears whole or not at all. One that is damaged, of another symbol or date, or empty
 * is not sound and counts as absent.
 */
final class MinuteBarCache {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Path folder;

    MinuteBarCache(Path folder) {
        this.folder = folder;
    }

    /** Returns the date in New York at {@code epochNs}. */
    static LocalDate dateOf(long epochNs) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochNs / SECOND_NS, epochNs % SECOND_NS), NEW_YORK);
    }

    /** Returns the file of a symbol and date, whether it exists or not. */
    Path file(String symbol, LocalDate date) {
        return folder.resolve(URLEncoder.encode(symbol, StandardCharsets.UTF_8)).resolve(date + ".csv.gz");
    }

    /** Whether the cache has the bars of the symbol and date. */
    boolean has(String symbol, LocalDate date) {
        Path file = file(symbol, date);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return isSound(lines, symbol, date);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** Writes {@code lines} of a symbol and date, in place of what may be there. */
    void write(String symbol, LocalDate date, List<String> lines) throws IOException {
        Path file = file(symbol, date);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), date.toString(), ".part");
        try {
            try (Writer out =
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8)) {
                out.write(BarLine.HEADER + "\n");
                for (String line : lines) {
                    out.write(line + "\n");
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes the file of a symbol and date. */
    void remove(String symbol, LocalDate date) throws IOException {
        Files.deleteIfExists(file(symbol, date));
    }

    private static boolean isSound(BufferedReader lines, String symbol, LocalDate date) throws IOException {
        if (!BarLine.HEADER.equals(lines.readLine())) {
            return false;
        }
        boolean hasRows = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split(",", -1);
            boolean isOf = fields.length == BarLine.COLUMNS
                    && fields[0].equals(symbol)
                    && dateOf(Long.parseLong(fields[BarLine.START])).equals(date);
            if (!isOf) {
                return false;
            }
            hasRows = true;
        }
        return hasRows;
    }
}
