package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Codes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTableTest {
    private static final int PLAIN = 1;
    private static final int VOLUME_ONLY = 2;
    private static final int AUCTION = 3;
    private static final int UNUSABLE = 4;
    private static final int IN_NO_TABLE = 9;

    private static final ConditionTable TABLE = ConditionTable.builder()
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
        assertThat(TABLE.mask(among(place, PLAIN), true)).isEqualTo(ConditionTable.ALL);
        assertThat(TABLE.mask(among(place, VOLUME_ONLY), true)).isEqualTo(ConditionTable.VOLUME);
        assertThat(TABLE.mask(among(place, IN_NO_TABLE), true))
                .isEqualTo(ConditionTable.VOLUME | ConditionTable.UNKNOWN);
        assertThat(TABLE.isAuction(among(place, PLAIN))).isFalse();
        assertThat(TABLE.isAuction(among(place, AUCTION))).isTrue();
        assertThat(TABLE.forbidsQuote(among(place, PLAIN))).isFalse();
        assertThat(TABLE.forbidsQuote(among(place, UNUSABLE))).isTrue();
    }
}
