package io.ringtape.polygon.stream;

import io.ringtape.market.Instrument;
import io.ringtape.polygon.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the instrument of a symbol by one word when it has at most 7 bytes, as nearly all have. */
final class SymbolIndex {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The answer for a symbol that is not wanted. */
    static final int UNKNOWN = -1;

    private final Symbols all;
    private final Instrument[] instruments;
    private final long[] words;
    private final int[] places;
    private final int[] placeById;
    private final int shift;

    /** An index of those instruments; throws when two bear the same symbol. */
    SymbolIndex(List<Instrument> wanted) {
        all = new Symbols(wanted);
        instruments = wanted.toArray(new Instrument[0]);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(wanted.size() * 4 + 1);
        words = new long[1 << bits];
        places = new int[1 << bits];
        Arrays.fill(places, UNKNOWN);
        shift = Long.SIZE - bits;
        placeById = new int[wanted.stream().mapToInt(Instrument::id).max().orElse(0) + 1];
        for (int place = 0; place < instruments.length; place++) {
            placeById[instruments[place].id()] = place;
            byte[] symbol = instruments[place].symbol().getBytes(StandardCharsets.UTF_8);
            if (symbol.length < Long.BYTES) {
                add(Words.at(symbol, 0, symbol.length), place);
            }
        }
    }

    private void add(long word, int place) {
        int slot = home(word);
        while (places[slot] != UNKNOWN) {
            slot = next(slot);
        }
        words[slot] = word;
        places[slot] = place;
    }

    /** The place of the instrument whose symbol is the text that was just taken as that word, or {@link #UNKNOWN}. */
    int find(long word, JsonText text) {
        if (word == JsonText.LONG_TEXT) {
            Instrument found = all.find(text.textBytes(), text.textFrom(), text.textTo());
            return found == null ? UNKNOWN : placeById[found.id()];
        }
        int slot = home(word);
        while (words[slot] != word) {
            if (places[slot] == UNKNOWN) {
                return UNKNOWN;
            }
            slot = next(slot);
        }
        return places[slot];
    }

    /** The instrument at that place. */
    Instrument at(int place) {
        return instruments[place];
    }

    private int home(long word) {
        return (int) ((word * SPREAD) >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (words.length - 1);
    }
}
