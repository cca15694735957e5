package io.ringtape.bench.jmh;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Text;
import io.ringtape.event.Trade;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of our codec for a print and for a quote, written and read by code that knows each field's place. It asks for
 * room once an event and knows one version of the fields, the newest.
 */
final class HandWrittenCodec {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BODY = 34;
    private static final int MAX_RECORD = 256;

    private final byte[] bytes = new byte[MAX_RECORD];

    /** What was written last. */
    byte[] bytes() {
        return bytes;
    }

    /** Takes those bytes as written. */
    void bytes(byte[] from, int length) {
        System.arraycopy(from, 0, bytes, 0, length);
    }

    /** Writes the print; the answer is the record's length. */
    int write(Trade trade) {
        head(trade);
        LONG.set(bytes, 34, trade.price);
        LONG.set(bytes, 42, trade.size);
        LONG.set(bytes, 50, trade.sipNs);
        LONG.set(bytes, 58, trade.exchangeNs);
        LONG.set(bytes, 66, trade.trfNs);
        LONG.set(bytes, 74, trade.sipSequence);
        SHORT.set(bytes, 82, (short) trade.exchange);
        SHORT.set(bytes, 84, (short) trade.trfId);
        SHORT.set(bytes, 86, (short) trade.tape);
        SHORT.set(bytes, 88, (short) trade.correction);
        int end = write(trade.conditions, 90);
        int letters = trade.id.length();
        INT.set(bytes, end, letters);
        System.arraycopy(trade.id.bytes(), 0, bytes, end + 4, letters);
        return ended(end + 4 + letters);
    }

    /** Writes the quote; the answer is the record's length. */
    int write(Quote quote) {
        head(quote);
        LONG.set(bytes, 34, quote.bid);
        LONG.set(bytes, 42, quote.ask);
        LONG.set(bytes, 50, quote.bidSize);
        LONG.set(bytes, 58, quote.askSize);
        LONG.set(bytes, 66, quote.sipNs);
        LONG.set(bytes, 74, quote.exchangeNs);
        LONG.set(bytes, 82, quote.trfNs);
        LONG.set(bytes, 90, quote.sipSequence);
        SHORT.set(bytes, 98, (short) quote.bidExchange);
        SHORT.set(bytes, 100, (short) quote.askExchange);
        SHORT.set(bytes, 102, (short) quote.tape);
        return ended(write(quote.indicators, write(quote.conditions, 104)));
    }

    private void head(Event event) {
        bytes[4] = (byte) event.type().code();
        bytes[5] = (byte) event.type().version();
        INT.set(bytes, 6, event.instrument);
        LONG.set(bytes, 10, event.sequence);
        LONG.set(bytes, 18, event.timeNs);
        LONG.set(bytes, 26, event.receiveNs);
    }

    private int write(Codes codes, int at) {
        int count = codes.count();
        bytes[at] = (byte) count;
        for (int i = 0; i < count; i++) {
            SHORT.set(bytes, at + 1 + 2 * i, (short) codes.at(i));
        }
        return at + 1 + 2 * count;
    }

    private int ended(int end) {
        INT.set(bytes, 0, end - 4);
        return end;
    }

    /** Reads the print that was written last. */
    void read(Trade trade) {
        readHead(trade);
        trade.price = (long) LONG.get(bytes, 34);
        trade.size = (long) LONG.get(bytes, 42);
        trade.sipNs = (long) LONG.get(bytes, 50);
        trade.exchangeNs = (long) LONG.get(bytes, 58);
        trade.trfNs = (long) LONG.get(bytes, 66);
        trade.sipSequence = (long) LONG.get(bytes, 74);
        trade.exchange = code(82);
        trade.trfId = code(84);
        trade.tape = code(86);
        trade.correction = code(88);
        int end = read(trade.conditions, 90);
        Text id = trade.id;
        id.set(bytes, end + 4, (int) INT.get(bytes, end));
    }

    /** Reads the quote that was written last. */
    void read(Quote quote) {
        readHead(quote);
        quote.bid = (long) LONG.get(bytes, 34);
        quote.ask = (long) LONG.get(bytes, 42);
        quote.bidSize = (long) LONG.get(bytes, 50);
        quote.askSize = (long) LONG.get(bytes, 58);
        quote.sipNs = (long) LONG.get(bytes, 66);
        quote.exchangeNs = (long) LONG.get(bytes, 74);
        quote.trfNs = (long) LONG.get(bytes, 82);
        quote.sipSequence = (long) LONG.get(bytes, 90);
        quote.bidExchange = code(98);
        quote.askExchange = code(100);
        quote.tape = code(102);
        read(quote.indicators, read(quote.conditions, 104));
    }

    private void readHead(Event event) {
        if ((int) INT.get(bytes, 0) < BODY - 4 || bytes[4] != event.type().code()) {
            throw new IllegalStateException("a record of type " + bytes[4]);
        }
        event.instrument = (int) INT.get(bytes, 6);
        event.sequence = (long) LONG.get(bytes, 10);
        event.timeNs = (long) LONG.get(bytes, 18);
        event.receiveNs = (long) LONG.get(bytes, 26);
    }

    private int code(int at) {
        int code = (short) SHORT.get(bytes, at) & 0xFFFF;
        return code == 0xFFFF ? Missing.CODE : code;
    }

    private int read(Codes codes, int at) {
        codes.clear();
        int count = bytes[at];
        for (int i = 0; i < count; i++) {
            codes.add(code(at + 1 + 2 * i));
        }
        return at + 1 + 2 * count;
    }
}
