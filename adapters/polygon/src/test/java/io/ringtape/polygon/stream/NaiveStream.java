package io.ringtape.polygon.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Text;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The naive twin of the decoder. Splits a frame into events by a plain scan for braces and quotes, parses each with
 * Jackson's strict parser, and takes the last value of each key. Maps bytes to characters one by one; bytes from 0x80
 * map to a range that no test text uses, so that they can be mapped back.
 */
final class NaiveStream {
    private static final int HIGH_BYTES = 0xf700;
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final ToLongFunction<String> TEXT_MICROS = NaiveNumber::textMicros;
    private static final Value NULL = new Value(JsonToken.VALUE_NULL, "", List.of());

    /** A value: its token, its text if any, and its elements if it is an array of plain values. */
    private record Value(JsonToken token, String text, List<Value> elements) {
        boolean isNull() {
            return token == JsonToken.VALUE_NULL;
        }

        boolean isText() {
            return token == JsonToken.VALUE_STRING;
        }

        boolean isNumber() {
            return token.isNumeric();
        }
    }

    private record Member(String key, Value value) {}

    private final List<Instrument> instruments;
    private final int date;
    private final FrameListener listener;
    private final Map<String, Long> counts = new TreeMap<>();

    private String frame;
    private int at;
    private long receiveNs;

    private Map<String, Value> members;
    private List<String> keys;
    private Instrument instrument;
    private String fault;

    NaiveStream(List<Instrument> instruments, int date, FrameListener listener) {
        this.instruments = instruments;
        this.date = date;
        this.listener = listener;
    }

    Map<String, Long> counts() {
        return counts;
    }

    static Map<String, Long> counts(StreamCounts counts) {
        Map<String, Long> map = new TreeMap<>();
        map.put("frames", counts.frames());
        map.put("events", counts.events());
        map.put("unknown symbols", counts.unknownSymbols());
        map.put("unknown keys", counts.unknownKeys());
        for (EventFault each : EventFault.values()) {
            map.put(each.name(), counts.bad(each));
        }
        map.values().removeIf(count -> count == 0);
        return map;
    }

    void decode(byte[] bytes, int offset, int length, long newReceiveNs) {
        StringBuilder characters = new StringBuilder();
        for (int i = offset; i < offset + length; i++) {
            characters.append((char) (bytes[i] < 0 ? HIGH_BYTES | (bytes[i] & 0xff) : bytes[i]));
        }
        frame = characters.toString();
        at = 0;
        receiveNs = newReceiveNs;
        count("frames", 1);
        if (!isWhole()) {
            count("BROKEN_FRAME", 1);
        }
    }

    private void count(String what, long by) {
        if (by > 0) {
            counts.merge(what, by, Long::sum);
        }
    }

    private char next() {
        while (at < frame.length() && " \t\r\n".indexOf(frame.charAt(at)) >= 0) {
            at++;
        }
        return at < frame.length() ? frame.charAt(at) : 0;
    }

    private boolean isWhole() {
        if (next() == '{') {
            return event() && next() == 0 && at == frame.length();
        }
        if (next() != '[') {
            return false;
        }
        at++;
        if (next() == ']') {
            at++;
            return next() == 0 && at == frame.length();
        }
        boolean comma = true;
        while (true) {
            if (!comma || next() != '{') {
                at = scan(at, '{');
                if (at < 0) {
                    return false;
                }
                count("NOT_AN_EVENT", 1);
            }
            if (!event()) {
                return false;
            }
            char after = next();
            at += after == ',' || after == ']' ? 1 : 0;
            if (after == ']') {
                return next() == 0 && at == frame.length();
            }
            comma = after == ',';
        }
    }

    /** Returns the index of the next {@code wanted} outside strings, or -1. */
    private int scan(int from, char wanted) {
        boolean inText = false;
        for (int i = from; i < frame.length(); i++) {
            char each = frame.charAt(i);
            if (inText && each == '\\') {
                i++;
            } else if (each == '"') {
                inText = !inText;
            } else if (!inText && each == wanted) {
                return i;
            }
        }
        return -1;
    }

    private boolean event() {
        int depth = 0;
        int end = at;
        do {
            int open = scan(end, '{');
            int close = scan(end, '}');
            boolean opens = open >= 0 && open < close;
            if (close < 0) {
                return false;
            }
            depth += opens ? 1 : -1;
            end = (opens ? open : close) + 1;
        } while (depth > 0);
        String text = frame.substring(at, end);
        at = end;
        try {
            members(members(text));
        } catch (JsonProcessingException e) {
            count("MALFORMED", 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static List<Member> members(String text) throws IOException {
        List<Member> members = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                members.add(new Member(key, value(parser)));
            }
            if (parser.nextToken() != null) {
                throw new IllegalStateException("more than one object: " + text);
            }
        }
        return members;
    }

    private static Value value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Value> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new Value(token, "", elements);
        }
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                value(parser);
            }
            return new Value(token, "", List.of());
        }
        return new Value(token, parser.getText(), List.of());
    }

    private void members(List<Member> all) {
        members = new HashMap<>();
        keys = new ArrayList<>();
        for (Member member : all) {
            members.put(member.key, member.value);
            keys.add(member.key);
        }
        Value kind = value("ev");
        if (!kind.isText()) {
            count("NO_KIND", 1);
            return;
        }
        instrument = null;
        fault = null;
        switch (kind.text) {
            case "T" -> trade();
            case "Q" -> quote();
            case "AM" -> bar();
            case "LULD" -> band();
            case "status" -> status();
            default -> count("UNKNOWN_KIND", 1);
        }
    }

    private Value value(String key) {
        return members.getOrDefault(key, NULL);
    }

    private void trade() {
        know("ev", "sym", "p", "s", "ds", "t", "trft", "q", "x", "trfi", "z", "e", "c", "i", "pt");
        if (isWanted("sym")) {
            Trade trade = new Trade();
            trade.price = present(price("p"));
            fault(trade.price == 0, "NOT_POSITIVE");
            trade.size = present(size("s", "ds"));
            fault(trade.size == 0, "ZERO_SIZE");
            trade.sipNs = present(instant("t"));
            trade.exchangeNs = instant("pt");
            trade.trfNs = instant("trft");
            trade.sipSequence = present(sequence("q"));
            trade.exchange = codeAboveZero("x");
            trade.trfId = codeAboveZero("trfi");
            trade.tape = codeAboveZero("z");
            trade.correction = code("e");
            codes("c", trade.conditions);
            text("i", trade.id);
            fault(trade.id.length() > 255, "TOO_LONG");
            tell(trade, () -> listener.onTrade(trade));
        }
    }

    private void quote() {
        know("ev", "sym", "bp", "bs", "bx", "ap", "as", "ax", "t", "q", "z", "c", "i", "pt");
        if (isWanted("sym")) {
            Quote quote = new Quote();
            quote.bid = orNone(price("bp"));
            quote.bidSize = shares("bs", quote.bid);
            quote.bidExchange = codeAboveZero("bx");
            quote.ask = orNone(price("ap"));
            quote.askSize = shares("as", quote.ask);
            quote.askExchange = codeAboveZero("ax");
            quote.sipNs = present(instant("t"));
            quote.exchangeNs = instant("pt");
            quote.sipSequence = present(sequence("q"));
            quote.tape = codeAboveZero("z");
            codes("c", quote.conditions);
            codes("i", quote.indicators);
            tell(quote, () -> listener.onQuote(quote));
        }
    }

    private long shares(String key, long price) {
        long size = size(key);
        int unit = instrument != null && instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        if (size == Missing.LONG) {
            return size;
        }
        fault(size > 10_000_000_000_000_000L / unit, "TOO_LARGE");
        return size == 0 || price == Missing.LONG ? Missing.LONG : size * unit;
    }

    private void bar() {
        know("ev", "sym", "o", "h", "l", "c", "v", "dv", "s", "e", "av", "dav", "op", "vw", "a", "z", "otc");
        if (isWanted("sym")) {
            MinuteBar bar = new MinuteBar();
            bar.date = date;
            bar.open = present(price("o"));
            bar.high = present(price("h"));
            bar.low = present(price("l"));
            bar.close = present(price("c"));
            bar.volume = present(size("v", "dv"));
            bar.startNs = present(instant("s"));
            bar.vwap = orNone(price("vw"));
            LongStream.of(bar.open, bar.high, bar.low, bar.close).forEach(price -> fault(price == 0, "NOT_POSITIVE"));
            fault(bar.open > bar.high || bar.open < bar.low, "NOT_A_BAR");
            fault(bar.close > bar.high || bar.close < bar.low, "NOT_A_BAR");
            tell(bar, () -> listener.onMinuteBar(bar));
        }
    }

    private void band() {
        know("ev", "T", "h", "l", "i", "t", "z", "q");
        if (isWanted("T")) {
            MarketStatus status = new MarketStatus();
            status.upperBand = orNone(price("h"));
            status.lowerBand = orNone(price("l"));
            codes("i", status.indicators);
            status.sipNs = present(instant("t"));
            boolean halted = status.indicators.contains(17);
            boolean resumed = status.indicators.contains(18);
            status.state = halted ? MarketState.HALTED : resumed ? MarketState.RESUMED : MarketState.BAND;
            tell(status, () -> listener.onMarketStatus(status));
        }
    }

    private static long orNone(long price) {
        return price == 0 ? Missing.LONG : price;
    }

    private void status() {
        know("ev", "status", "message");
        ServerStatus status = new ServerStatus();
        Value word = value("status");
        text("status", status.spelling);
        fault(word.isNull(), "ABSENT");
        if (fault != null) {
            count(fault, 1);
            return;
        }
        Value message = value("message");
        set(status.message, message.isText() || message.isNumber() ? message.text : "");
        for (StatusWord each : StatusWord.values()) {
            boolean is = each != StatusWord.UNKNOWN
                    && each.name().toLowerCase(Locale.ROOT).equals(word.text);
            status.word = is ? each : status.word;
        }
        count("events", 1);
        listener.onServerStatus(status);
    }

    private void know(String... known) {
        count(
                "unknown keys",
                keys.stream().filter(key -> !List.of(known).contains(key)).count());
    }

    private boolean isWanted(String symbolKey) {
        Value symbol = value(symbolKey);
        fault(symbol.isNull(), "ABSENT");
        fault(!symbol.isText(), "NOT_A_TEXT");
        for (Instrument each : instruments) {
            instrument = symbol.isText() && each.symbol().equals(symbol.text) ? each : instrument;
        }
        boolean unwanted = symbol.isText() && instrument == null;
        count("unknown symbols", unwanted ? 1 : 0);
        return !unwanted;
    }

    private void tell(Event event, Runnable telling) {
        if (fault != null) {
            count(fault, 1);
            return;
        }
        event.instrument = instrument.id();
        event.receiveNs = receiveNs;
        count("events", 1);
        telling.run();
    }

    private void fault(boolean is, String what) {
        if (is && fault == null) {
            fault = what;
        }
    }

    private long present(long value) {
        fault(value == Missing.LONG, "ABSENT");
        return value;
    }

    private void text(String key, Text text) {
        Value value = value(key);
        boolean fits = value.isText() || value.isNumber();
        set(text, fits ? value.text : "");
        fault(!fits && !value.isNull(), "NOT_A_TEXT");
    }

    private static void set(Text text, String characters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        characters.codePoints().forEach(point -> {
            if ((point & ~0xff) == HIGH_BYTES) {
                bytes.write(point);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        text.set(bytes.toByteArray(), 0, bytes.size());
    }

    private long believed(Value value, ToLongFunction<String> reading, long limit) {
        if (value.isNull()) {
            return Missing.LONG;
        }
        long number = value.isNumber() || reading == TEXT_MICROS ? reading.applyAsLong(value.text) : Members.UNFIT;
        fault(number == Members.UNFIT, "NOT_A_NUMBER");
        fault(number == Members.NEGATIVE, "NEGATIVE");
        fault(number == Members.TOO_LARGE || number > limit, "TOO_LARGE");
        return number < 0 || number > limit ? Missing.LONG : number;
    }

    private long price(String key) {
        return believed(value(key), NaiveNumber::micros, 10_000_000_000_000L);
    }

    private long size(String key) {
        Value value = value(key);
        return believed(value, value.isText() ? TEXT_MICROS : NaiveNumber::micros, 10_000_000_000_000_000L);
    }

    private long size(String key, String exactKey) {
        long size = size(key);
        long exact = size(exactKey);
        return exact == Missing.LONG ? size : exact;
    }

    private long sequence(String key) {
        return believed(value(key), NaiveNumber::whole, (1L << 62) - 1);
    }

    private int code(String key) {
        long code = believed(value(key), NaiveNumber::whole, 65_534);
        return code < 0 ? Missing.CODE : (int) code;
    }

    private int codeAboveZero(String key) {
        int code = code(key);
        return code == 0 ? Missing.CODE : code;
    }

    private long instant(String key) {
        long number = believed(value(key), NaiveNumber::whole, Long.MAX_VALUE);
        if (number == Missing.LONG || number == 0) {
            return Missing.LONG;
        }
        for (long unit : new long[] {1, 1_000, 1_000_000}) {
            long from = 100_000_000_000_000_000L / unit;
            boolean fits = unit == 1 || number < 9_000_000_000_000_000_000L / unit;
            if (number >= from && fits) {
                return number * unit;
            }
        }
        fault(true, "NOT_AN_INSTANT");
        return Missing.LONG;
    }

    private void codes(String key, Codes codes) {
        Value value = value(key);
        List<Value> each = value.token == JsonToken.START_ARRAY ? value.elements : List.of(value);
        for (Value element : value.isNull() ? List.<Value>of() : each) {
            long code = element.isNumber() ? NaiveNumber.whole(element.text) : Members.UNFIT;
            fault(code > 65_534 || !codes.add((int) code), "NOT_CODES");
        }
    }
}
