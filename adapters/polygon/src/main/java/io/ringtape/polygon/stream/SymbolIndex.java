package io.ringtape.polygon.stream;

import io.ringtape.market.Instrument;
import io.ringtape.polygon.Symbols;
import java.util.List;

/** Finds the instrument of a symbol, by one word when it has at most 7 bytes, as nearly all have. */
final class SymbolIndex {
    private final Symbols all;
    private final Instrument[] byId;
    private final WordTable words;

    /** An index of those instruments; throws when two bear the same symbol. */
    SymbolIndex(List<Instrument> wanted) {
        all = new Symbols(wanted);
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

    /** The id of the instrument whose symbol is that word, or {@link WordTable#UNKNOWN}. */
    int find(long word) {
        return words.find(word);
    }

    /** The id of the instrument whose symbol is the text just taken as that word, or {@link WordTable#UNKNOWN}. */
    int find(long word, JsonText text) {
        if (word != JsonText.LONG_TEXT) {
            return find(word);
        }
        Instrument found = all.find(text.textBytes(), text.textFrom(), text.textTo());
        return found == null ? WordTable.UNKNOWN : found.id();
    }

    /** The instrument with that id. */
    Instrument instrument(int id) {
        return byId[id];
    }
}
