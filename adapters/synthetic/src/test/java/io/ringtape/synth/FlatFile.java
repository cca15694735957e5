package io.ringtape.synth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the flat files in the plainest way. */
final class FlatFile {
    private FlatFile() {}

    /** A row of the trades file. */
    record CsvTrade(String line, List<String> columns) {
        String symbol() {
            return columns.get(0);
        }

        Set<Integer> conditions() {
            return codes(columns.get(1));
        }

        int correction() {
            return Integer.parseInt(columns.get(2));
        }

        int exchange() {
            return Integer.parseInt(columns.get(3));
        }

        String id() {
            return columns.get(4);
        }

        long participantNs() {
            return Long.parseLong(columns.get(5));
        }

        double price() {
            return Double.parseDouble(columns.get(6));
        }

        long sequence() {
            return Long.parseLong(columns.get(7));
        }

        long sipNs() {
            return Long.parseLong(columns.get(8));
        }

        double size() {
            return Double.parseDouble(columns.get(9));
        }

        int trfId() {
            return Integer.parseInt(columns.get(11));
        }

        long trfNs() {
            return Long.parseLong(columns.get(12));
        }

        /** Whether it forms prices in regular hours. */
        boolean formsPrice() {
            return correction() < 10
                    && conditions().stream()
                            .noneMatch(
                                    Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 37, 52, 53)::contains);
        }

        /** Whether its price is the market's. */
        boolean formsVwap() {
            return countsForVolume()
                    && conditions().stream()
                            .noneMatch(Set.of(2, 5, 7, 10, 12, 13, 20, 21, 22, 29, 32, 33, 35, 52, 53)::contains);
        }

        /** Whether it has an aggressor. */
        boolean formsDelta() {
            return formsVwap() && conditions().stream().noneMatch(Set.of(8, 9, 17, 18, 19, 25, 28)::contains);
        }

        /** Whether its size counts. */
        boolean countsForVolume() {
            return correction() < 10 && conditions().stream().noneMatch(Set.of(15, 16, 38)::contains);
        }
    }

    /** A row of the quotes file. */
    record CsvQuote(List<String> columns) {
        String symbol() {
            return columns.get(0);
        }

        double ask() {
            return Double.parseDouble(columns.get(2));
        }

        long askSize() {
            return Long.parseLong(columns.get(3));
        }

        double bid() {
            return Double.parseDouble(columns.get(5));
        }

        long bidSize() {
            return Long.parseLong(columns.get(6));
        }

        Set<Integer> conditions() {
            return codes(columns.get(7));
        }

        long participantNs() {
            return Long.parseLong(columns.get(9));
        }

        long sequence() {
            return Long.parseLong(columns.get(10));
        }

        long sipNs() {
            return Long.parseLong(columns.get(11));
        }

        /** Whether it is a usable NBBO. */
        boolean isUsable() {
            return bid() > 0 && ask() > bid();
        }
    }

    /** A row of the bars file. */
    record CsvBar(List<String> columns) {
        String symbol() {
            return columns.get(0);
        }

        double volume() {
            return Double.parseDouble(columns.get(1));
        }

        double open() {
            return Double.parseDouble(columns.get(2));
        }

        double close() {
            return Double.parseDouble(columns.get(3));
        }

        double high() {
            return Double.parseDouble(columns.get(4));
        }

        double low() {
            return Double.parseDouble(columns.get(5));
        }

        long startNs() {
            return Long.parseLong(columns.get(6));
        }
    }

    static String header(Path file) {
        return lines(file).get(0);
    }

    static List<CsvTrade> trades(Path file) {
        return rows(file).map(line -> new CsvTrade(line, columns(line))).toList();
    }

    static List<CsvQuote> quotes(Path file) {
        return rows(file).map(line -> new CsvQuote(columns(line))).toList();
    }

    static List<CsvBar> bars(Path file) {
        return rows(file).map(line -> new CsvBar(columns(line))).toList();
    }

    private static Stream<String> rows(Path file) {
        return lines(file).stream().skip(1);
    }

    /** Returns the rows of each symbol in the order of the file. */
    static <T> Map<String, List<T>> bySymbol(List<T> rows, Function<T, String> symbol) {
        return rows.stream().collect(Collectors.groupingBy(symbol, TreeMap::new, Collectors.toList()));
    }

    static List<String> lines(Path file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Set<Integer> codes(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(14);
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
