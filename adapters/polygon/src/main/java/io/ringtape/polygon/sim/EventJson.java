package io.ringtape.polygon.sim;

import static io.ringtape.event.Missing.isPresent;
import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.Codes;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Writes events as the vendor's stream does, in a given shape. Does not allocate per event. For one thread. */
final class EventJson {
    private static final byte[] EV = JsonBytes.key("ev");
    private static final byte[] TRADE = "\"T\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTE = "\"Q\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LULD = "\"LULD\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW_KEY = JsonBytes.key("new");
    private static final byte[] NEW_TEXT = JsonBytes.key("note");
    private static final byte[] NEW_VALUE = "{\"a\":[1,{\"b\":null}]}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZERO = "[0]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SYM = JsonBytes.key("sym");
    private static final byte[] A = JsonBytes.key("a");
    private static final byte[] AP = JsonBytes.key("ap");
    private static final byte[] AS = JsonBytes.key("as");
    private static final byte[] AV = JsonBytes.key("av");
    private static final byte[] AX = JsonBytes.key("ax");
    private static final byte[] BP = JsonBytes.key("bp");
    private static final byte[] BS = JsonBytes.key("bs");
    private static final byte[] BX = JsonBytes.key("bx");
    private static final byte[] C = JsonBytes.key("c");
    private static final byte[] DAV = JsonBytes.key("dav");
    private static final byte[] DS = JsonBytes.key("ds");
    private static final byte[] DV = JsonBytes.key("dv");
    private static final byte[] E = JsonBytes.key("e");
    private static final byte[] H = JsonBytes.key("h");
    private static final byte[] I = JsonBytes.key("i");
    private static final byte[] L = JsonBytes.key("l");
    private static final byte[] O = JsonBytes.key("o");
    private static final byte[] OP = JsonBytes.key("op");
    private static final byte[] P = JsonBytes.key("p");
    private static final byte[] PT = JsonBytes.key("pt");
    private static final byte[] Q = JsonBytes.key("q");
    private static final byte[] S = JsonBytes.key("s");
    private static final byte[] T = JsonBytes.key("T");
    private static final byte[] TIME = JsonBytes.key("t");
    private static final byte[] TRFI = JsonBytes.key("trfi");
    private static final byte[] TRFT = JsonBytes.key("trft");
    private static final byte[] V = JsonBytes.key("v");
    private static final byte[] VW = JsonBytes.key("vw");
    private static final byte[] X = JsonBytes.key("x");
    private static final byte[] Z = JsonBytes.key("z");

    private final Instrument[] instruments;
    private final byte[][] symbols;
    private EventShape shape;
    private Random shuffle;
    private boolean extended;

    EventJson(List<Instrument> listed, EventShape shape) {
        int ids = listed.stream().mapToInt(Instrument::id).max().orElse(0) + 1;
        instruments = new Instrument[ids];
        symbols = new byte[ids][];
        for (Instrument instrument : listed) {
            instruments[instrument.id()] = instrument;
            symbols[instrument.id()] = instrument.symbol().getBytes(StandardCharsets.UTF_8);
        }
        become(shape);
    }

    EventShape shape() {
        return shape;
    }

    void become(EventShape next) {
        shape = next;
        shuffle = next.shuffleSeed() == 0 ? null : new Random(next.shuffleSeed());
    }

    /** Whether events get keys that no document names. */
    void extendKeys(boolean isExtended) {
        extended = isExtended;
    }

    void trade(JsonBytes json, Trade trade) {
        begin(json, TRADE, SYM, trade.instrument);
        code(json, X, trade.exchange);
        if (!trade.id.isEmpty()) {
            json.text(I, trade.id.bytes(), trade.id.length());
        }
        code(json, Z, trade.tape);
        json.micros(P, trade.price);
        json.number(S, trade.size / Micros.ONE);
        if (shape.exactSizes()) {
            json.decimalText(DS, trade.size);
        }
        saleConditions(json, trade.conditions);
        times(json, trade.sipNs, trade.exchangeNs);
        json.number(Q, trade.sipSequence);
        code(json, TRFI, trade.trfId);
        if (isPresent(trade.trfNs)) {
            json.number(TRFT, Math.floorDiv(trade.trfNs, MILLI_NS));
        }
        end(json);
    }

    void quote(JsonBytes json, Quote quote) {
        begin(json, QUOTE, SYM, quote.instrument);
        Instrument instrument = instruments[quote.instrument];
        long unit = Micros.ONE * (instrument.quoteSizeInLots() ? instrument.roundLot() : 1);
        code(json, BX, quote.bidExchange);
        json.micros(BP, orZero(quote.bid));
        json.number(BS, orZero(quote.bidSize) / unit);
        code(json, AX, quote.askExchange);
        json.micros(AP, orZero(quote.ask));
        json.number(AS, orZero(quote.askSize) / unit);
        if (quote.conditions.count() == 1) {
            json.number(C, quote.conditions.at(0));
        } else if (quote.conditions.count() > 1) {
            json.codes(C, quote.conditions);
        }
        if (quote.indicators.count() > 0) {
            json.codes(I, quote.indicators);
        }
        times(json, quote.sipNs, quote.exchangeNs);
        json.number(Q, quote.sipSequence);
        code(json, Z, quote.tape);
        end(json);
    }

    void bar(JsonBytes json, SimulatedBar bar, BarTopic topic) {
        begin(json, topic.json(), SYM, bar.instrument());
        json.number(V, bar.volume() / Micros.ONE);
        if (shape.exactSizes()) {
            json.decimalText(DV, bar.volume());
        }
        json.number(AV, bar.dayVolume() / Micros.ONE);
        if (shape.exactSizes()) {
            json.decimalText(DAV, bar.dayVolume());
        }
        if (isPresent(bar.dayOpen())) {
            json.micros(OP, bar.dayOpen());
        }
        json.micros(VW, bar.vwap());
        json.micros(O, bar.open()).micros(C, bar.close()).micros(H, bar.high()).micros(L, bar.low());
        json.micros(A, bar.dayVwap());
        json.number(Z, bar.trades() == 0 ? 0 : bar.volume() / Micros.ONE / bar.trades());
        json.number(S, Math.floorDiv(bar.startNs(), MILLI_NS));
        json.number(E, Math.floorDiv(bar.startNs() + topic.widthNs(), MILLI_NS));
        end(json);
    }

    void band(JsonBytes json, PriceBand band) {
        begin(json, LULD, T, band.instrument());
        json.micros(H, band.upper());
        json.micros(L, band.lower());
        json.codes(I, band.indicators());
        code(json, Z, band.tape());
        json.number(TIME, shape.luldMillis() ? Math.floorDiv(band.timeNs(), MILLI_NS) : band.timeNs());
        json.number(Q, band.sequence());
        end(json);
    }

    private void begin(JsonBytes json, byte[] kind, byte[] symbolKey, int instrument) {
        json.setDecimalIntegers(shape.decimalIntegers());
        byte[] symbol = symbols[instrument];
        json.begin().json(EV, kind).text(symbolKey, symbol, symbol.length);
    }

    private void end(JsonBytes json) {
        if (extended) {
            json.json(NEW_KEY, NEW_VALUE).text(NEW_TEXT, "a \"quoted\" text");
        }
        if (shuffle == null) {
            json.end();
        } else {
            json.end(shuffle);
        }
    }

    private void times(JsonBytes json, long sipNs, long exchangeNs) {
        json.number(TIME, Math.floorDiv(sipNs, MILLI_NS));
        if (shape.participantTimes() && isPresent(exchangeNs)) {
            json.number(PT, Math.floorDiv(exchangeNs, MILLI_NS));
        }
    }

    private void saleConditions(JsonBytes json, Codes conditions) {
        if (conditions.count() > 0 || shape.regularSale() == EventShape.RegularSale.EMPTY) {
            json.codes(C, conditions);
        } else if (shape.regularSale() == EventShape.RegularSale.ZERO) {
            json.json(C, ZERO);
        }
    }

    private static void code(JsonBytes json, byte[] key, int code) {
        if (code != Missing.CODE) {
            json.number(key, code);
        }
    }

    private static long orZero(long value) {
        return isPresent(value) ? value : 0;
    }
}
