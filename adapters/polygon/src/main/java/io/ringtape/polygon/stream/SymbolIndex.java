package io.ringtape.polygon.stream;

import io.ringtape.market.Instrument;
import io.ringtape.polygon.InstrumentTable;
import java.util.List;

/** Finds the instrument of a symbol by a single word if the symbol has at most 7 bytes, as nearly all do. */
final class SymbolIndex {
    private final InstrumentTable all;
    private final Instrument[] byId;
    private final WordTable words;

    /** Creates an index of {@code wanted}. Throws if two have the same symbol. */
    SymbolIndex(List<Instrument> wanted) {
        all = new InstrumentTable(wanted);
        byId = new Instrument[wanted.stream().mapToInt(Instrument::id).max().orElse(0) + 1];
        words = new WordTable(wanted.size());
        for (Instrument instrument : wanted) {
            byId[instrument.id()] = instrument;
            long word = Words.of(instrument.symbol());
            if (word != JsonText.LONG_TEXT) {
                words.put(word, instrument.id());
            }
        }
    }

    /** Returns the id of the instrument whose symbol is {@code word}, or {@link WordTable#UNKNOWN}. */
    int find(long word) {
        return words.find(word);
    }

    /**
     * Returns the id of the instrument whose symbol was just taken from {@code text} as {@code word}, or
     * {@link WordTable#UNKNOWN}.
     */
    int find(long word, JsonText text) {
        if (word != JsonText.LONG_TEXT) {
            return find(word);
        }
        return find(text.textBytes(), text.textFrom(), text.textTo());
    }

    /** Returns the id of the instrument whose symbol is {@code bytes[from..to)}, or {@link WordTable#UNKNOWN}. */
    int find(byte[] bytes, int from, int to) {
        Instrument found = all.find(bytes, from, to);
        return found == null ? WordTable.UNKNOWN : found.id();
    }

    Instrument instrument(int id) {
        return byId[id];
    }
}
