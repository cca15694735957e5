package io.ringtape.polygon.sim;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a request for option contracts stands.
 *
 * @param filter which contracts are wanted
 * @param limit rows of a page
 * @param asOfNs time of the request's first page, of whose last print all pages are
 * @param skip wanted contracts on the pages before
 */
record OptionCursor(Filter filter, int limit, long asOfNs, int skip) {
    private static final int USUAL_ROWS = 10;
    private static final int MOST_ROWS = 250;
    private static final int PARTS = 8;
    private static final int MICRO_PLACES = 6;

    /** The ends of strikes and expiries, which are included, and the type; an empty type means both. */
    record Filter(long lowStrike, long highStrike, LocalDate first, LocalDate last, String type) {
        boolean wants(OptionPages.Contract contract) {
            return contract.strike() >= lowStrike
                    && contract.strike() <= highStrike
                    && !contract.expiry().isBefore(first)
                    && !contract.expiry().isAfter(last)
                    && (type.isEmpty() || type.equals("call") == contract.isCall());
        }
    }

    /**
     * Returns the cursor of a query, which begins a request at {@code nowNs} unless the query carries one.
     *
     * @throws IllegalArgumentException when a value is wrong; the message says so
     */
    static OptionCursor of(RestQuery query, long nowNs) {
        String cursor = query.value("cursor", null);
        if (cursor != null) {
            return decoded(cursor);
        }
        String type = query.value("contract_type", "");
        if (!List.of("", "call", "put").contains(type)) {
            throw new IllegalArgumentException("contract_type is '" + type + "', wanted call or put");
        }
        long[] strikes = {0, Long.MAX_VALUE};
        LocalDate[] dates = {LocalDate.EPOCH, LocalDate.EPOCH.withYear(9999)};
        query.values().forEach((name, value) -> {
            switch (name) {
                case "strike_price" -> narrow(strikes, dollars(value), dollars(value));
                case "strike_price.gte" -> narrow(strikes, dollars(value), strikes[1]);
                case "strike_price.gt" -> narrow(strikes, dollars(value) + 1, strikes[1]);
                case "strike_price.lte" -> narrow(strikes, strikes[0], dollars(value));
                case "strike_price.lt" -> narrow(strikes, strikes[0], dollars(value) - 1);
                case "expiration_date" -> narrow(dates, date(value), date(value));
                case "expiration_date.gte" -> narrow(dates, date(value), dates[1]);
                case "expiration_date.gt" -> narrow(dates, date(value).plusDays(1), dates[1]);
                case "expiration_date.lte" -> narrow(dates, dates[0], date(value));
                case "expiration_date.lt" -> narrow(dates, dates[0], date(value).minusDays(1));
                default -> {
                    // Other names do not choose contracts.
                }
            }
        });
        int limit = query.limit(USUAL_ROWS, MOST_ROWS);
        return new OptionCursor(new Filter(strikes[0], strikes[1], dates[0], dates[1], type), limit, nowNs, 0);
    }

    private static void narrow(long[] ends, long low, long high) {
        ends[0] = Math.max(ends[0], low);
        ends[1] = Math.min(ends[1], high);
    }

    private static void narrow(LocalDate[] ends, LocalDate low, LocalDate high) {
        ends[0] = low.isAfter(ends[0]) ? low : ends[0];
        ends[1] = high.isBefore(ends[1]) ? high : ends[1];
    }

    /** Returns the cursor, as text, of the page after one of {@code rows} rows. */
    String encodedAfter(int rows) {
        return RestPages.encoded(filter.lowStrike() + "|" + filter.highStrike() + "|" + filter.first() + "|"
                + filter.last() + "|" + filter.type() + "|" + limit + "|" + asOfNs + "|" + (skip + rows));
    }

    private static OptionCursor decoded(String cursor) {
        String[] parts = RestPages.decoded(cursor, PARTS);
        try {
            Filter filter = new Filter(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    LocalDate.parse(parts[2]),
                    LocalDate.parse(parts[3]),
                    parts[4]);
            return new OptionCursor(
                    filter, Integer.parseInt(parts[5]), Long.parseLong(parts[6]), Integer.parseInt(parts[7]));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("cursor is not one that this server gave", e);
        }
    }

    private static long dollars(String text) {
        if (!text.matches("[0-9]{1,8}(\\.[0-9]{1,6})?")) {
            throw new IllegalArgumentException("strike_price is '" + text + "', wanted dollars");
        }
        return new BigDecimal(text).movePointRight(MICRO_PLACES).longValueExact();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expiration_date is '" + text + "', wanted a date", e);
        }
    }
}
