package io.ringtape.config;

import io.ringtape.market.ConditionTable;
import java.util.Comparator;

/** Reads the table of sale conditions: what a print with each of them counts for. */
final class ConditionRows {
    private static final int PRIOR_REFERENCE = 22;

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

        /** Its word in the file. */
        String word() {
            return this == NOTHING ? "none" : name();
        }
    }

    private ConditionRows() {}

    /** The table; Prior Reference Price prints count for volume only when they may. */
    static ConditionTable read(Section section, boolean priorReferenceInVolume) {
        ConditionTable.Builder table = ConditionTable.builder();
        for (String id : section.names(
                name -> name.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(name) <= 255,
                "a condition's id from 0 to 255",
                Comparator.comparing(Integer::valueOf))) {
            int allowed = Integer.parseInt(id) == PRIOR_REFERENCE && !priorReferenceInVolume
                    ? ~ConditionTable.VOLUME
                    : ConditionTable.ALL;
            section.row(id, row -> addRow(table, Integer.parseInt(id), allowed, row));
        }
        return table.build();
    }

    private static ConditionTable.Builder addRow(ConditionTable.Builder table, int id, int allowed, Section row) {
        row.text("name");
        row.text("cta");
        row.text("utp");
        int regular = row.choice("regular", Mask.class, Mask::word).bits & allowed;
        int extended = row.choice("extended", Mask.class, Mask::word).bits & allowed;
        return table.add(id, regular, extended);
    }
}
