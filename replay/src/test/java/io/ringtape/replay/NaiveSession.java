package io.ringtape.replay;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.market.TradingSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Computes the regular session of one symbol in exact decimals from the files' SIP times, without any part of the
 * engine.
 */
final class NaiveSession {
    /** Conditions that exclude the price, from the tape's table for regular hours. */
    private static final Set<Integer> NO_PRICE =
            Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 35, 37, 38, 52, 53);

    private static final Set<Integer> NO_VWAP =
            Set.of(2, 5, 7, 10, 12, 13, 15, 16, 20, 21, 22, 29, 32, 33, 35, 38, 52, 53);
    private static final Set<Integer> NO_VOLUME = Set.of(15, 16, 22, 38);

    /** Crosses and auctions, which have no aggressor, in addition to conditions that exclude VWAP. */
    private static final Set<Integer> NO_DELTA = Set.of(8, 9, 17, 18, 19, 25, 28, 55);

    private static final Set<Integer> NO_QUOTE = Set.of(14, 15, 19, 20, 43);
    private static final BigDecimal ROUND_LOT = BigDecimal.valueOf(40);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    BigDecimal high;
    BigDecimal low;
    BigDecimal last;
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal cvd = BigDecimal.ZERO;

    /** Closes of the prior session's minutes, from the history. */
    private final List<Double> priorCloses = new ArrayList<>();

    /** The last price of each minute that has one, by the start of the minute. */
    private final NavigableMap<Long, Double> closes = new TreeMap<>();

    private BigDecimal weight = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO;
    private BigDecimal squared = BigDecimal.ZERO;
    private FileRow quote;
    private BigDecimal lastSigned;
    private int tick;

    /** A row of the trades (kind 1) or of the quotes (kind 0). {@code first} is of the trade or of the bid. */
    private record FileRow(
            long sipNs, int kind, long sequence, PricedSize first, PricedSize askOrNull, Set<Integer> conditions) {
        BigDecimal price() {
            return first.price;
        }

        BigDecimal size() {
            return first.size;
        }
    }

    private record PricedSize(BigDecimal price, BigDecimal size) {
        static PricedSize of(List<String> row, int price, int size) {
            return new PricedSize(number(row, price), number(row, size));
        }

        boolean isUsable() {
            return price.signum() > 0 && size.compareTo(ROUND_LOT) >= 0;
        }
    }

    /** Reads the three files. {@code prior} is the session before, with which the history ends. */
    static Map<String, NaiveSession> read(
            Path trades, Path quotes, Path bars, TradingSession session, TradingSession prior) throws IOException {
        Map<String, List<FileRow>> day = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (List<String> row : rows(trades)) {
            long sipNs = Long.parseLong(row.get(8));
            int correction = row.get(2).isEmpty() ? 0 : Integer.parseInt(row.get(2));
            boolean record = correction >= 10 && correction <= 12;
            String identity = row.get(0) + "/" + row.get(7) + "/" + row.get(11) + "/" + row.get(5);
            if (session.isRegular(sipNs) && !record && seen.add(identity)) {
                add(
                        day,
                        row,
                        new FileRow(
                                sipNs,
                                1,
                                Long.parseLong(row.get(7)),
                                PricedSize.of(row, 6, 9),
                                null,
                                saleConditions(row)));
            }
        }
        for (List<String> row : rows(quotes)) {
            add(
                    day,
                    row,
                    new FileRow(
                            Long.parseLong(row.get(11)),
                            0,
                            Long.parseLong(row.get(10)),
                            PricedSize.of(row, 5, 6),
                            PricedSize.of(row, 2, 3),
                            codes(row, 7)));
        }
        Map<String, NaiveSession> sessions = new TreeMap<>();
        for (List<String> row : rows(bars)) {
            if (prior.isRegular(Long.parseLong(row.get(6)))) {
                sessions.computeIfAbsent(row.get(0), key -> new NaiveSession())
                        .priorCloses
                        .add(Double.parseDouble(row.get(3)));
            }
        }
        Comparator<FileRow> order = Comparator.comparingLong(FileRow::sipNs)
                .thenComparingInt(FileRow::kind)
                .thenComparingLong(FileRow::sequence);
        sessions.forEach((symbol, naive) ->
                day.get(symbol).stream().sorted(order).forEach(next -> naive.take(next, session.openNs())));
        return sessions;
    }

    private static void add(Map<String, List<FileRow>> day, List<String> row, FileRow next) {
        day.computeIfAbsent(row.get(0), key -> new ArrayList<>()).add(next);
    }

    private void take(FileRow next, long openNs) {
        if (next.kind == 0) {
            quote = next;
            return;
        }
        if (allows(next, NO_VOLUME)) {
            volume = volume.add(next.size());
        }
        if (allows(next, NO_PRICE)) {
            high = high == null ? next.price() : high.max(next.price());
            low = low == null ? next.price() : low.min(next.price());
            last = next.price();
            closes.put(
                    next.sipNs - (next.sipNs - openNs) % MINUTE_NS, next.price().doubleValue());
        }
        if (allows(next, NO_VWAP)) {
            weight = weight.add(next.size());
            weighted = weighted.add(next.price().multiply(next.size()));
            squared = squared.add(next.price().multiply(next.price()).multiply(next.size()));
        }
        if (allows(next, NO_VWAP) && allows(next, NO_DELTA)) {
            cvd = cvd.add(next.size().multiply(BigDecimal.valueOf(side(next.price()))));
        }
    }

    private static boolean allows(FileRow next, Set<Integer> forbidding) {
        return next.conditions.stream().noneMatch(forbidding::contains);
    }

    /**
     * Returns the side by Lee and Ready: compared with the mid of the current quote; at the mid or without a quote,
     * with the last different price.
     */
    private int side(BigDecimal price) {
        if (lastSigned != null && price.compareTo(lastSigned) != 0) {
            tick = price.compareTo(lastSigned);
        }
        lastSigned = price;
        if (quote == null || !isUsable(quote)) {
            return tick;
        }
        int byQuote = price.add(price).compareTo(quote.price().add(quote.askOrNull.price));
        return byQuote == 0 ? tick : byQuote;
    }

    private static boolean isUsable(FileRow quote) {
        return allows(quote, NO_QUOTE)
                && quote.first.isUsable()
                && quote.askOrNull.isUsable()
                && quote.price().compareTo(quote.askOrNull.price) <= 0;
    }

    double vwap() {
        return weighted.divide(weight, MathContext.DECIMAL128).doubleValue();
    }

    double sigma() {
        BigDecimal mean = weighted.divide(weight, MathContext.DECIMAL128);
        BigDecimal variance = squared.divide(weight, MathContext.DECIMAL128).subtract(mean.multiply(mean));
        return variance.sqrt(MathContext.DECIMAL128).doubleValue();
    }

    /** Returns the EMA of the closes of the prior session and today, seeded by the mean of the first. */
    double ema(int length) {
        List<Double> chain = new ArrayList<>(priorCloses);
        chain.addAll(closes.values());
        double mean = chain.subList(0, length).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        for (double close : chain.subList(length, chain.size())) {
            mean = (2 * close + (length - 1) * mean) / (length + 1);
        }
        return mean;
    }

    /** Returns the last price of each minute of today. */
    List<Double> closes() {
        return List.copyOf(closes.values());
    }

    private static BigDecimal number(List<String> row, int column) {
        return row.get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(column));
    }

    /** Returns the conditions of a trade, with that of one sold out of sequence if its report came late. */
    private static Set<Integer> saleConditions(List<String> row) {
        Set<Integer> ids = codes(row, 1);
        boolean offExchange = row.get(3).equals("4");
        if (offExchange && Long.parseLong(row.get(8)) - Long.parseLong(row.get(5)) > 10_000_000_000L) {
            ids.add(32);
        }
        return ids;
    }

    private static Set<Integer> codes(List<String> row, int column) {
        Set<Integer> ids = new HashSet<>();
        for (String id : row.get(column).split(" ")) {
            if (!id.isEmpty()) {
                ids.add(Integer.parseInt(id));
            }
        }
        return ids;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(NaiveSession::split).toList();
        }
    }

    /** Returns the columns of a line. The commas of a quoted list of codes become blanks. */
    private static List<String> split(String line) {
        String unquoted = QUOTED.matcher(line).replaceAll(list -> list.group(1).replace(',', ' '));
        return List.of(unquoted.split(",", -1));
    }
}
