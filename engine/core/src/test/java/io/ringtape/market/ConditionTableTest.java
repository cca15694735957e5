package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringtape.event.Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTableTest {
    private static final int PLAIN = 1;
    private static final int VOLUME_ONLY = 2;
    private static final int AUCTION = 3;
    private static final int UNUSABLE = 4;
    private static final int IN_NO_TABLE = 9;

    private final ConditionTable table = ConditionTable.builder()
            .add(PLAIN, ConditionTable.ALL, ConditionTable.ALL)
            .add(VOLUME_ONLY, ConditionTable.VOLUME, ConditionTable.VOLUME)
            .add(AUCTION, ConditionTable.ALL, ConditionTable.ALL)
            .auction(AUCTION)
            .forbidQuote(UNUSABLE)
            .build();

    /** Returns as many plain conditions as fit, with {@code id} at {@code place}. */
    private static Codes among(int place, int id) {
        Codes codes = new Codes();
        for (int i = 0; i < Codes.CAPACITY; i++) {
            codes.add(i == place ? id : PLAIN);
        }
        return codes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 15})
    void aConditionCountsWhereverItStands(int place) {
        assertThat(table.mask(among(place, PLAIN), true)).isEqualTo(ConditionTable.ALL);
        assertThat(table.mask(among(place, VOLUME_ONLY), true)).isEqualTo(ConditionTable.VOLUME);
        assertThat(table.mask(among(place, IN_NO_TABLE), true))
                .isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN);
        assertThat(table.isAuction(among(place, PLAIN))).isFalse();
        assertThat(table.isAuction(among(place, AUCTION))).isTrue();
        assertThat(table.forbidsQuote(among(place, PLAIN))).isFalse();
        assertThat(table.forbidsQuote(among(place, UNUSABLE))).isTrue();
    }

    @Test
    void aRowSaysWhatCountsInsideAndOutsideTheRegularSession() {
        ConditionTable rows = ConditionTable.builder()
                .auction(0)
                .add(0, ConditionTable.VWAP, ConditionTable.PRICE)
                .add(255, ConditionTable.DELTA, 0)
                .build();
        Codes first = new Codes();
        first.add(0);
        Codes last = new Codes();
        last.add(255);
        assertThat(rows.mask(first, true)).isEqualTo(ConditionTable.VWAP);
        assertThat(rows.mask(first, false)).isEqualTo(ConditionTable.PRICE);
        assertThat(rows.isAuction(first)).isTrue();
        assertThat(rows.mask(last, true)).isEqualTo(ConditionTable.DELTA);
        assertThat(rows.mask(last, false)).isZero();
        assertThat(rows.isAuction(last)).isFalse();
    }

    @Test
    void aConditionWithoutARowMarksAnAuctionOrForbidsAQuoteAllTheSame() {
        ConditionTable marks =
                ConditionTable.builder().auction(255).forbidQuote(0).build();
        Codes auction = new Codes();
        auction.add(255);
        Codes unusable = new Codes();
        unusable.add(0);
        assertThat(marks.isAuction(auction)).isTrue();
        assertThat(marks.isAuction(unusable)).isFalse();
        assertThat(marks.forbidsQuote(auction)).isFalse();
        assertThat(marks.forbidsQuote(unusable)).isTrue();
        assertThat(marks.mask(auction, true)).isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN);
        assertThat(marks.mask(auction, false)).isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN);
        assertThat(marks.mask(new Codes(), true)).isEqualTo(ConditionTable.ALL);
    }

    @Test
    void knowsTheConditionsOfItsRows() {
        assertThat(table.knows(PLAIN)).isTrue();
        assertThat(table.knows(AUCTION)).isTrue();
        assertThat(table.knows(IN_NO_TABLE)).isFalse();
        assertThat(table.knows(1_000)).isFalse();
    }

    @Test
    void refusesConditionsOutOfRangeAndThoseGivenTwice() {
        ConditionTable.Builder builder = ConditionTable.builder().add(PLAIN, ConditionTable.ALL, ConditionTable.ALL);
        for (int id : new int[] {-1, 256, PLAIN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.add(id, ConditionTable.ALL, ConditionTable.ALL))
                    .withMessage("sale condition " + id + " is out of range or given twice");
        }
        for (int id : new int[] {-1, 256}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.auction(id))
                    .withMessage("sale condition " + id + " must be 0 to 255");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.forbidQuote(id))
                    .withMessage("quote condition " + id + " must be 0 to 255");
        }
    }

    @Test
    void refusesMasksWithOtherBits() {
        ConditionTable.Builder builder = ConditionTable.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(PLAIN, ConditionTable.UNKNOWN, ConditionTable.ALL))
                .withMessage("sale condition 1 has an unknown mask bit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(PLAIN, ConditionTable.ALL, ConditionTable.UNKNOWN))
                .withMessage("sale condition 1 has an unknown mask bit");
    }
}
