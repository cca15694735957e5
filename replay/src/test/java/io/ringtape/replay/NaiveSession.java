package io.ringtape.replay;

import io.ringtape.market.TradingSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The regular session of one symbol by exact decimal arithmetic from a trades file, and nothing of the engine. */
final class NaiveSession {
    /** Conditions that forbid the price, from the table of the tape in regular hours. */
    private static final Set<Integer> NO_PRICE =
            Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 35, 37, 38, 52, 53);

    private static final Set<Integer> NO_VWAP =
            Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 35, 38, 52, 53);
    private static final Set<Integer> NO_VOLUME = Set.of(15, 16, 22, 38);

    BigDecimal high;
    BigDecimal low;
    BigDecimal last;
    BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal weight = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO;
    private BigDecimal squared = BigDecimal.ZERO;

    private record Print(long sipNs, long sequence, BigDecimal price, BigDecimal size, Set<Integer> conditions) {}

    static Map<String, NaiveSession> read(Path trades, TradingSession session) throws IOException {
        Map<String, NaiveSession> sessions = new TreeMap<>();
        Map<String, List<Print>> prints = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(trades)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> row = split(line);
                long sipNs = Long.parseLong(row.get(8));
                int correction = row.get(2).isEmpty() ? 0 : Integer.parseInt(row.get(2));
                boolean record = correction >= 10 && correction <= 12;
                if (session.isRegular(sipNs)
                        && !record
                        && seen.add(row.get(0) + "/" + row.get(7) + "/" + row.get(11) + "/" + row.get(5))) {
                    prints.computeIfAbsent(row.get(0), key -> new java.util.ArrayList<>())
                            .add(new Print(
                                    sipNs,
                                    Long.parseLong(row.get(7)),
                                    new BigDecimal(row.get(6)),
                                    new BigDecimal(row.get(9)),
                                    conditions(row.get(1))));
                }
            }
        }
        prints.forEach((symbol, list) -> {
            NaiveSession naive = new NaiveSession();
            list.stream()
                    .sorted(Comparator.comparingLong(Print::sipNs).thenComparingLong(Print::sequence))
                    .forEach(naive::take);
            sessions.put(symbol, naive);
        });
        return sessions;
    }

    private void take(Print print) {
        if (print.conditions.stream().noneMatch(NO_VOLUME::contains)) {
            volume = volume.add(print.size);
        }
        if (print.conditions.stream().noneMatch(NO_PRICE::contains)) {
            high = high == null ? print.price : high.max(print.price);
            low = low == null ? print.price : low.min(print.price);
            last = print.price;
        }
        if (print.conditions.stream().noneMatch(NO_VWAP::contains)) {
            weight = weight.add(print.size);
            weighted = weighted.add(print.price.multiply(print.size));
            squared = squared.add(print.price.multiply(print.price).multiply(print.size));
        }
    }

    double vwap() {
        return weighted.divide(weight, MathContext.DECIMAL128).doubleValue();
    }

    double sigma() {
        BigDecimal mean = weighted.divide(weight, MathContext.DECIMAL128);
        BigDecimal variance = squared.divide(weight, MathContext.DECIMAL128).subtract(mean.multiply(mean));
        return variance.sqrt(MathContext.DECIMAL128).doubleValue();
    }

    private static Set<Integer> conditions(String text) {
        Set<Integer> ids = new HashSet<>();
        for (String id : text.split(",")) {
            if (!id.isEmpty()) {
                ids.add(Integer.parseInt(id));
            }
        }
        return ids;
    }

    private static List<String> split(String line) {
        List<String> fields = new java.util.ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
