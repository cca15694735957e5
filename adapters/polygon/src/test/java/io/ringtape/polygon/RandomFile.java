package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A flat file as a vendor or a user's own script might write it: any order, spelling and line ending, and some bad
 * rows.
 */
final class RandomFile {
    private static final String[] SYMBOLS = {"SPY", "QQQ", "BRK.B", "SPYG", "SP", "A", "BRKB", "spy", "BApA"};
    private static final List<String> OPTIONAL = List.of(
            "correction",
            "exchange",
            "id",
            "participant_timestamp",
            "tape",
            "trf_id",
            "trf_timestamp",
            "indicators",
            "bid_exchange",
            "ask_exchange");

    private final Random random;
    private final boolean trades;
    private final double badShare;
    private final long unit;
    private final List<String> columns;

    private RandomFile(Random random, boolean trades, double badShare) {
        this.random = random;
        this.trades = trades;
        this.badShare = badShare;
        unit = new long[] {1, 1, 1_000, 1_000_000}[random.nextInt(4)];
        columns = new ArrayList<>(Arrays.asList((trades ? Days.TRADES_HEADER : Days.QUOTES_HEADER).split(",")));
        columns.removeIf(name -> OPTIONAL.contains(name) && random.nextInt(4) == 0);
        if (random.nextBoolean()) {
            columns.add(random.nextInt(columns.size()), "something_else");
            Collections.shuffle(columns, random);
        }
    }

    static String text(Random random, boolean trades, int rows, double badShare) {
        return new RandomFile(random, trades, badShare).text(rows);
    }

    private String text(int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row());
        }
        if (random.nextBoolean()) {
            rows.sort((a, b) -> {
                int order = a.get("ticker").compareTo(b.get("ticker"));
                return order != 0 ? order : a.get("sip_timestamp").compareTo(b.get("sip_timestamp"));
            });
        }
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "\uFEFF" : "");
        text.append(header()).append(end);
        for (Map<String, String> row : rows) {
            text.append(line(row)).append(end);
        }
        if (random.nextInt(3) == 0) {
            text.append(end);
        } else if (random.nextInt(3) == 0) {
            text.setLength(text.length() - end.length());
        }
        return text.toString();
    }

    private String header() {
        int spelling = random.nextInt(5);
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(spelled(column, spelling));
        }
        return String.join(",", names);
    }

    private String spelled(String column, int spelling) {
        String name = column.equals("ticker") ? new String[] {"ticker", "symbol", "sym"}[random.nextInt(3)] : column;
        return switch (spelling) {
            case 0 -> camel(name);
            case 1 -> name.toUpperCase(java.util.Locale.ROOT);
            case 2 -> '"' + name.replace('_', ' ') + '"';
            case 3 -> name.replace("_", "");
            default -> name;
        };
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return camel.toString();
    }

    private Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        for (String column : columns) {
            row.put(column, "");
        }
        row.put("ticker", SYMBOLS[random.nextInt(SYMBOLS.length)]);
        row.put("sip_timestamp", instant());
        row.put("participant_timestamp", random.nextInt(4) == 0 ? "" : instant());
        row.put("trf_timestamp", random.nextBoolean() ? "0" : instant());
        row.put("sequence_number", "" + random.nextInt(50));
        row.put("tape", "" + random.nextInt(4));
        row.put("something_else", random.nextBoolean() ? "" : "\"a,b\"");
        row.put("conditions", random.nextInt(8) == 0 ? haltCodes() : codes());
        for (String side : new String[] {"bid_", "ask_"}) {
            row.put(side + "exchange", "" + random.nextInt(20));
            row.put(side + "price", random.nextInt(10) == 0 ? "0" : decimal(random.nextInt(70_000), 4));
            row.put(side + "size", random.nextInt(10) == 0 ? "0" : decimal(random.nextInt(5_000), 0));
        }
        row.put("indicators", codes());
        row.put("price", decimal(1 + random.nextInt(7_000_000), 4));
        row.put("size", decimal(1 + random.nextInt(1_000_000), 4));
        row.put("correction", random.nextInt(3) == 0 ? "" : "" + random.nextInt(13));
        row.put("exchange", "" + random.nextInt(20));
        row.put("trf_id", new String[] {"", "0", "201"}[random.nextInt(3)]);
        row.put("id", new String[] {"", "71675", "\"a \"\"b\"\", c\"", "52983525"}[random.nextInt(4)]);
        return row;
    }

    private String line(Map<String, String> row) {
        boolean wanted = List.of("SPY", "QQQ", "BRK.B").contains(row.get("ticker"));
        int fault = wanted && random.nextDouble() < badShare ? random.nextInt(8) : -1;
        String price = trades ? "price" : "bid_price";
        String size = trades ? "size" : "ask_size";
        switch (fault) {
            case 0 -> row.put(price, "12x");
            case 1 -> row.put(price, "-1");
            case 2 -> row.put(size, "-100");
            case 3 -> row.put("sip_timestamp", "1");
            case 4 -> row.put("sequence_number", "");
            case 5 -> row.put("conditions", "\"12,37");
            case 6 -> row.put("sip_timestamp", "" + (Days.OPEN_NS - 50 * HOUR_NS));
            default -> {}
        }
        List<String> fields = new ArrayList<>();
        for (String column : columns) {
            fields.add(row.get(column));
        }
        return String.join(",", fields) + (fault == 7 ? ",1" : "");
    }

    private String instant() {
        long ns = Days.OPEN_NS + random.nextInt(200) * 1_000_000L + (random.nextBoolean() ? random.nextInt(3) : 0);
        return "" + ns / unit;
    }

    private String haltCodes() {
        return new String[] {"43", "27", "\"16,1\"", "\"1,43\"", "18", "\"28,41\"", "37", "\"23,38\""}
                [random.nextInt(8)];
    }

    private String codes() {
        return new String[] {"", "12", "\"12,37\"", "\"14,37,41\"", "\"0\""}[random.nextInt(5)];
    }

    private String decimal(long value, int places) {
        java.math.BigDecimal exact = java.math.BigDecimal.valueOf(value, places);
        return switch (random.nextInt(5)) {
            case 0 -> exact.stripTrailingZeros().toString();
            case 1 -> exact.setScale(places + 2).toPlainString();
            case 2 -> exact.unscaledValue() + "e-" + places;
            default -> exact.stripTrailingZeros().toPlainString();
        };
    }
}
