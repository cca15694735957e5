package io.ringtape.polygon.stream;

import static io.ringtape.event.Nanos.HOUR_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.polygon.EventDump;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamDecoderTest {
    private static final long NOW_NS = 1_795_100_401_130_000_000L;
    private static final int XYZ = 5;
    private static final String TRADE = "{\"ev\":\"T\",\"sym\":\"XYZ\",\"x\":4,\"i\":\"81234\",\"z\":3,\"p\":101.2375,"
            + "\"s\":0,\"ds\":\"0.007300\",\"c\":[14,37],\"t\":1795100401123,\"q\":778123,\"trfi\":202,"
            + "\"trft\":1795100401120}";
    private static final String QUOTE = "{\"ev\":\"Q\",\"sym\":\"XYZ\",\"bx\":4,\"bp\":101.22,\"bs\":300,\"ax\":7,"
            + "\"ap\":101.24,\"as\":100,\"c\":1,\"i\":[604],\"t\":1795100401125,\"q\":778130,\"z\":3}";
    private static final String BAR = "{\"ev\":\"AM\",\"sym\":\"XYZ\",\"v\":4110,\"dv\":\"4110.5\",\"av\":9470157,"
            + "\"op\":0.4372,\"vw\":0.4488,\"o\":0.4488,\"c\":0.4486,\"h\":0.4489,\"l\":0.4486,\"a\":0.4352,"
            + "\"z\":6.85e2,\"s\":1795100400000,\"e\":1795100460000}";
    private static final String BAND = "{\"ev\":\"LULD\",\"T\":\"XYZ\",\"h\":110.5,\"l\":90.5,\"i\":[16],\"z\":3,"
            + "\"t\":1795100401125642800,\"q\":5925}";
    private static final String STATUS =
            "{\"ev\":\"status\",\"status\":\"success\",\"message\":\"subscribed to: T.XYZ\"}";

    private final RecordedEvents events = new RecordedEvents();
    private final StreamDecoder decoder = new StreamDecoder(
            List.of(
                    new Instrument(XYZ, "XYZ", 10_000, 100, false),
                    new Instrument(1, "LOTS", 10_000, 100, true),
                    new Instrument(2, "O:SPY251219C00650000", 10_000, 100, false)),
            20_261_119,
            events);

    private List<String> decode(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        events.clear();
        decoder.decode(bytes, 0, bytes.length, NOW_NS);
        return events.texts();
    }

    private Map<String, Long> countsOf(String frame) {
        decode(frame);
        Map<String, Long> counts = NaiveStream.counts(decoder.counts());
        counts.remove("frames");
        return counts;
    }

    private static Trade trade() {
        Trade trade = new Trade();
        trade.instrument = XYZ;
        trade.receiveNs = NOW_NS;
        trade.price = 101_237_500;
        trade.size = 7_300;
        trade.sipNs = 1_795_100_401_123_000_000L;
        trade.trfNs = 1_795_100_401_120_000_000L;
        trade.sipSequence = 778_123;
        trade.exchange = 4;
        trade.trfId = 202;
        trade.tape = 3;
        add(trade.conditions, 14, 37);
        trade.id.set("81234");
        return trade;
    }

    private static Quote quote() {
        Quote quote = new Quote();
        quote.instrument = XYZ;
        quote.receiveNs = NOW_NS;
        quote.bid = 101_220_000;
        quote.bidSize = 300_000_000;
        quote.bidExchange = 4;
        quote.ask = 101_240_000;
        quote.askSize = 100_000_000;
        quote.askExchange = 7;
        quote.sipNs = 1_795_100_401_125_000_000L;
        quote.sipSequence = 778_130;
        quote.tape = 3;
        add(quote.conditions, 1);
        add(quote.indicators, 604);
        return quote;
    }

    private static MinuteBar bar() {
        MinuteBar bar = new MinuteBar();
        bar.instrument = XYZ;
        bar.receiveNs = NOW_NS;
        bar.date = 20_261_119;
        bar.startNs = 1_795_100_400_000_000_000L;
        bar.open = 448_800;
        bar.high = 448_900;
        bar.low = 448_600;
        bar.close = 448_600;
        bar.volume = 4_110_500_000L;
        bar.vwap = 448_800;
        return bar;
    }

    private static MarketStatus band(MarketState state, int... indicators) {
        MarketStatus status = new MarketStatus();
        status.instrument = XYZ;
        status.receiveNs = NOW_NS;
        status.state = state;
        status.sipNs = 1_795_100_401_125_642_800L;
        status.upperBand = 110_500_000;
        status.lowerBand = 90_500_000;
        add(status.indicators, indicators);
        return status;
    }

    private static void add(Codes codes, int... values) {
        Arrays.stream(values).forEach(codes::add);
    }

    private static String text(Event event) {
        return EventDump.of(event);
    }

    @Test
    void readsATrade() {
        assertThat(decode("[" + TRADE + "]")).containsExactly(text(trade()));
    }

    @Test
    void readsAQuote() {
        assertThat(decode("[" + QUOTE + "]")).containsExactly(text(quote()));
    }

    @Test
    void readsAMinuteBarAndIgnoresUnusedKeys() {
        assertThat(decode("[" + BAR + "]")).containsExactly(text(bar()));
        assertThat(countsOf("[]")).containsOnly(Map.entry("events", 1L));
    }

    @Test
    void readsAPriceBandWithItsSymbolInTAndItsTimeInNanoseconds() {
        assertThat(decode("[" + BAND + "]")).containsExactly(text(band(MarketState.BAND, 16)));
    }

    @Test
    void recognizesHaltAndReopeningByIndicator() {
        assertThat(decode(BAND.replace("[16]", "[17]"))).containsExactly(text(band(MarketState.HALTED, 17)));
        assertThat(decode(BAND.replace("[16]", "[18]"))).containsExactly(text(band(MarketState.RESUMED, 18)));
        assertThat(decode(BAND.replace("[16]", "[18,17]"))).containsExactly(text(band(MarketState.HALTED, 18, 17)));
    }

    @Test
    void readsServerStatusMessages() {
        assertThat(decode("[{\"ev\":\"status\",\"status\":\"connected\",\"message\":\"Connected Successfully\"}]"))
                .containsExactly("CONNECTED (connected) Connected Successfully");
        assertThat(decode("[{\"ev\":\"status\",\"status\":\"auth_success\",\"message\":\"authenticated\"}]"))
                .containsExactly("AUTH_SUCCESS (auth_success) authenticated");
        assertThat(decode("[{\"ev\":\"status\",\"status\":\"auth_failed\",\"message\":\"authentication failed\"}]"))
                .containsExactly("AUTH_FAILED (auth_failed) authentication failed");
        assertThat(decode("[{\"ev\":\"status\",\"status\":\"auth_timeout\"}]"))
                .containsExactly("AUTH_TIMEOUT (auth_timeout) ");
        assertThat(decode("[" + STATUS + ",{\"ev\":\"status\",\"status\":\"error\",\"message\":\"not authorized\"}]"))
                .containsExactly("SUCCESS (success) subscribed to: T.XYZ", "ERROR (error) not authorized");
        assertThat(decode("{\"message\":\"Maximum \\\"1\\\" \",\"status\":\"max_connections\",\"ev\":\"status\"}"))
                .containsExactly("MAX_CONNECTIONS (max_connections) Maximum \"1\" ");
        assertThat(decode("[{\"ev\":\"status\",\"status\":\"weather\",\"message\":{\"rain\":true}}]"))
                .containsExactly("UNKNOWN (weather) ");
    }

    @Test
    void passesOnTheEventsOfAFrameInOrder() {
        assertThat(decode("[" + QUOTE + "," + TRADE + "," + BAND + "," + QUOTE + "]"))
                .containsExactly(text(quote()), text(trade()), text(band(MarketState.BAND, 16)), text(quote()));
    }

    @Test
    void acceptsASingleEventWithoutAnArray() {
        assertThat(decode(" " + TRADE + "\r\n")).containsExactly(text(trade()));
        assertThat(countsOf("[ ]")).containsOnly(Map.entry("events", 1L));
    }

    @Test
    void acceptsKeysInAnyOrder() {
        assertThat(decode("[{\"z\":3,\"q\":778130,\"t\":1795100401125,\"i\":[604],\"c\":1,\"as\":100,\"ap\":101.24,"
                        + "\"ax\":7,\"bs\":300,\"bp\":101.22,\"bx\":4,\"sym\":\"XYZ\",\"ev\":\"Q\"}]"))
                .containsExactly(text(quote()));
    }

    @Test
    void acceptsWhitespaceAndEscapesWhereverJsonAllowsThem() {
        assertThat(decode(QUOTE.replace(",", " ,\n\t").replace(":", " : ").replace("[", "[ ")))
                .containsExactly(text(quote()));
        assertThat(decode(QUOTE.replace("XYZ", "\\u0058Y\\u005a").replace("\"bp\"", "\"b\\u0070\"")))
                .containsExactly(text(quote()));
        assertThat(decode(QUOTE.replace("{\"ev\":\"Q\"", "{\"\\u0065v\":\"\\u0051\"")))
                .containsExactly(text(quote()));
    }

    @Test
    void acceptsNumbersInEveryForm() {
        assertThat(decode(QUOTE.replace(":300", ":300.0")
                        .replace(":7,", ":7.0e0,")
                        .replace("101.24", "1.0124e2")))
                .containsExactly(text(quote()));
        assertThat(decode(QUOTE.replace("[604]", "[6.04E+2]").replace("\"c\":1", "\"c\":[10e-1]")))
                .containsExactly(text(quote()));
        assertThat(decode(TRADE.replace("1795100401123", "1795100401123.0").replace("101.2375", "101.23750000000")))
                .containsExactly(text(trade()));
        assertThat(decode(TRADE.replace("\"0.007300\"", "0.0073"))).containsExactly(text(trade()));
        assertThat(decode(TRADE.replace("\"0.007300\"", "\"7.3e-3\""))).containsExactly(text(trade()));
    }

    @Test
    void acceptsTimesInEveryUnit() {
        Trade trade = trade();
        trade.sipNs += 456_789;
        assertThat(decode(TRADE.replace("1795100401123", "1795100401123456789")))
                .containsExactly(text(trade));
        trade.sipNs -= 789;
        assertThat(decode(TRADE.replace("1795100401123", "1795100401123456"))).containsExactly(text(trade));
    }

    @Test
    void treatsOptionalValuesAsMissingWhenAbsentNullOrZero() {
        Trade trade = trade();
        trade.trfId = Missing.CODE;
        trade.trfNs = Missing.LONG;
        trade.conditions.clear();
        trade.id.clear();
        trade.size = 12_000_000;
        assertThat(decode("{\"ev\":\"T\",\"sym\":\"XYZ\",\"x\":4,\"z\":3,\"p\":101.2375,\"s\":12,\"t\":1795100401123,"
                        + "\"q\":778123}"))
                .containsExactly(text(trade));
        assertThat(decode(TRADE.replace("[14,37]", "null")
                        .replace("\"81234\"", "null")
                        .replace("\"0.007300\"", "null")
                        .replace("\"s\":0", "\"s\":12")
                        .replace(":202", ":0")
                        .replace(":1795100401120", ":0")))
                .containsExactly(text(trade));
        assertThat(decode(TRADE)).containsExactly(text(trade()));
    }

    @Test
    void readsCorrectionsSoThatACancelIsNotAPrint() {
        Trade trade = trade();
        trade.correction = 10;
        assertThat(decode(TRADE.replace("\"q\"", "\"e\":10,\"q\""))).containsExactly(text(trade));
        assertThat(trade.isRecord()).isTrue();
    }

    @Test
    void dropsTheSizeOfASideWithoutAPrice() {
        Quote quote = quote();
        quote.bid = Missing.LONG;
        quote.bidSize = Missing.LONG;
        assertThat(decode(QUOTE.replace("101.22", "0"))).containsExactly(text(quote));
        assertThat(decode(QUOTE.replace("\"bp\":101.22,", ""))).containsExactly(text(quote));
    }

    @Test
    void turnsRoundLotsIntoSharesWhereTheInstrumentSaysSo() {
        Quote quote = quote();
        quote.instrument = 1;
        quote.bidSize *= 100;
        quote.askSize *= 100;
        assertThat(decode(QUOTE.replace("XYZ", "LOTS"))).containsExactly(text(quote));
    }

    @Test
    void findsLongSymbols() {
        Quote quote = quote();
        quote.instrument = 2;
        assertThat(decode(QUOTE.replace("XYZ", "O:SPY251219C00650000"))).containsExactly(text(quote));
    }

    @Test
    void skipsAndCountsUnknownKeysWhateverTheirValues() {
        String nested = "\"zz\":{\"ev\":\"T\",\"a\":[{\"}\":\"]\\\"{\"},[[]],-1.5e-3,true,false,null]},";
        assertThat(decode("[" + QUOTE.replace("\"bp\"", nested + "\"bp\"") + "]"))
                .containsExactly(text(quote()));
        assertThat(countsOf("[]")).containsOnly(Map.entry("events", 1L), Map.entry("unknown keys", 1L));
    }

    @Test
    void skipsAndCountsUnknownEventsAndSymbols() {
        String other = "{\"ev\":\"FMV\",\"fmv\":189.22,\"sym\":\"XYZ\",\"t\":1678220098130}";
        String unwanted = QUOTE.replace("XYZ", "XYZA");
        assertThat(decode("[" + other + "," + unwanted + "," + QUOTE + "]")).containsExactly(text(quote()));
        assertThat(countsOf("[" + unwanted.replace("101.22", "-1") + "]"))
                .containsOnly(Map.entry("events", 1L), Map.entry("UNKNOWN_KIND", 1L), Map.entry("unknown symbols", 2L));
    }

    @Test
    void takesTheLastOfSeveralValuesOfAKey() {
        assertThat(decode(QUOTE.replace("\"bp\":", "\"bp\":\"x\",\"bp\":"))).containsExactly(text(quote()));
        assertThat(decode(QUOTE.replace("\"ev\":\"Q\"", "\"ev\":\"T\",\"ev\":\"Q\"")))
                .containsExactly(text(quote()));
        assertThat(decode(TRADE.replace("}", ",\"ev\":\"A\"}"))).isEmpty();
        assertThat(countsOf("[]")).containsOnly(Map.entry("events", 2L), Map.entry("UNKNOWN_KIND", 1L));
    }

    @Test
    void countsABadEventByItsFaultAndContinuesWithTheNext() {
        fails(EventFault.ABSENT, TRADE.replace("\"p\":101.2375,", ""));
        fails(EventFault.ABSENT, TRADE.replace("\"sym\":\"XYZ\",", ""));
        fails(EventFault.ABSENT, TRADE.replace(":1795100401123", ":0"));
        fails(EventFault.ABSENT, TRADE.replace(":778123", ":null"));
        fails(EventFault.ABSENT, BAND.replace("\"T\"", "\"sym\""));
        fails(EventFault.ABSENT, STATUS.replace("\"success\"", "null"));
        fails(EventFault.NOT_A_NUMBER, TRADE.replace("101.2375", "\"101.2375\""));
        fails(EventFault.NOT_A_NUMBER, TRADE.replace("101.2375", "[101.2375]"));
        fails(EventFault.NOT_A_NUMBER, TRADE.replace("778123", "778123.5"));
        fails(EventFault.NOT_A_NUMBER, TRADE.replace("0.007300", "one"));
        fails(EventFault.NOT_A_TEXT, TRADE.replace("\"XYZ\"", "7"));
        fails(EventFault.NOT_A_TEXT, TRADE.replace("\"81234\"", "true"));
        fails(EventFault.NOT_A_TEXT, STATUS.replace("\"success\"", "[]"));
        fails(EventFault.NOT_CODES, TRADE.replace("[14,37]", "\"14\""));
        fails(EventFault.NOT_CODES, TRADE.replace("[14,37]", "[14,null]"));
        fails(EventFault.NOT_CODES, TRADE.replace("[14,37]", "[14,65535]"));
        fails(EventFault.NOT_CODES, TRADE.replace("[14,37]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]"));
        fails(EventFault.NOT_AN_INSTANT, TRADE.replace("1795100401123", "1795100401"));
        fails(EventFault.NOT_POSITIVE, TRADE.replace("101.2375", "0.0"));
        fails(EventFault.ZERO_SIZE, TRADE.replace("0.007300", "0"));
        fails(EventFault.NEGATIVE, TRADE.replace("101.2375", "-101.2375"));
        fails(EventFault.NEGATIVE, QUOTE.replace(":300", ":-300"));
        fails(EventFault.NEGATIVE, TRADE.replace("\"x\":4", "\"x\":-4"));
        fails(EventFault.TOO_LARGE, TRADE.replace("101.2375", "10000000.000001"));
        fails(EventFault.TOO_LARGE, TRADE.replace("101.2375", "1e99999999999"));
        fails(EventFault.TOO_LARGE, TRADE.replace("\"x\":4", "\"x\":65535"));
        fails(EventFault.TOO_LARGE, QUOTE.replace("XYZ", "LOTS").replace(":300", ":100000001"));
        fails(EventFault.TOO_LONG, TRADE.replace("81234", "8".repeat(256)));
        fails(EventFault.NOT_A_BAR, BAR.replace("\"h\":0.4489", "\"h\":0.4487"));
        fails(EventFault.NO_KIND, TRADE.replace("\"ev\":\"T\",", ""));
        fails(EventFault.NO_KIND, TRADE.replace("\"T\"", "84"));
        fails(EventFault.NOT_AN_EVENT, "null");
        fails(EventFault.NOT_AN_EVENT, "\"{\"");
    }

    @Test
    void countsInvalidJsonAsMalformedAndContinuesAfterItsBrace() {
        fails(EventFault.MALFORMED, TRADE.replace("\"p\":", "\"p\""));
        fails(EventFault.MALFORMED, TRADE.replace("101.2375", "0101.2375"));
        fails(EventFault.MALFORMED, TRADE.replace("101.2375", "101."));
        fails(EventFault.MALFORMED, TRADE.replace("101.2375", "NaN"));
        fails(EventFault.MALFORMED, TRADE.replace("[14,37]", "[14,37"));
        fails(EventFault.MALFORMED, TRADE.replace("[14,37]", "[14,37,]"));
        fails(EventFault.MALFORMED, TRADE.replace("[14,37]", "{\"a\":{}1}"));
        fails(EventFault.MALFORMED, TRADE.replace("81234", "8\n1234"));
        fails(EventFault.MALFORMED, TRADE.replace("81234", "8\\x1234"));
        fails(EventFault.MALFORMED, TRADE.replace("}", ",}"));
        fails(EventFault.MALFORMED, TRADE.replace("\"i\"", "\"i\0\""));
        fails(EventFault.MALFORMED, TRADE.replace("\"i\"", "\"\0\""));
        fails(EventFault.MALFORMED, "{\"ev\":\"A\",\"x\":tru}");
        fails(EventFault.MALFORMED, "{x}");
    }

    @Test
    void acceptsSixtyFourLevelsOfNesting() {
        String deep = "[".repeat(63) + "]".repeat(63);
        assertThat(decode(QUOTE.replace("}", ",\"zz\":" + deep + "}"))).containsExactly(text(quote()));
        fails(EventFault.MALFORMED, QUOTE.replace("}", ",\"zz\":[" + deep + "]}"));
        fails(EventFault.MALFORMED, QUOTE.replace("}", ",\"zz\":" + "[".repeat(100_000) + "}"));
    }

    @Test
    void passesOnTheEventsBeforeABreak() {
        String start = "[" + TRADE + ",";
        for (String rest : new String[] {
            "", QUOTE.substring(0, 40), QUOTE, QUOTE + "] x", QUOTE + "],", "]", "\"", QUOTE.replace("}", "{")
        }) {
            long broken = decoder.counts().bad(EventFault.BROKEN_FRAME);
            assertThat(decode(start + rest)).as(rest).first().isEqualTo(text(trade()));
            assertThat(decoder.counts().bad(EventFault.BROKEN_FRAME)).as(rest).isEqualTo(broken + 1);
        }
        for (String frame : new String[] {"", " ", "x", "null", "\"", "[", "{", "{\"ev\":\"T\"", TRADE + TRADE}) {
            long broken = decoder.counts().bad(EventFault.BROKEN_FRAME);
            decode(frame);
            assertThat(decoder.counts().bad(EventFault.BROKEN_FRAME)).as(frame).isEqualTo(broken + 1);
        }
    }

    @Test
    void readsNeitherPastTheEndNorFromALongerPreviousFrame() {
        decode("[" + QUOTE + "," + TRADE + "," + QUOTE + "]");
        assertThat(decode("[" + TRADE + "]")).containsExactly(text(trade()));
        byte[] bytes = ("[" + QUOTE + "]").getBytes(StandardCharsets.UTF_8);
        events.clear();
        decoder.decode(bytes, 0, bytes.length - 2, NOW_NS);
        assertThat(events.texts()).isEmpty();
        assertThat(decode("[" + QUOTE + "," + TRADE + "," + QUOTE + "," + TRADE + "]"))
                .containsExactly(text(quote()), text(trade()), text(quote()), text(trade()));
    }

    @Test
    void readsTheSameWhicheverMemberIsWrittenDifferently() {
        for (String[] other : new String[][] {
            {"\"bx\":4", "\"bx\":4.0"},
            {"\"bx\":4", "\"bx\":0.4e1"},
            {"101.22", "1.0122e2"},
            {"101.22", "101.2200000"},
            {"\"bs\":300", "\"bs\":\"300\""},
            {"\"ax\":7", "\"ax\": 7"},
            {"\"as\":100", "\"as\":1e2"},
            {"\"c\":1", "\"c\":[1]"},
            {"[604]", "604"},
            {"1795100401125", "1795100401125000"},
            {"778130", "778130.0"},
            {"XYZ", "X\\u0059Z"},
            {"\"z\":3}", "\"z\":3 }"}
        }) {
            assertThat(decode("[" + QUOTE.replace(other[0], other[1]) + "," + QUOTE + "]"))
                    .as(other[1])
                    .containsExactly(text(quote()), text(quote()));
        }
    }

    @Test
    void refusesATimeThatIsNotOfTheSessionOrAheadOfTheClock() {
        long atMs = NOW_NS / 1_000_000;
        StreamDecoder strict = new StreamDecoder(
                List.of(new Instrument(XYZ, "XYZ", 10_000, 100, false)),
                20_261_119,
                new SoundTimes(NOW_NS - HOUR_NS, NOW_NS + HOUR_NS, 5 * SECOND_NS),
                events);
        String frame = "[" + QUOTE;
        for (long ms : new long[] {atMs - 3_600_000, atMs - 3_600_001, atMs + 5_000, atMs + 5_001, atMs + 3_600_001}) {
            frame += "," + TRADE.replace("1795100401123", "" + ms);
        }
        frame += "," + QUOTE.replace("1795100401125", "" + (atMs + 6_000)) + ","
                + BAND.replace("1795100401125642800", "1000000000000000000") + ","
                + BAR.replace("1795100400000", "" + (atMs + 60_000)) + "," + STATUS + "," + QUOTE + "]";
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        events.clear();
        strict.decode(bytes, 0, bytes.length, NOW_NS);
        assertThat(events.texts()).hasSize(5);
        assertThat(strict.counts().badByFault()).isEqualTo(Map.of("not of the session", 3L, "ahead of the clock", 3L));
    }

    @Test
    void refusesARangeOutsideTheBytes() {
        assertThatThrownBy(() -> decoder.decode(new byte[10], 5, 6, NOW_NS))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void survivesEveryCutOfAFrame() {
        String frame = "[" + TRADE + "," + QUOTE + "," + BAND + "," + BAR + "," + STATUS + "]";
        for (int length = 0; length < frame.length(); length++) {
            long broken = decoder.counts().bad(EventFault.BROKEN_FRAME);
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            decoder.decode(bytes, 0, length, NOW_NS);
            assertThat(decoder.counts().bad(EventFault.BROKEN_FRAME)).isEqualTo(broken + 1);
            assertThat(decoder.counts().bad()).isEqualTo(broken + 1);
        }
    }

    @Test
    void countsABrokenFrameAndAnUnknownKindByReason() {
        decode("[" + TRADE + "," + QUOTE.substring(0, 40));
        decode("[" + TRADE + "," + "{\"ev\":\"FMV\",\"sym\":\"XYZ\",\"fmv\":101.2}]");
        assertThat(decoder.counts().badByFault()).isEqualTo(Map.of("broken frame", 1L, "unknown kind", 1L));
        assertThat(decoder.counts().bad()).isEqualTo(2);
        assertThat(decoder.counts().events()).isEqualTo(2);
    }

    private void fails(EventFault fault, String event) {
        long before = decoder.counts().bad(fault);
        long all = decoder.counts().bad();
        assertThat(decode("[" + event + "," + QUOTE + "]")).as(event).containsExactly(text(quote()));
        assertThat(decoder.counts().bad(fault)).as(event).isEqualTo(before + 1);
        assertThat(decoder.counts().bad()).as(event).isEqualTo(all + 1);
    }
}
