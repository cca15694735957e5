package io.ringtape.polygon.sim;

import io.ringtape.event.Micros;
import io.ringtape.event.Trade;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes pages of an option chain that is made up from the underlying's last print: 41 strikes a dollar apart around it,
 * calls and puts, on five expiries, the trading date and the next four weekdays. The same print gives the same chain.
 * For any thread.
 */
final class OptionPages {
    private static final int STRIKES_EACH_WAY = 20;
    private static final int EXPIRIES = 5;

    /** Contracts further in the money than this have neither greeks nor an implied volatility, as with the vendor. */
    private static final long DEEP = 15 * Micros.ONE;

    private static final long CENT = Micros.ONE / 100;
    private static final DateTimeFormatter OCC_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private OptionPages() {}

    /** A contract. */
    record Contract(String symbol, LocalDate expiry, boolean isCall, long strike) {
        /** Returns the symbol of the Options Clearing Corporation with the vendor's prefix. */
        String ticker() {
            return String.format(
                    Locale.ROOT,
                    "O:%s%s%s%08d",
                    symbol.replace(".", ""),
                    OCC_DATE.format(expiry),
                    isCall ? "C" : "P",
                    strike / (Micros.ONE / 1_000));
        }
    }

    /**
     * Returns a page of the contracts of {@code symbol}, sorted by ticker; all pages of one request are of one print.
     *
     * @param prints the underlying's
     * @param today the trading date
     * @param nowNs until when prints count
     * @throws IllegalArgumentException when a value is wrong; the message says so
     */
    static RestPages.Page page(
            String symbol, PrintStore prints, LocalDate today, long nowNs, RestQuery query, URI base) {
        OptionCursor cursor = OptionCursor.of(query, nowNs);
        PrintStore.Prints last = prints.find(0, Math.min(nowNs, cursor.asOfNs()), 1, true, 0, -1);
        if (last.count() == 0) {
            return new RestPages.Page("", new JsonBytes(16), "OK", null);
        }
        Trade print = new Trade();
        last.read(0, print);
        List<Contract> wanted = chain(symbol, print.price, today).stream()
                .filter(cursor.filter()::wants)
                .skip(cursor.skip())
                .toList();
        int rows = Math.min(cursor.limit(), wanted.size());
        JsonBytes json = new JsonBytes(rows * 512 + 16);
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                json.put(',');
            }
            write(json, wanted.get(i), print, today);
        }
        String next = wanted.size() > rows ? base + query.path() + "?cursor=" + cursor.encodedAfter(rows) : null;
        return new RestPages.Page("", json, "OK", next);
    }

    private static List<Contract> chain(String symbol, long price, LocalDate today) {
        List<Contract> contracts = new ArrayList<>();
        long middle = (price + Micros.ONE / 2) / Micros.ONE;
        LocalDate expiry = today;
        for (int i = 0; i < EXPIRIES; i++) {
            for (long strike = Math.max(1, middle - STRIKES_EACH_WAY); strike <= middle + STRIKES_EACH_WAY; strike++) {
                contracts.add(new Contract(symbol, expiry, true, strike * Micros.ONE));
                contracts.add(new Contract(symbol, expiry, false, strike * Micros.ONE));
            }
            expiry = nextWeekday(expiry);
        }
        contracts.sort(Comparator.comparing(Contract::ticker));
        return contracts;
    }

    private static LocalDate nextWeekday(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static void write(JsonBytes json, Contract contract, Trade print, LocalDate today) {
        long days = contract.expiry().toEpochDay() - today.toEpochDay();
        long inside = (contract.isCall() ? 1 : -1) * (print.price - contract.strike());
        long distance = Math.abs(print.price - contract.strike());
        long dollars = distance / Micros.ONE;
        long timeValue = Math.max(0, (2 + days) * Micros.ONE - distance / 10);
        long bid = (Math.max(0, inside) + timeValue) / CENT * CENT;
        json.begin();
        object(json, "day", day -> day.number(JsonBytes.key("volume"), 10_000 / (1 + dollars))
                .number(JsonBytes.key("last_updated"), print.sipNs));
        object(json, "details", details -> details.text(
                        JsonBytes.key("contract_type"), contract.isCall() ? "call" : "put")
                .text(JsonBytes.key("exercise_style"), "american")
                .text(JsonBytes.key("expiration_date"), contract.expiry().toString())
                .number(JsonBytes.key("shares_per_contract"), 100)
                .micros(JsonBytes.key("strike_price"), contract.strike())
                .text(JsonBytes.key("ticker"), contract.ticker()));
        if (inside <= DEEP) {
            long delta = Math.max(Micros.ONE / 100, Math.min(Micros.ONE * 99 / 100, Micros.ONE / 2 + inside / 40));
            object(json, "greeks", greeks -> greeks.micros(JsonBytes.key("delta"), contract.isCall() ? delta : -delta)
                    .micros(JsonBytes.key("gamma"), Micros.ONE / 40)
                    .micros(JsonBytes.key("theta"), -timeValue / (1 + days))
                    .micros(JsonBytes.key("vega"), (1 + days) * CENT));
            json.micros(JsonBytes.key("implied_volatility"), 150_000 + dollars * 2_000);
        }
        object(json, "last_quote", quote -> quote.micros(JsonBytes.key("ask"), bid + 2 * CENT)
                .micros(JsonBytes.key("bid"), bid)
                .number(JsonBytes.key("last_updated"), print.sipNs)
                .text(JsonBytes.key("timeframe"), "REAL-TIME"));
        object(json, "last_trade", trade -> trade.micros(JsonBytes.key("price"), bid + CENT)
                .number(JsonBytes.key("sip_timestamp"), print.sipNs)
                .number(JsonBytes.key("size"), 1));
        json.number(JsonBytes.key("open_interest"), 50_000 / (1 + dollars));
        object(json, "underlying_asset", asset -> asset.micros(JsonBytes.key("price"), print.price)
                .text(JsonBytes.key("ticker"), contract.symbol()));
        json.end();
    }

    /** Writes members of an object. */
    private interface ObjectBody {
        void write(JsonBytes json);
    }

    private static void object(JsonBytes json, String key, ObjectBody members) {
        JsonBytes inner = new JsonBytes(256);
        members.write(inner.begin());
        inner.end();
        json.json(JsonBytes.key(key), Arrays.copyOf(inner.bytes(), inner.length()));
    }
}
