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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The stream read naively. A frame is split into events by a plain scan for braces and quotes, each event is given to
 * Jackson's strict parser, and its members are applied in their order. Bytes become characters one by one, those from
 * 0x80 on in a range that no text of the tests uses, so that they come back as they were.
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
    private static final Set<String> BAR_KEYS_NOT_READ = Set.of("e", "av", "dav", "op", "vw", "a", "z", "otc");

    /** A value: its token, its text when it has one, its elements when it is an array of plain values. */
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

    private Instrument instrument;
    private boolean hasSymbol;
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
        map.put("broken", counts.brokenFrames());
        map.put("events", counts.events());
        map.put("unknown events", counts.unknownEvents());
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
            characters.append((char) (bytes[i] < 0 ? HIGH_BYTES | bytes[i] & 0xff : bytes[i]));
        }
        frame = characters.toString();
        at = 0;
        receiveNs = newReceiveNs;
        count("frames", 1);
        if (!isWhole()) {
            count("broken", 1);
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

    /** The place of the next such character outside texts, or -1. */
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

    private void members(List<Member> members) {
        Value kind = null;
        for (Member member : members) {
            kind = member.key.equals("ev") ? member.value : kind;
        }
        if (kind == null || !kind.isText()) {
            count("NO_KIND", 1);
            return;
        }
        instrument = null;
        hasSymbol = false;
        fault = null;
        switch (kind.text) {
            case "T" -> trade(members);
            case "Q" -> quote(members);
            case "AM" -> bar(members);
            case "LULD" -> band(members);
            case "status" -> status(members);
            default -> count("unknown events", 1);
        }
    }

    private void trade(List<Member> members) {
        Trade trade = new Trade();
        long exactSize = Missing.LONG;
        int unknown = 0;
        for (Member member : members) {
            Value value = member.value;
            switch (member.key) {
                case "ev" -> {}
                case "sym" -> symbol(value);
                case "p" -> trade.price = price(value);
                case "s" -> trade.size = size(value);
                case "ds" -> exactSize = size(value);
                case "t" -> trade.sipNs = instant(value);
                case "trft" -> trade.trfNs = instant(value);
                case "q" -> trade.sipSequence = sequence(value);
                case "x" -> trade.exchange = codeAboveZero(value);
                case "trfi" -> trade.trfId = codeAboveZero(value);
                case "z" -> trade.tape = codeAboveZero(value);
                case "e" -> trade.correction = code(value);
                case "c" -> codes(value, trade.conditions);
                case "i" -> id(value, trade.id);
                default -> unknown++;
            }
        }
        trade.size = exactSize == Missing.LONG ? trade.size : exactSize;
        if (isWanted(unknown)) {
            need(trade.price, trade.size, trade.sipNs, trade.sipSequence);
            fault(trade.price <= 0, "NOT_POSITIVE");
            fault(trade.size <= 0, "ZERO_SIZE");
            tell(trade, () -> listener.onTrade(trade));
        }
    }

    private void quote(List<Member> members) {
        Quote quote = new Quote();
        int unknown = 0;
        for (Member member : members) {
            Value value = member.value;
            switch (member.key) {
                case "ev" -> {}
                case "sym" -> symbol(value);
                case "bp" -> quote.bid = price(value);
                case "ap" -> quote.ask = price(value);
                case "bs" -> quote.bidSize = size(value);
                case "as" -> quote.askSize = size(value);
                case "bx" -> quote.bidExchange = codeAboveZero(value);
                case "ax" -> quote.askExchange = codeAboveZero(value);
                case "t" -> quote.sipNs = instant(value);
                case "q" -> quote.sipSequence = sequence(value);
                case "z" -> quote.tape = codeAboveZero(value);
                case "c" -> codes(value, quote.conditions);
                case "i" -> codes(value, quote.indicators);
                default -> unknown++;
            }
        }
        if (isWanted(unknown)) {
            need(quote.sipNs, quote.sipSequence);
            if (instrument != null) {
                int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
                quote.bid = quote.bid == 0 ? Missing.LONG : quote.bid;
                quote.ask = quote.ask == 0 ? Missing.LONG : quote.ask;
                quote.bidSize = shares(quote.bidSize, unit, quote.bid);
                quote.askSize = shares(quote.askSize, unit, quote.ask);
            }
            tell(quote, () -> listener.onQuote(quote));
        }
    }

    private long shares(long size, int unit, long price) {
        if (size == Missing.LONG) {
            return size;
        }
        fault(Math.multiplyHigh(size, unit) != 0 || size * unit > 10_000_000_000_000_000L, "TOO_LARGE");
        return size == 0 || price == Missing.LONG ? Missing.LONG : size * unit;
    }

    private void bar(List<Member> members) {
        MinuteBar bar = new MinuteBar();
        bar.date = date;
        long exactVolume = Missing.LONG;
        int unknown = 0;
        for (Member member : members) {
            Value value = member.value;
            switch (member.key) {
                case "ev" -> {}
                case "sym" -> symbol(value);
                case "o" -> bar.open = price(value);
                case "h" -> bar.high = price(value);
                case "l" -> bar.low = price(value);
                case "c" -> bar.close = price(value);
                case "v" -> bar.volume = size(value);
                case "dv" -> exactVolume = size(value);
                case "s" -> bar.startNs = instant(value);
                default -> unknown += BAR_KEYS_NOT_READ.contains(member.key) ? 0 : 1;
            }
        }
        bar.volume = exactVolume == Missing.LONG ? bar.volume : exactVolume;
        if (isWanted(unknown)) {
            need(bar.open, bar.high, bar.low, bar.close, bar.volume, bar.startNs);
            LongStream.of(bar.open, bar.high, bar.low, bar.close).forEach(price -> fault(price == 0, "NOT_POSITIVE"));
            fault(bar.open > bar.high || bar.open < bar.low, "NOT_A_BAR");
            fault(bar.close > bar.high || bar.close < bar.low, "NOT_A_BAR");
            tell(bar, () -> listener.onMinuteBar(bar));
        }
    }

    private void band(List<Member> members) {
        MarketStatus status = new MarketStatus();
        int unknown = 0;
        for (Member member : members) {
            Value value = member.value;
            switch (member.key) {
                case "ev", "z", "q" -> {}
                case "T" -> symbol(value);
                case "h" -> status.upperBand = orNone(price(value));
                case "l" -> status.lowerBand = orNone(price(value));
                case "i" -> codes(value, status.indicators);
                case "t" -> status.sipNs = instant(value);
                default -> unknown++;
            }
        }
        if (isWanted(unknown)) {
            need(status.sipNs);
            boolean halted = status.indicators.contains(17);
            boolean resumed = status.indicators.contains(18);
            status.state = halted ? MarketState.HALTED : resumed ? MarketState.RESUMED : MarketState.BAND;
            tell(status, () -> listener.onMarketStatus(status));
        }
    }

    private static long orNone(long price) {
        return price == 0 ? Missing.LONG : price;
    }

    private void status(List<Member> members) {
        ServerStatus status = new ServerStatus();
        String word = null;
        int unknown = 0;
        for (Member member : members) {
            Value value = member.value;
            switch (member.key) {
                case "ev" -> {}
                case "status" -> {
                    fault(!value.isText() && !value.isNull(), "NOT_A_TEXT");
                    word = value.isText() ? value.text : null;
                }
                case "message" -> set(status.message, value.isText() ? value.text : "");
                default -> unknown++;
            }
        }
        count("unknown keys", unknown);
        fault(word == null, "ABSENT");
        if (fault != null) {
            count(fault, 1);
            return;
        }
        set(status.spelling, word);
        for (StatusWord each : StatusWord.values()) {
            boolean is = each != StatusWord.UNKNOWN
                    && each.name().toLowerCase(java.util.Locale.ROOT).equals(word);
            status.word = is ? each : status.word;
        }
        count("events", 1);
        listener.onServerStatus(status);
    }

    private boolean isWanted(int unknownKeys) {
        count("unknown keys", unknownKeys);
        if (hasSymbol && instrument == null) {
            count("unknown symbols", 1);
            return false;
        }
        fault(!hasSymbol, "ABSENT");
        return true;
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

    private void need(long... values) {
        for (long value : values) {
            fault(value == Missing.LONG, "ABSENT");
        }
    }

    private void symbol(Value value) {
        hasSymbol = value.isText();
        instrument = null;
        fault(!value.isText() && !value.isNull(), "NOT_A_TEXT");
        for (Instrument each : instruments) {
            instrument = hasSymbol && each.symbol().equals(value.text) ? each : instrument;
        }
    }

    private void id(Value value, Text id) {
        id.clear();
        if (value.isText() || value.isNumber()) {
            set(id, value.text);
            fault(id.length() > 255, "TOO_LONG");
        } else {
            fault(!value.isNull(), "NOT_A_TEXT");
        }
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

    private long number(Value value, LongUnaryOperator limited, ToLongFunction<String> reading) {
        if (value.isNull()) {
            return Missing.LONG;
        }
        long number = value.isNumber() ? reading.applyAsLong(value.text) : JsonCursor.NOT_A_NUMBER;
        return limited.applyAsLong(number);
    }

    private long believed(long number, long limit) {
        fault(number == JsonCursor.NOT_A_NUMBER, "NOT_A_NUMBER");
        fault(number == JsonCursor.NEGATIVE, "NEGATIVE");
        fault(number == JsonCursor.TOO_LARGE || number > limit, "TOO_LARGE");
        return number < 0 || number > limit ? Missing.LONG : number;
    }

    private long price(Value value) {
        return number(value, number -> believed(number, 10_000_000_000_000L), NaiveNumber::micros);
    }

    private long size(Value value) {
        long limit = 10_000_000_000_000_000L;
        if (value.isText()) {
            return believed(NaiveNumber.textMicros(value.text), limit);
        }
        return number(value, number -> believed(number, limit), NaiveNumber::micros);
    }

    private long sequence(Value value) {
        return number(value, number -> believed(number, (1L << 62) - 1), NaiveNumber::whole);
    }

    private int code(Value value) {
        long code = number(value, number -> believed(number, 65_534), NaiveNumber::whole);
        return code < 0 ? Missing.CODE : (int) code;
    }

    private int codeAboveZero(Value value) {
        int code = code(value);
        return code == 0 ? Missing.CODE : code;
    }

    private long instant(Value value) {
        long number = number(value, any -> believed(any, Long.MAX_VALUE), NaiveNumber::whole);
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

    private void codes(Value value, Codes codes) {
        codes.clear();
        if (value.isNull()) {
            return;
        }
        for (Value each : value.token == JsonToken.START_ARRAY ? value.elements : List.of(value)) {
            long code = each.isNumber() ? NaiveNumber.whole(each.text) : -1;
            boolean fits = code >= 0 && code <= 65_534 && codes.count() < Codes.CAPACITY;
            fault(!fits, "NOT_CODES");
            if (fits) {
                codes.add((int) code);
            }
        }
    }
}
