package io.ringtape.polygon.sim;

import io.ringtape.event.Missing;
import io.ringtape.event.Nanos;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.simulation.SimulatedFault;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes what is published into the batch that is sent next, with the faults of the stream: what it adds, leaves out or
 * writes in another way. For one thread.
 */
final class StreamWriter {
    private static final long SHUFFLE_SEED = 20_261_129;

    private final EventJson json;
    private final EventBatch batch;
    private final FaultSpans faults;
    private final Instrument[] instruments;
    private final Trade changed = new Trade();
    private long strangeIds;

    StreamWriter(
            List<Instrument> listed, Instrument[] byId, EventShape shape, EventBatch batch, SimulatorCounts counts) {
        instruments = byId;
        json = new EventJson(listed, shape);
        faults = new FaultSpans(counts, byId);
        this.batch = batch;
    }

    void add(SimulatedFault<FaultKind> fault, long nowNs) {
        if (fault.kind() == FaultKind.SHAPE) {
            json.become(changed(json.shape(), fault));
        } else {
            faults.add(fault, nowNs);
        }
    }

    void calm() {
        faults.clear();
    }

    void trade(Trade trade, long nowNs) {
        if (faults.isEmpty()) {
            write(trade);
            return;
        }
        int instrument = trade.instrument;
        if (isLost(instrument, nowNs)) {
            return;
        }
        extendKeys(instrument, nowNs);
        write(trade);
        json.extendKeys(false);
        if (faults.strike(FaultKind.DUPLICATE, instrument, nowNs) != null) {
            write(trade);
        }
        SimulatedFault<FaultKind> absurd = faults.strike(FaultKind.ABSURD_PRICE, instrument, nowNs);
        if (absurd != null) {
            strange(trade);
            changed.price = (long) (trade.price * absurd.number("factor"));
            write(changed);
        }
        absurd = faults.strike(FaultKind.ABSURD_TIME, instrument, nowNs);
        if (absurd != null) {
            strange(trade);
            changed.sipNs = trade.sipNs + (long) (absurd.number("hours") * Nanos.HOUR_NS);
            changed.exchangeNs = Missing.LONG;
            write(changed);
        }
        addStrangers(Channel.T, instrument, nowNs);
    }

    void quote(Quote quote, long nowNs) {
        if (faults.isEmpty()) {
            write(quote);
            return;
        }
        int instrument = quote.instrument;
        if (isLost(instrument, nowNs)) {
            return;
        }
        extendKeys(instrument, nowNs);
        write(quote);
        json.extendKeys(false);
        if (faults.strike(FaultKind.DUPLICATE, instrument, nowNs) != null) {
            write(quote);
        }
        addStrangers(Channel.Q, instrument, nowNs);
    }

    void bar(SimulatedBar bar, BarTopic topic, long nowNs) {
        if (faults.strike(FaultKind.SILENCE, bar.instrument(), nowNs) == null) {
            json.bar(batch.json(), bar, topic);
            batch.add(topic == BarTopic.A ? Channel.A : Channel.AM, bar.instrument());
        }
    }

    void band(PriceBand band) {
        json.band(batch.json(), band);
        batch.add(Channel.LULD, band.instrument());
    }

    private void write(Trade trade) {
        json.trade(batch.json(), trade);
        batch.add(Channel.T, trade.instrument);
    }

    private void write(Quote quote) {
        json.quote(batch.json(), quote);
        batch.add(Channel.Q, quote.instrument);
    }

    private boolean isLost(int instrument, long nowNs) {
        return faults.strike(FaultKind.SILENCE, instrument, nowNs) != null
                || faults.strike(FaultKind.LOSE, instrument, nowNs) != null;
    }

    private void extendKeys(int instrument, long nowNs) {
        json.extendKeys(faults.strike(FaultKind.UNKNOWN_KEYS, instrument, nowNs) != null);
    }

    /** Makes a print that never was out of a true one. */
    private void strange(Trade trade) {
        copy(trade, changed);
        changed.id.set("strange-" + ++strangeIds);
    }

    private static void copy(Trade from, Trade to) {
        to.instrument = from.instrument;
        to.price = from.price;
        to.size = from.size;
        to.sipNs = from.sipNs;
        to.exchangeNs = from.exchangeNs;
        to.trfNs = from.trfNs;
        to.sipSequence = from.sipSequence;
        to.exchange = from.exchange;
        to.trfId = from.trfId;
        to.tape = from.tape;
        to.correction = from.correction;
        to.conditions.set(from.conditions);
    }

    private void addStrangers(Channel channel, int instrument, long nowNs) {
        if (faults.strike(FaultKind.UNKNOWN_EVENT, instrument, nowNs) != null) {
            raw(
                    "{\"ev\":\"XYZ\",\"sym\":\"" + instruments[instrument].symbol() + "\",\"v\":[1,{\"a\":null}]}",
                    channel,
                    instrument);
        }
        SimulatedFault<FaultKind> malformed = faults.strike(FaultKind.MALFORMED, instrument, nowNs);
        if (malformed != null) {
            raw(
                    malformed(malformed.text("form"), channel, instruments[instrument].symbol(), nowNs),
                    channel,
                    instrument);
        }
    }

    private void raw(String text, Channel channel, int instrument) {
        batch.json().raw(text.getBytes(StandardCharsets.UTF_8));
        batch.add(channel, instrument);
    }

    private static String malformed(String form, Channel channel, String symbol, long nowNs) {
        String kind = "\"ev\":\"" + channel + "\"";
        String sym = ",\"sym\":\"" + symbol + "\"";
        String price = channel == Channel.T ? ",\"p\":100.25,\"s\":100" : ",\"bp\":100.25,\"bs\":100";
        String rest = ",\"t\":" + nowNs / Nanos.MILLI_NS + ",\"q\":1,\"x\":4,\"i\":\"malformed\"";
        return switch (form) {
            case "bad-json" -> '{' + kind + sym + price + ",\"c\":[1,}";
            case "no-price" -> '{' + kind + sym + (channel == Channel.T ? ",\"s\":100" : "") + ",\"q\":1}";
            case "text-price" -> '{' + kind + sym + price.replace("100.25", "\"high\"") + rest + '}';
            case "no-kind" -> "{\"sym\":\"" + symbol + '"' + price + rest + '}';
            case "no-symbol" -> '{' + kind + price + rest + '}';
            case "negative-size" ->
                '{' + kind + sym + price.replace("100}", "-100}").replace(":100", ":-100") + rest + '}';
            case "not-an-object" -> "17";
            default -> '{' + kind + sym + price.replace("100.25", "1.2.3") + rest + '}';
        };
    }

    private static EventShape changed(EventShape shape, SimulatedFault<FaultKind> fault) {
        EventShape next = shape;
        if (isGiven(fault, "pt")) {
            next = next.withParticipantTimes(fault.text("pt").equals("on"));
        }
        if (isGiven(fault, "ds")) {
            next = next.withExactSizes(fault.text("ds").equals("on"));
        }
        if (isGiven(fault, "c")) {
            next = next.withRegularSale(
                    switch (fault.text("c")) {
                        case "empty" -> EventShape.RegularSale.EMPTY;
                        case "zero" -> EventShape.RegularSale.ZERO;
                        default -> EventShape.RegularSale.ABSENT;
                    });
        }
        if (isGiven(fault, "keys")) {
            next = next.withShuffledKeys(fault.text("keys").equals("shuffled") ? SHUFFLE_SEED : 0);
        }
        if (isGiven(fault, "luld")) {
            next = next.withLuldMillis(fault.text("luld").equals("ms"));
        }
        if (isGiven(fault, "integers")) {
            next = next.withDecimalIntegers(fault.text("integers").equals("decimal"));
        }
        return next;
    }

    private static boolean isGiven(SimulatedFault<FaultKind> fault, String name) {
        return !fault.text(name).equals("keep");
    }
}
