package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Codes;
import io.ringtape.market.ConditionTable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleConditionsTest {
    private static final int V = ConditionTable.VOLUME;
    private static final int P = ConditionTable.PRICE;
    private static final int W = ConditionTable.VWAP;
    private static final int D = ConditionTable.DELTA;
    private static final int ALL = V | P | W | D;
    private static final int AUCTION = V | P | W;

    private final ConditionTable table = table("");

    @Test
    void countsEachConditionForWhatTheTapeRulesSay() {
        TreeMap<Integer, Integer> regular = new TreeMap<>();
        for (int id : new int[] {0, 1, 3, 4, 6, 11, 14, 23, 24, 27, 30, 31, 34, 36, 41}) {
            regular.put(id, ALL);
        }
        for (int id : new int[] {8, 9, 17, 18, 19, 25, 28, 55}) {
            regular.put(id, AUCTION);
        }
        for (int id : new int[] {2, 5, 7, 10, 12, 13, 20, 21, 29, 32, 33, 35, 52, 53}) {
            regular.put(id, V);
        }
        for (int id : new int[] {15, 16, 22, 38}) {
            regular.put(id, 0);
        }
        regular.put(37, V | W | D);
        assertThat(regular).hasSize(42);

        for (int id = 0; id < 400; id++) {
            int inSession = regular.getOrDefault(id, V | ConditionTable.UNKNOWN);
            int outside = id == 12 ? AUCTION : inSession;
            assertThat(mask(table, true, id)).as("condition %s, regular", id).isEqualTo(inSession);
            assertThat(mask(table, false, id)).as("condition %s, extended", id).isEqualTo(outside);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, 15",
        "true, 14 41, 15",
        "true, 14 37 41, 13",
        "true, 9 17 41, 7",
        "true, 9 37, 5",
        "true, 8 15, 0",
        "true, 12 37, 1",
        "false, 12 37, 5",
        "false, 12 14 41, 7",
        "false, 12 13, 1",
        "true, 37 53, 1",
        "true, 22 37, 0",
        "true, 14 200, 17",
        "true, 15 200, 16",
        "true, 200 37 201, 17",
        "true, 26, 17",
        "true, 4000, 17"
    })
    void countsForWhatEveryConditionAllows(boolean regular, String ids, int mask) {
        int[] conditions =
                Arrays.stream(ids.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(mask(table, regular, conditions)).isEqualTo(mask);
    }

    @Test
    void countsAPrintWithoutConditionsForEverything() {
        assertThat(mask(table, true)).isEqualTo(ALL);
        assertThat(mask(table, false)).isEqualTo(ALL);
    }

    @Test
    void countsPriorReferenceForVolumeWhenTheFileSaysSo() {
        ConditionTable asFlagged = table("conditions: {table: {22: {regular: V, extended: V}}}");
        assertThat(mask(asFlagged, true, 22)).isEqualTo(V);
        assertThat(mask(asFlagged, false, 22)).isEqualTo(V);
        assertThat(mask(asFlagged, true, 15)).isZero();
    }

    @Test
    void knowsAuctionsAndUnusableQuotes() {
        for (int id = 0; id < 400; id++) {
            assertThat(table.isAuction(codes(id)))
                    .as("sale condition %s", id)
                    .isEqualTo(Set.of(8, 17, 18, 19, 25, 28, 55).contains(id));
            assertThat(table.forbidsQuote(codes(1, id)))
                    .as("quote condition %s", id)
                    .isEqualTo(Set.of(14, 15, 19, 20, 36, 37, 38, 43).contains(id));
        }
        assertThat(table.isAuction(codes())).isFalse();
    }

    @Test
    void takesAuctionsAndUnusableQuotesOfTheFile() {
        ConditionTable other = table("conditions: {auctions: [], unusableQuotes: [255, 9]}");
        assertThat(other.isAuction(codes(8, 17))).isFalse();
        assertThat(other.forbidsQuote(codes(1, 9))).isTrue();
        assertThat(other.forbidsQuote(codes(255))).isTrue();
        assertThat(other.forbidsQuote(codes(15))).isFalse();
        assertThat(UserFile.problems("conditions: {auctions: [8, 256], unusableQuotes: 14}"))
                .containsExactly(
                        "1: conditions.auctions is '256', wanted a sequence of ids from 0 to 255",
                        "1: conditions.unusableQuotes is '14', wanted a sequence of ids from 0 to 255");
    }

    @Test
    void takesRowsOfTheFile() {
        ConditionTable more = table("""
                conditions:
                  table:
                    201: {name: "Overnight", cta: "", utp: "", regular: VP, extended: VPWD}
                    10: {regular: VW}
                    55: none
                """);
        assertThat(mask(more, true, 201)).isEqualTo(V | P);
        assertThat(mask(more, false, 201)).isEqualTo(ALL);
        assertThat(mask(more, true, 10)).isEqualTo(V | W);
        assertThat(mask(more, false, 10)).isEqualTo(V);
        assertThat(mask(more, true, 55)).isEqualTo(V | ConditionTable.UNKNOWN);
    }

    @Test
    void refusesIdsAndMasksThatAreNone() {
        assertThat(UserFile.problems("""
                        conditions:
                          table:
                            256: {name: "a", cta: "", utp: "", regular: V, extended: V}
                            012: {regular: V}
                            12: {regular: PV}
                        """))
                .containsExactly(
                        "3: '256' in 'conditions.table' is not an id from 0 to 255",
                        "4: '012' in 'conditions.table' is not an id from 0 to 255",
                        "5: conditions.table.12.regular is 'PV', wanted one of [none, V, VP, VW, VWD, VPW, VPWD]");
    }

    private static ConditionTable table(String yaml) {
        try {
            return UserFile.engine(yaml).conditions();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private static int mask(ConditionTable table, boolean regular, int... ids) {
        return table.mask(codes(ids), regular);
    }

    private static Codes codes(int... ids) {
        Codes codes = new Codes();
        for (int id : ids) {
            codes.add(id);
        }
        return codes;
    }
}
