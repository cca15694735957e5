package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.SessionStart;
import java.util.List;

/**
 * The symbols of a session in the order of their instrument ids. An id without a symbol is written {@code #7}.
 *
 * @param names symbols in the order of their ids
 */
public record SessionSymbols(List<String> names) {
    public SessionSymbols {
        names = List.copyOf(names);
    }

    /** Returns the symbols named by a session's start. */
    public static SessionSymbols of(SessionStart start) {
        return new SessionSymbols(start.symbolList());
    }

    /** Returns the instrument's symbol, or null for no instrument. */
    public String name(int instrument) {
        if (instrument == Event.NO_INSTRUMENT) {
            return null;
        }
        return instrument >= 0 && instrument < names.size() ? names.get(instrument) : "#" + instrument;
    }

    /**
     * Returns the id of the instrument called {@code name}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public int instrument(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return index;
        }
        if (name.matches("#-?\\d{1,10}")) {
            return Integer.parseInt(name.substring(1));
        }
        throw new IllegalArgumentException("symbol: unknown '" + name + "', known are " + names);
    }
}
