package io.ringtape.polygon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Codes;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that no event as the vendor sends it takes the slow reader, and what each is read as. */
class VendorShapesTest {
    private static final long T_NS = 1_795_100_401_123_000_000L;
    private static final String LIT = "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":11,\"i\":\"52983525029461\",\"z\":2,"
            + "\"p\":671.23,\"s\":100,\"c\":[14,41],\"t\":1795100401123,\"q\":778123}";
    private static final String QUOTE = "{\"ev\":\"Q\",\"sym\":\"SPY\",\"bx\":11,\"bp\":671.22,\"bs\":300,\"ax\":12,"
            + "\"ap\":671.24,\"as\":120,\"c\":1,\"i\":[604],\"t\":1795100401123,\"q\":778130,\"z\":2}";
    private static final String BAND = "{\"ev\":\"LULD\",\"T\":\"QQQ\",\"h\":610.5,\"l\":590.5,\"i\":[16],\"z\":3,"
            + "\"t\":1795100401123642800,\"q\":5925}";

    private final List<String> symbols = new ArrayList<>();
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private final MinuteBar bar = new MinuteBar();
    private final MarketStatus band = new MarketStatus();

    private final StreamDecoder decoder = new StreamDecoder(
            List.of(
                    new Instrument(0, "SPY", 10_000, 40, false),
                    new Instrument(1, "QQQ", 10_000, 40, false),
                    new Instrument(2, "BRK.B", 10_000, 100, false),
                    new Instrument(3, "BApA", 10_000, 100, false),
                    new Instrument(4, "AACT.WS", 10_000, 100, false),
                    new Instrument(5, "O:SPY251219C00650000", 10_000, 100, false)),
            20_261_119,
            new FrameListener() {
                @Override
                public void onTrade(Trade event) {
                    symbols.add("trade " + event.instrument);
                    trade.price = event.price;
                    trade.size = event.size;
                    trade.sipNs = event.sipNs;
                    trade.exchangeNs = event.exchangeNs;
                    trade.exchange = event.exchange;
                    trade.sipSequence = event.sipSequence;
                    trade.conditions.set(event.conditions);
                }

                @Override
                public void onQuote(Quote event) {
                    symbols.add("quote " + event.instrument);
                    quote.bid = event.bid;
                    quote.bidSize = event.bidSize;
                    quote.ask = event.ask;
                    quote.exchangeNs = event.exchangeNs;
                    quote.conditions.set(event.conditions);
                }

                @Override
                public void onMinuteBar(MinuteBar event) {
                    symbols.add("bar " + event.instrument);
                    bar.volume = event.volume;
                    bar.vwap = event.vwap;
                }

                @Override
                public void onMarketStatus(MarketStatus event) {
                    symbols.add("band " + event.instrument);
                    band.sipNs = event.sipNs;
                    band.upperBand = event.upperBand;
                    band.lowerBand = event.lowerBand;
                }

                @Override
                public void onServerStatus(ServerStatus event) {
                    symbols.add("status " + event.word);
                }
            });

    private void decode(String event) {
        byte[] bytes = ("[" + event + "]").getBytes(StandardCharsets.UTF_8);
        symbols.clear();
        decoder.decode(bytes, 0, bytes.length, T_NS);
        assertThat(symbols).as(event).hasSize(1);
    }

    private void decodeFast(String event) {
        long slow = decoder.counts().slowEvents();
        decode(event);
        assertThat(decoder.counts().slowEvents()).as(event).isEqualTo(slow);
        assertThat(decoder.counts().unknownKeys()).as(event).isZero();
    }

    static List<Map.Entry<String, String>> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("trade, lit", LIT);
        shapes.put(
                "trade, off exchange",
                "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":4,\"i\":\"81234\",\"z\":2,\"p\":671.2375,\"s\":12,\"ds\":\"12.5\","
                        + "\"c\":[12,37],\"t\":1795100401123,\"q\":778123,\"trfi\":202,\"trft\":1795100401120}");
        shapes.put(
                "trade, below one share",
                "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":4,\"i\":\"81234\",\"z\":2,\"p\":671.2375,\"s\":0,"
                        + "\"ds\":\"0.007300\",\"c\":[14,37],\"t\":1795100401123,\"q\":778123,\"trfi\":202,"
                        + "\"trft\":1795100401120}");
        shapes.put("trade, participant time first", LIT.replace("\"sym\"", "\"pt\":1795100401119,\"sym\""));
        shapes.put("trade, participant time", LIT.replace("\"q\"", "\"pt\":1795100401119,\"q\""));
        shapes.put("trade, participant time last", LIT.replace("}", ",\"pt\":1795100401119}"));
        shapes.put("trade, regular sale spelled out", LIT.replace("[14,41]", "[0,12]"));
        shapes.put("trade, one condition as a number", LIT.replace("[14,41]", "12"));
        shapes.put("trade, no conditions", LIT.replace("[14,41]", "[]"));
        shapes.put("trade, without conditions", LIT.replace("\"c\":[14,41],", ""));
        shapes.put("trade, large", LIT.replace(":100,", ":12345678,\"ds\":\"12345678.900000\","));
        shapes.put("trade, cancelled", LIT.replace("}", ",\"e\":10}"));
        shapes.put("quote", QUOTE);
        shapes.put("quote, without indicators", QUOTE.replace(",\"i\":[604]", ""));
        shapes.put("quote, participant time", QUOTE.replace("\"q\"", "\"pt\":1795100401119,\"q\""));
        shapes.put("quote, without a bid", QUOTE.replace("671.22", "0").replace(":300", ":0"));
        shapes.put(
                "bar",
                "{\"ev\":\"AM\",\"sym\":\"SPY\",\"v\":4110,\"dv\":\"4110.25\",\"av\":94701570,\"dav\":\"94701570.75\","
                        + "\"op\":670.4372,\"vw\":671.4488,\"o\":671.4488,\"c\":671.4486,\"h\":671.4489,\"l\":671.4486,"
                        + "\"a\":670.4352,\"z\":12.0,\"s\":1795100400000,\"e\":1795100460000}");
        shapes.put(
                "bar, over the counter",
                "{\"ev\":\"AM\",\"sym\":\"SPY\",\"v\":41102233,\"av\":94701570,\"op\":0.4372,\"vw\":0.448812345,"
                        + "\"o\":0.4488,\"c\":0.4486,\"h\":0.4489,\"l\":0.4486,\"a\":0.4352,\"z\":685,"
                        + "\"s\":1795100400000,\"e\":1795100460000,\"otc\":true}");
        shapes.put("band in nanoseconds", BAND);
        shapes.put("band in microseconds", BAND.replace("1795100401123642800", "1795100401123642"));
        shapes.put("band in milliseconds", BAND.replace("1795100401123642800", "1795100401123"));
        shapes.put("band of zero", BAND.replace("610.5", "0").replace("590.5", "0.0"));
        return List.copyOf(shapes.entrySet());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsWhatTheVendorSendsTheFastWay(Map.Entry<String, String> shape) {
        decodeFast(shape.getValue());
        assertThat(decoder.counts().slowEvents()).isZero();
        assertThat(decoder.counts().events()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\":11", "\"z\":2", "\"s\":100", "\"t\":1795100401123", "\"q\":778123"})
    void readsAWholeNumberWithAPointTheFastWay(String member) {
        decodeFast(LIT.replace(member, member + ".0"));
        assertThat(trade.sipNs).isEqualTo(T_NS);
        assertThat(trade.size).isEqualTo(100_000_000);
        assertThat(trade.exchange).isEqualTo(11);
        assertThat(trade.sipSequence).isEqualTo(778_123);
        decodeFast(QUOTE.replace("\"c\":1", "\"c\":1.0").replace("\"bx\":11", "\"bx\":11.0"));
        assertThat(quote.conditions).isEqualTo(codes(1));
    }

    @Test
    void takesTheParticipantTimeWhereverItStandsAndInAnyUnit() {
        decode(LIT);
        assertThat(trade.exchangeNs).isEqualTo(Missing.LONG);
        for (String place : new String[] {"\"sym\"", "\"x\"", "\"p\"", "\"t\"", "\"q\""}) {
            decodeFast(LIT.replace(place, "\"pt\":1795100401119," + place));
            assertThat(trade.exchangeNs).as(place).isEqualTo(T_NS - 4_000_000);
            assertThat(trade.sipNs).isEqualTo(T_NS);
        }
        decodeFast(LIT.replace("}", ",\"pt\":1795100401119123456}"));
        assertThat(trade.exchangeNs).isEqualTo(T_NS - 4_000_000 + 123_456);
        decodeFast(LIT.replace("}", ",\"pt\":0}"));
        assertThat(trade.exchangeNs).isEqualTo(Missing.LONG);
        decodeFast(QUOTE.replace("\"bx\"", "\"pt\":1795100401119,\"bx\""));
        assertThat(quote.exchangeNs).isEqualTo(T_NS - 4_000_000);
        decodeFast(QUOTE);
        assertThat(quote.exchangeNs).isEqualTo(Missing.LONG);
    }

    @Test
    void aZeroAmongTheConditionsIsARegularSale() {
        ConditionTable table = ConditionTable.builder()
                .add(0, ConditionTable.ALL, ConditionTable.ALL)
                .add(12, ConditionTable.VOLUME, ConditionTable.ALL)
                .build();
        for (String conditions : new String[] {"[0]", "0", "[]"}) {
            decodeFast(LIT.replace("[14,41]", conditions));
            assertThat(table.mask(trade.conditions, true)).as(conditions).isEqualTo(ConditionTable.ALL);
        }
        for (String conditions : new String[] {"[12]", "12", "[0,12]", "[12,0]"}) {
            decodeFast(LIT.replace("[14,41]", conditions));
            assertThat(table.mask(trade.conditions, true)).as(conditions).isEqualTo(ConditionTable.VOLUME);
        }
    }

    @Test
    void takesTheExactSizeOfAPrintBelowOneShare() {
        decodeFast(LIT.replace(":100,", ":0,\"ds\":\"0.007300\","));
        assertThat(trade.size).isEqualTo(7_300);
        decodeFast(LIT.replace(":100,", ":12,\"ds\":\"12.0000005\","));
        assertThat(trade.size).isEqualTo(12_000_001);
        decodeFast(LIT.replace(":100,", ":12,\"ds\":\"9876543210.123456\","));
        assertThat(trade.size).isEqualTo(9_876_543_210_123_456L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPY", "QQQ", "BRK.B", "BApA", "AACT.WS", "O:SPY251219C00650000"})
    void findsSymbolsWithDotsSmallLettersAndAnyLength(String symbol) {
        decodeFast(LIT.replace("SPY", symbol));
        String first = symbols.get(0);
        decodeFast(QUOTE.replace("SPY", symbol));
        assertThat(symbols.get(0)).isEqualTo(first.replace("trade", "quote"));
    }

    @Test
    void doesNotFindASymbolInOtherLetters() {
        for (String other : new String[] {"BAPA", "BRK", "BRK.A", "BRKB", "AACT.WT", "O:SPY251219C00650001"}) {
            byte[] bytes = LIT.replace("SPY", other).getBytes(StandardCharsets.UTF_8);
            decoder.decode(bytes, 0, bytes.length, T_NS);
        }
        assertThat(symbols).isEmpty();
        assertThat(decoder.counts().unknownSymbols()).isEqualTo(6);
        assertThat(decoder.counts().slowEvents()).isZero();
    }

    @Test
    void aBandOfZeroIsNoBand() {
        decodeFast(BAND.replace("610.5", "0").replace("590.5", "0.0"));
        assertThat(band.upperBand).isEqualTo(Missing.LONG);
        assertThat(band.lowerBand).isEqualTo(Missing.LONG);
    }

    @Test
    void takesTheTimeOfABandInNanosecondsAndInMilliseconds() {
        decodeFast(BAND);
        assertThat(band.sipNs).isEqualTo(T_NS + 642_800);
        decodeFast(BAND.replace("1795100401123642800", "1795100401123"));
        assertThat(band.sipNs).isEqualTo(T_NS);
    }

    @Test
    void countsEventsThatTakeTheSlowReader() {
        String[] odd = {
            LIT.replace("SPY", "\\u0053PY"),
            LIT.replace("\"x\"", "\"zz\":1,\"x\""),
            LIT.replace("\"x\"", "\"longKey\":1,\"x\""),
            LIT.replace("\"ev\":\"T\",", "").replace("}", ",\"ev\":\"T\"}"),
            LIT.replace(",", ", "),
            LIT.replace("671.23", "6.7123e2"),
            "{\"ev\":\"status\",\"status\":\"success\",\"message\":\"subscribed to: T.SPY\"}"
        };
        for (String event : odd) {
            long before = decoder.counts().slowEvents();
            decode(event);
            assertThat(decoder.counts().slowEvents()).as(event).isEqualTo(before + 1);
        }
        decode(LIT);
        assertThat(decoder.counts().slowEvents()).isEqualTo(odd.length);
        assertThat(decoder.counts().events()).isEqualTo(odd.length + 1);
    }

    @Test
    void namesEachUnknownKeyOnce() {
        for (int i = 0; i < 3; i++) {
            decode(LIT.replace("\"x\"", "\"zz\":1,\"theNewKey\":{},\"x\""));
            decode(QUOTE.replace("\"bx\"", "\"zz\":[\"x\"],\"bx\""));
        }
        assertThat(decoder.counts().unknownKeyNames()).containsExactly("T.zz", "T.theNewKey", "Q.zz");
        assertThat(decoder.counts().unknownKeys()).isEqualTo(9);
    }

    @Test
    void keepsFewAndShortNamesOfUnknownKeys() {
        for (int i = 0; i < 2 * KeyNames.MOST; i++) {
            decode(LIT.replace("\"x\"", "\"" + "k".repeat(KeyNames.LONGEST + 1) + i + "\":1,\"k" + i + "\":1,\"x\""));
        }
        assertThat(decoder.counts().unknownKeyNames())
                .hasSize(KeyNames.MOST)
                .startsWith("T.k0", "T.k1")
                .endsWith("T.k" + (KeyNames.MOST - 1));
        assertThat(decoder.counts().unknownKeys()).isEqualTo(4 * KeyNames.MOST);
    }

    private static Codes codes(int code) {
        Codes codes = new Codes();
        codes.add(code);
        return codes;
    }
}
