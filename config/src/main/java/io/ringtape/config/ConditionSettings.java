package io.ringtape.config;

import io.ringtape.market.ConditionTable;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.Spelled;
import java.util.Map;
import java.util.Set;

/** What prints and quotes with each condition count for. */
record ConditionSettings(
        @Setting("The vendor's sale conditions, keyed by id.") @Range(max = 255)
        Map<Integer, SaleCondition> table,

        @Setting("Ids of the sale conditions that mark an auction print.")
        Set<Integer> auctions,

        @Setting("Ids of the quote conditions that make a quote unusable for trading.")
        Set<Integer> unusableQuotes) {

    /** A sale condition. */
    @OneLine
    record SaleCondition(
            @Setting("Name of the sale condition.") String name,

            @Setting("Letter that marks the sale condition on the CTA tapes.")
            String cta,

            @Setting("Letter that marks the sale condition on the UTP tape.")
            String utp,

            @Setting("What a print with the sale condition updates in the regular session: V volume, P price, W"
                    + " VWAP, D volume delta.")
            Mask regular,

            @Setting("What a print with the sale condition updates outside the regular session: V volume, P"
                    + " price, W VWAP, D volume delta.")
            Mask extended) {}

    /** What a print can count for. */
    enum Mask implements Spelled {
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

        @Override
        public String word() {
            return this == NOTHING ? "none" : name();
        }
    }

    /** Returns the engine's table. */
    ConditionTable toTable() {
        ConditionTable.Builder rows = ConditionTable.builder();
        table.forEach((id, row) -> rows.add(id, row.regular().bits, row.extended().bits));
        auctions.forEach(rows::auction);
        unusableQuotes.forEach(rows::forbidQuote);
        return rows.build();
    }
}
