package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds a wanted instrument by the bytes of its ticker, without creating a string. */
public final class InstrumentTable {
    private final byte[][] symbols;
    private final Instrument[] instruments;
    private final int mask;

    /** Creates a table of {@code wanted}. Throws if two have the same symbol. */
    public InstrumentTable(List<Instrument> wanted) {
        int slots = Integer.highestOneBit(Math.max(8, wanted.size() * 4 - 1)) * 2;
        symbols = new byte[slots][];
        instruments = new Instrument[slots];
        mask = slots - 1;
        for (Instrument instrument : wanted) {
            byte[] symbol = instrument.symbol().getBytes(StandardCharsets.UTF_8);
            int slot = hash(symbol, 0, symbol.length) & mask;
            while (symbols[slot] != null) {
                if (Arrays.equals(symbols[slot], symbol)) {
                    throw new IllegalArgumentException("two instruments have the symbol " + instrument.symbol());
                }
                slot = (slot + 1) & mask;
            }
            symbols[slot] = symbol;
            instruments[slot] = instrument;
        }
    }

    /** Returns the instrument whose symbol is {@code bytes[from..to)}, or null. */
    public Instrument find(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & mask;
        while (symbols[slot] != null) {
            byte[] symbol = symbols[slot];
            if (Arrays.equals(symbol, 0, symbol.length, bytes, from, to)) {
                return instruments[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 7;
    }
}
