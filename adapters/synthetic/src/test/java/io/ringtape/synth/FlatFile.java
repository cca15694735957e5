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
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the flat files in the plainest way. */
final class FlatFile {
    private FlatFile() {}

    /** A row of the trades file. */
    record TradeRow(
            String symbol,
            Set<Integer> conditions,
            int correction,
            int exchange,
            String id,
            long participantNs,
            double price,
            long sequence,
            long sipNs,
            double size,
            int tape,
            int trfId,
            long trfNs,
            String line) {
        /** Whether it forms prices in regular hours. */
        boolean formsPrice() {
            return correction < 10
                    && conditions.stream()
                            .noneMatch(
                                    Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 37, 52, 53)::contains);
        }

        /** Whether its price is the market's. */
        boolean formsVwap() {
            return countsForVolume()
                    && conditions.stream()
                            .noneMatch(Set.of(2, 5, 7, 10, 12, 13, 20, 21, 22, 29, 32, 33, 35, 52, 53)::contains);
        }

        /** Whether it has an aggressor. */
        boolean formsDelta() {
            return formsVwap() && conditions.stream().noneMatch(Set.of(8, 9, 17, 18, 19, 25, 28)::contains);
        }

        /** Whether its size counts. */
        boolean countsForVolume() {
            return correction < 10 && conditions.stream().noneMatch(Set.of(15, 16, 38)::contains);
        }
    }

    /** A row of the quotes file. */
    record QuoteRow(
            String symbol,
            double ask,
            long askSize,
            double bid,
            long bidSize,
            Set<Integer> conditions,
            long participantNs,
            long sequence,
            long sipNs) {
        /** Whether it is a usable NBBO. */
        boolean isUsable() {
            return bid > 0 && ask > bid;
        }
    }

    /** A row of the bars file. */
    record BarRow(
            String symbol,
            double volume,
            double open,
            double close,
            double high,
            double low,
            long startNs,
            long trades) {}

    static String header(Path file) {
        return lines(file).get(0);
    }

    static List<TradeRow> trades(Path file) {
        return lines(file).stream()
                .skip(1)
                .map(line -> {
                    List<String> c = columns(line);
                    return new TradeRow(
                            c.get(0),
                            codes(c.get(1)),
                            Integer.parseInt(c.get(2)),
                            Integer.parseInt(c.get(3)),
                            c.get(4),
                            Long.parseLong(c.get(5)),
                            Double.parseDouble(c.get(6)),
                            Long.parseLong(c.get(7)),
                            Long.parseLong(c.get(8)),
                            Double.parseDouble(c.get(9)),
                            Integer.parseInt(c.get(10)),
                            Integer.parseInt(c.get(11)),
                            Long.parseLong(c.get(12)),
                            line);
                })
                .toList();
    }

    static List<QuoteRow> quotes(Path file) {
        return lines(file).stream()
                .skip(1)
                .map(line -> {
                    List<String> c = columns(line);
                    return new QuoteRow(
                            c.get(0),
                            Double.parseDouble(c.get(2)),
                            Long.parseLong(c.get(3)),
                            Double.parseDouble(c.get(5)),
                            Long.parseLong(c.get(6)),
                            codes(c.get(7)),
                            Long.parseLong(c.get(9)),
                            Long.parseLong(c.get(10)),
                            Long.parseLong(c.get(11)));
                })
                .toList();
    }

    static List<BarRow> bars(Path file) {
        return lines(file).stream()
                .skip(1)
                .map(line -> {
                    List<String> c = columns(line);
                    return new BarRow(
                            c.get(0),
                            Double.parseDouble(c.get(1)),
                            Double.parseDouble(c.get(2)),
                            Double.parseDouble(c.get(3)),
                            Double.parseDouble(c.get(4)),
                            Double.parseDouble(c.get(5)),
                            Long.parseLong(c.get(6)),
                            Long.parseLong(c.get(7)));
                })
                .toList();
    }

    /** Returns the rows of each symbol in the order of the file. */
    static <T> Map<String, List<T>> bySymbol(List<T> rows, java.util.function.Function<T, String> symbol) {
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
