package io.ringtape.polygon.sim;

import static io.ringtape.event.Missing.isPresent;
import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.simulation.SimulatedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes pages of prints, minute bars and option contracts as the vendor's REST does. For any thread. */
final class RestPages {
    private static final Pattern TRADES = Pattern.compile("/v3/trades/([^/]+)");
    private static final Pattern BARS = Pattern.compile("/v2/aggs/ticker/([^/]+)/range/1/minute/([0-9-]+)/([0-9-]+)");
    private static final Pattern OPTIONS = Pattern.compile("/v3/snapshot/options/([^/]+)");
    private static final int MOST_ROWS = 50_000;
    private static final int USUAL_TRADES = 1_000;
    private static final int USUAL_BARS = 5_000;
    private static final PrintStore NO_PRINTS = new PrintStore();
    private static final BarStore NO_BARS = new BarStore();

    private static final byte[] C = JsonBytes.key("c");
    private static final byte[] CONDITIONS = JsonBytes.key("conditions");
    private static final byte[] CORRECTION = JsonBytes.key("correction");
    private static final byte[] DECIMAL_SIZE = JsonBytes.key("decimal_size");
    private static final byte[] EXCHANGE = JsonBytes.key("exchange");
    private static final byte[] H = JsonBytes.key("h");
    private static final byte[] ID = JsonBytes.key("id");
    private static final byte[] L = JsonBytes.key("l");
    private static final byte[] N = JsonBytes.key("n");
    private static final byte[] O = JsonBytes.key("o");
    private static final byte[] PARTICIPANT_TIMESTAMP = JsonBytes.key("participant_timestamp");
    private static final byte[] PRICE = JsonBytes.key("price");
    private static final byte[] SEQUENCE_NUMBER = JsonBytes.key("sequence_number");
    private static final byte[] SIP_TIMESTAMP = JsonBytes.key("sip_timestamp");
    private static final byte[] SIZE = JsonBytes.key("size");
    private static final byte[] T = JsonBytes.key("t");
    private static final byte[] TAPE = JsonBytes.key("tape");
    private static final byte[] TRF_ID = JsonBytes.key("trf_id");
    private static final byte[] TRF_TIMESTAMP = JsonBytes.key("trf_timestamp");
    private static final byte[] V = JsonBytes.key("v");
    private static final byte[] VW = JsonBytes.key("vw");

    private final PublishedMarket published;
    private final SimulatedClock clock;
    private final SimulatorSettings.RestRules rules;
    private volatile long lagNs;

    RestPages(PublishedMarket published, SimulatedClock clock, SimulatorSettings.RestRules rules) {
        this.published = published;
        this.clock = clock;
        this.rules = rules;
        lagNs = rules.lagNs();
    }

    /**
     * A page.
     *
     * @param members members of the answer besides the usual ones, each followed by a comma
     * @param results the rows, without brackets
     * @param status OK or DELAYED
     * @param nextUrl where the next page is, or null
     */
    record Page(String members, JsonBytes results, String status, String nextUrl) {
        /** Returns the whole answer. */
        byte[] body(String next, String requestId) {
            JsonBytes body = new JsonBytes(results.length() + 512);
            body.raw(ascii("{" + members + "\"results\":["));
            body.raw(results.bytes(), 0, results.length());
            body.raw(ascii("],\"status\":\"" + status + "\",\"request_id\":\"" + requestId + '"'));
            body.raw(ascii(next == null ? "}" : ",\"next_url\":\"" + next + "\"}"));
            byte[] whole = new byte[body.length()];
            System.arraycopy(body.bytes(), 0, whole, 0, whole.length);
            return whole;
        }
    }

    /** Publishes prints for requests {@code byNs} after the stream. */
    void becomeLate(long byNs) {
        lagNs = byNs;
    }

    /**
     * Returns the page that is asked for, or null if there is no such path.
     *
     * @throws IllegalArgumentException when a value is wrong; the message says so
     */
    Page page(RestQuery query, URI base) {
        Matcher trades = TRADES.matcher(query.path());
        if (trades.matches()) {
            return trades(trades.group(1), query, base);
        }
        Matcher options = OPTIONS.matcher(query.path());
        if (options.matches()) {
            return options(options.group(1), query, base);
        }
        Matcher bars = BARS.matcher(query.path());
        return bars.matches() ? bars(bars, query, base) : null;
    }

    /** Which prints are wanted, and from where on. */
    private record TradeCursor(long fromNs, long toNs, int limit, boolean descending, long afterNs, long afterPlace) {
        static TradeCursor of(RestQuery query) {
            String cursor = query.value("cursor", null);
            if (cursor != null) {
                return decoded(cursor);
            }
            long fromNs = 0;
            long toNs = Long.MAX_VALUE;
            for (String name : query.values().keySet()) {
                String value = query.values().get(name);
                switch (name) {
                    case "timestamp" -> {
                        fromNs = Math.max(fromNs, RestQuery.firstNs(value, 1));
                        toNs = Math.min(toNs, RestQuery.lastNs(value, 1));
                    }
                    case "timestamp.gte" -> fromNs = Math.max(fromNs, RestQuery.firstNs(value, 1));
                    case "timestamp.gt" -> fromNs = Math.max(fromNs, RestQuery.lastNs(value, 1) + 1);
                    case "timestamp.lte" -> toNs = Math.min(toNs, RestQuery.lastNs(value, 1));
                    case "timestamp.lt" -> toNs = Math.min(toNs, RestQuery.firstNs(value, 1) - 1);
                    default -> {
                        // Other names do not choose rows.
                    }
                }
            }
            if (!query.value("sort", "timestamp").equals("timestamp")) {
                throw new IllegalArgumentException("sort is '" + query.value("sort", "") + "', wanted timestamp");
            }
            boolean descending = query.isDescending("order", "desc");
            return new TradeCursor(fromNs, toNs, query.limit(USUAL_TRADES, MOST_ROWS), descending, 0, -1);
        }

        TradeCursor after(long sipNs, long place) {
            return new TradeCursor(fromNs, toNs, limit, descending, sipNs, place);
        }

        String encoded() {
            return RestPages.encoded(
                    fromNs + "|" + toNs + "|" + limit + "|" + descending + "|" + afterNs + "|" + afterPlace);
        }

        private static TradeCursor decoded(String cursor) {
            String[] parts = RestPages.decoded(cursor, 6);
            try {
                return new TradeCursor(
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]),
                        Boolean.parseBoolean(parts[3]),
                        Long.parseLong(parts[4]),
                        Long.parseLong(parts[5]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("cursor is not one that this server gave", e);
            }
        }
    }

    private Page trades(String symbol, RestQuery query, URI base) {
        TradeCursor cursor = TradeCursor.of(query);
        PrintStore store = published.prints(symbol);
        long toNs = Math.min(cursor.toNs(), clock.nowNs() - lagNs);
        PrintStore.Prints prints = (store == null ? NO_PRINTS : store)
                .find(
                        cursor.fromNs(),
                        toNs,
                        cursor.limit() + 1,
                        cursor.descending(),
                        cursor.afterNs(),
                        cursor.afterPlace());
        int rows = Math.min(cursor.limit(), prints.count());
        JsonBytes json = new JsonBytes(rows * 256 + 16);
        Trade trade = new Trade();
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                json.put(',');
            }
            prints.read(i, trade);
            write(json, trade);
        }
        String next = null;
        if (prints.count() > rows) {
            TradeCursor after = cursor.after(prints.sipNs(rows - 1), prints.place(rows - 1));
            next = base + query.path() + "?cursor=" + after.encoded();
        }
        return new Page("", json, status(), next);
    }

    private static void write(JsonBytes json, Trade trade) {
        json.begin();
        if (trade.conditions.count() > 0) {
            json.codes(CONDITIONS, trade.conditions);
        }
        if (trade.correction > 0) {
            json.number(CORRECTION, trade.correction);
        }
        json.decimalText(DECIMAL_SIZE, trade.size);
        code(json, EXCHANGE, trade.exchange);
        if (!trade.id.isEmpty()) {
            json.text(ID, trade.id.bytes(), trade.id.length());
        }
        instant(json, PARTICIPANT_TIMESTAMP, trade.exchangeNs);
        json.micros(PRICE, trade.price);
        json.number(SEQUENCE_NUMBER, trade.sipSequence);
        json.number(SIP_TIMESTAMP, trade.sipNs);
        json.number(SIZE, trade.size / Micros.ONE);
        code(json, TAPE, trade.tape);
        code(json, TRF_ID, trade.trfId);
        instant(json, TRF_TIMESTAMP, trade.trfNs);
        json.end();
    }

    private Page bars(Matcher path, RestQuery query, URI base) {
        String cursor = query.value("cursor", null);
        String[] kept = cursor == null ? null : decoded(cursor, 3);
        int limit = kept == null ? query.limit(USUAL_BARS, MOST_ROWS) : Integer.parseInt(kept[0]);
        boolean descending = kept == null ? query.isDescending("sort", "asc") : Boolean.parseBoolean(kept[1]);
        String adjusted = kept == null ? query.value("adjusted", "true") : kept[2];
        if (!adjusted.equals("true") && !adjusted.equals("false")) {
            throw new IllegalArgumentException("adjusted is '" + adjusted + "', wanted true or false");
        }
        String symbol = path.group(1);
        long fromNs = RestQuery.firstNs(path.group(2), MILLI_NS);
        long toNs = RestQuery.lastNs(path.group(3), MILLI_NS);
        BarStore store = published.bars(symbol);
        List<MinuteBar> bars = (store == null ? NO_BARS : store).find(fromNs, Math.min(toNs, clock.nowNs() - lagNs));
        if (descending) {
            Collections.reverse(bars);
        }
        int rows = Math.min(limit, bars.size());
        JsonBytes json = new JsonBytes(rows * 128 + 16);
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                json.put(',');
            }
            write(json, bars.get(i));
        }
        String next = null;
        if (bars.size() > rows) {
            long millis = bars.get(rows).startNs / MILLI_NS;
            String span = descending ? path.group(2) + "/" + millis : millis + "/" + path.group(3);
            next = base + "/v2/aggs/ticker/" + symbol + "/range/1/minute/" + span + "?cursor="
                    + encoded(limit + "|" + descending + "|" + adjusted);
        }
        String members = "\"ticker\":\"" + symbol + "\",\"queryCount\":" + rows + ",\"resultsCount\":" + rows
                + ",\"adjusted\":" + adjusted + ",\"count\":" + rows + ",";
        return new Page(members, json, status(), next);
    }

    private Page options(String symbol, RestQuery query, URI base) {
        PrintStore store = published.prints(symbol);
        PrintStore prints = store == null ? NO_PRINTS : store;
        Page page = OptionPages.page(symbol, prints, published.date(), clock.nowNs() - lagNs, query, base);
        return new Page(page.members(), page.results(), status(), page.nextUrl());
    }

    private static void write(JsonBytes json, MinuteBar bar) {
        json.begin().micros(V, bar.volume);
        if (isPresent(bar.vwap)) {
            json.micros(VW, bar.vwap);
        }
        json.micros(O, bar.open).micros(C, bar.close).micros(H, bar.high).micros(L, bar.low);
        json.number(T, bar.startNs / MILLI_NS);
        if (isPresent(bar.trades)) {
            json.number(N, bar.trades);
        }
        json.end();
    }

    private String status() {
        return rules.delayed() ? "DELAYED" : "OK";
    }

    private static void code(JsonBytes json, byte[] key, int code) {
        if (code != Missing.CODE) {
            json.number(key, code);
        }
    }

    private static void instant(JsonBytes json, byte[] key, long instantNs) {
        if (isPresent(instantNs)) {
            json.number(key, instantNs);
        }
    }

    /** Returns the cursor that stands for {@code text}. */
    static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ascii(text));
    }

    /** Returns the {@code count} parts of a cursor. */
    static String[] decoded(String cursor, int count) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|", -1);
            if (parts.length == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor is not one that this server gave", e);
        }
        throw new IllegalArgumentException("cursor is not one that this server gave");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
