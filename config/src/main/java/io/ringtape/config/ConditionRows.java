package io.ringtape.config;

import io.ringtape.market.ConditionTable;
import java.util.Comparator;

/** Reads the table of sale conditions: what a print with each of them counts for. */
final class ConditionRows {
    /** What a print can count for. */
    enum Mask {
        /** Nothing. */
        NOTHING(0),

        /** Volume. */
        V(ConditionTable.VOLUME),

        /** Volume and price. */
        VP(ConditionTable.VOLUME | ConditionTable.PRICE),

        /** Volume and VWAP. */
        VW(ConditionTable.VOLUME | ConditionTable.VWAP),

        /** Volume, VWAP and delta. */
        VWD(ConditionTable.VOLUME | ConditionTable.VWAP | ConditionTable.DELTA),

        /** Volume, price and VWAP. */
        VPW(ConditionTable.VOLUME | ConditionTable.PRICE | ConditionTable.VWAP),

        /** Everything. */
        VPWD(ConditionTable.ALL);

        private final int bits;

        Mask(int bits) {
            this.bits = bits;
        }

        /** Returns its spelling in the file. */
        String word() {
            return this == NOTHING ? "none" : name();
        }
    }

    private ConditionRows() {}

    /** Adds the rows to {@code table} and returns it. */
    static ConditionTable.Builder read(Section section, ConditionTable.Builder table) {
        for (String id : section.names(
                ScalarForm::isId, "a condition's id from 0 to 255", Comparator.comparing(Integer::valueOf))) {
            section.row(id, row -> addRow(table, Integer.parseInt(id), row));
        }
        return table;
    }

    private static ConditionTable.Builder addRow(ConditionTable.Builder table, int id, Section row) {
        row.text("name");
        row.text("cta");
        row.text("utp");
        int regular = row.choice("regular", Mask.class, Mask::word).bits;
        int extended = row.choice("extended", Mask.class, Mask::word).bits;
        return table.add(id, regular, extended);
    }
}
