package io.ringtape.feature;

import static io.ringtape.market.ConditionTable.ALL;
import static io.ringtape.market.ConditionTable.DELTA;
import static io.ringtape.market.ConditionTable.PRICE;
import static io.ringtape.market.ConditionTable.UNKNOWN;
import static io.ringtape.market.ConditionTable.VOLUME;
import static io.ringtape.market.ConditionTable.VWAP;

import io.ringtape.event.Codes;
import io.ringtape.market.ConditionTable;
import java.util.Map;
import java.util.TreeMap;

/** The sale conditions of the tests: at least one of each kind, and 99, which no table has. */
final class Masks {
    static final int[] IDS = {0, 2, 8, 9, 10, 12, 14, 15, 16, 17, 19, 22, 25, 37, 38, 41, 53, 55, 99};

    static final int[] AUCTIONS = {8, 17, 18, 19, 25, 28, 55};
    static final int[] UNUSABLE_QUOTES = {14, 15, 19, 20, 43};

    private static final Map<Integer, Integer> REGULAR = new TreeMap<>();

    static {
        for (int id : new int[] {0, 14, 41}) {
            REGULAR.put(id, ALL);
        }
        for (int id : new int[] {2, 10, 12, 22, 53}) {
            REGULAR.put(id, VOLUME);
        }
        for (int id : new int[] {8, 9, 17, 18, 19, 25, 28, 55}) {
            REGULAR.put(id, VOLUME | PRICE | VWAP);
        }
        for (int id : new int[] {15, 16, 38}) {
            REGULAR.put(id, 0);
        }
        REGULAR.put(37, VOLUME | VWAP | DELTA);
    }

    private Masks() {}

    static ConditionTable table() {
        ConditionTable.Builder builder = ConditionTable.builder();
        REGULAR.forEach((id, mask) -> builder.add(id, mask, id == 12 ? ALL : mask));
        for (int id : AUCTIONS) {
            builder.auction(id);
        }
        for (int id : UNUSABLE_QUOTES) {
            builder.forbidQuote(id);
        }
        return builder.build();
    }

    /** Returns what the conditions allow, looked up one by one. */
    static int of(Codes codes, boolean regular) {
        int mask = ALL;
        boolean unknown = false;
        for (int i = 0; i < codes.count(); i++) {
            Integer known = REGULAR.get(codes.at(i));
            unknown |= known == null;
            mask &= known == null ? VOLUME : codes.at(i) == 12 && !regular ? ALL : known;
        }
        return unknown ? mask | UNKNOWN : mask;
    }
}
