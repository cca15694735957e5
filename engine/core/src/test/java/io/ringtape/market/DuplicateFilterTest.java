package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateFilterTest {
    private record PrintKey(int instrument, long sequence, int exchange, int trfId, String id) {
        Trade print() {
            Trade print = new Trade();
            print.instrument = instrument;
            print.sipSequence = sequence;
            print.exchange = exchange;
            print.trfId = trfId;
            print.id.set(id);
            return print;
        }
    }

    /** Shows the filter a print of exchange 12 without an id, whose sequence counts from 1 where the given one does from 0. */
    private static boolean isDuplicate(DuplicateFilter filter, int instrument, long fromZero) {
        return filter.isDuplicate(
                new PrintKey(instrument, Math.max(fromZero, fromZero + 1), 12, Missing.CODE, "").print());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAPlainSet(long seed) {
        Random random = new Random(seed);
        DuplicateFilter filter = new DuplicateFilter(2);
        Set<PrintKey> seen = new HashSet<>();
        List<PrintKey> keys = new ArrayList<>();
        long sequence = random.nextInt(1_000_000);
        for (int i = 0; i < 90_000; i++) {
            if (i > 0 && random.nextInt(10) == 0) {
                PrintKey again = keys.get(random.nextInt(2) == 0 ? i - 1 : random.nextInt(keys.size()));
                int change = random.nextInt(6);
                keys.add(new PrintKey(
                        again.instrument,
                        again.sequence,
                        change == 0 ? random.nextInt(20) : again.exchange,
                        change == 1 ? 201 + random.nextInt(3) : again.trfId,
                        change == 2 ? again.id + random.nextInt(3) : again.id));
            } else {
                sequence += 1 + random.nextInt(40);
                keys.add(new PrintKey(random.nextInt(2), sequence, random.nextInt(20), Missing.CODE, "" + sequence));
            }
            PrintKey key = keys.get(i);
            assertThat(filter.isDuplicate(key.print()))
                    .as("seed %d, print %d, %s", seed, i, key)
                    .isEqualTo(!seen.add(key));
        }
    }

    /** Polygon sends prints of one sequence with different ids, and the same print with times of different precision. */
    @Test
    void theIdIsPartOfTheIdentityAndNoTimeIs() {
        DuplicateFilter filter = new DuplicateFilter(1);
        Trade streamed = new PrintKey(0, 7, 4, 202, "52983525028").print();
        streamed.sipNs = 1_772_461_800_123_000_000L;
        assertThat(filter.isDuplicate(streamed)).isFalse();
        Trade fromRest = new PrintKey(0, 7, 4, 202, "52983525028").print();
        fromRest.sipNs = 1_772_461_800_123_456_789L;
        fromRest.exchangeNs = 1_772_461_800_120_000_001L;
        fromRest.trfNs = 1_772_461_800_121_000_001L;
        assertThat(filter.isDuplicate(fromRest)).isTrue();
        Trade sibling = new PrintKey(0, 7, 4, 202, "52983525029").print();
        assertThat(filter.isDuplicate(sibling)).isFalse();
        assertThat(filter.isDuplicate(sibling)).isTrue();
        assertThat(filter.isDuplicate(new PrintKey(0, 7, 4, 201, "52983525028").print()))
                .isFalse();
        assertThat(filter.isDuplicate(new PrintKey(0, 7, 5, 202, "52983525028").print()))
                .isFalse();
    }

    @Test
    void aSequenceOfZeroIsNoIdentity() {
        DuplicateFilter filter = new DuplicateFilter(1);
        for (int i = 0; i < 3; i++) {
            assertThat(filter.isDuplicate(new PrintKey(0, 0, 4, 202, "a").print()))
                    .isFalse();
        }
        assertThat(filter.mayBeForgotten(new PrintKey(0, 0, 4, 202, "a").print()))
                .isTrue();
    }

    @Test
    void whatIsNotAboveTheForgottenSequencesMayBeForgotten() {
        DuplicateFilter filter = new DuplicateFilter(10_000);
        for (int i = 1; i <= 256; i++) {
            filter.isDuplicate(new PrintKey(7, 10_000 + i, 12, Missing.CODE, "").print());
        }
        Trade old = new PrintKey(7, 1, 12, Missing.CODE, "").print();
        assertThat(filter.mayBeForgotten(old)).isFalse();
        filter.isDuplicate(new PrintKey(7, 20_000, 12, Missing.CODE, "").print());
        assertThat(filter.mayBeForgotten(new PrintKey(7, 10_001, 12, Missing.CODE, "").print()))
                .isTrue();
        assertThat(filter.mayBeForgotten(new PrintKey(7, 10_003, 12, Missing.CODE, "").print()))
                .isFalse();
        assertThat(filter.mayBeForgotten(new PrintKey(8, 10_001, 12, Missing.CODE, "").print()))
                .isFalse();
    }

    /** With so many instruments, each of the two tables of late prints holds 192. */
    @Test
    void latePrintsThatWereForgottenMayBeForgottenUpToTheGreatestOfThem() {
        DuplicateFilter filter = new DuplicateFilter(10_000);
        filter.isDuplicate(new PrintKey(7, 1_000_000, 12, Missing.CODE, "").print());
        for (int i = 1; i <= 3 * 192; i++) {
            filter.isDuplicate(new PrintKey(7, 100 + i, 12, Missing.CODE, "").print());
            assertThat(filter.mayBeForgotten(new PrintKey(7, 50, 12, Missing.CODE, "").print()))
                    .as("after %d", i)
                    .isEqualTo(i > 2 * 192);
        }
        assertThat(filter.mayBeForgotten(new PrintKey(7, 292, 12, Missing.CODE, "").print()))
                .isTrue();
        assertThat(filter.mayBeForgotten(new PrintKey(7, 293, 12, Missing.CODE, "").print()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 64, 1000, 1024, 32_768})
    void remembersTheLastHundredThousandAtAnyStrideOfTheSequence(long stride) {
        DuplicateFilter filter = new DuplicateFilter(1);
        int prints = 500_000;
        for (int i = 0; i < prints; i++) {
            assertThat(isDuplicate(filter, 0, i * stride)).isFalse();
        }
        for (int i = prints - 100_000; i < prints; i++) {
            assertThat(isDuplicate(filter, 0, i * stride)).isTrue();
        }
    }

    @Test
    void forgetsTheOldest() {
        DuplicateFilter filter = new DuplicateFilter(1);
        for (int i = 0; i <= 200_000; i++) {
            isDuplicate(filter, 0, i);
        }
        assertThat(isDuplicate(filter, 0, 0)).isFalse();
    }

    @Test
    void aSequenceThatStepsBackIsSearchedFor() {
        DuplicateFilter filter = new DuplicateFilter(1);
        isDuplicate(filter, 0, Long.MAX_VALUE);
        for (int i = 0; i < 150_000; i++) {
            assertThat(isDuplicate(filter, 0, i)).isFalse();
        }
        assertThat(isDuplicate(filter, 0, 60_000)).isTrue();
    }

    @Test
    void printsOfOneInstantAreToldApartByTheirSequence() {
        DuplicateFilter filter = new DuplicateFilter(1);
        for (int sequence = 90_000; sequence > 0; sequence--) {
            assertThat(isDuplicate(filter, 0, sequence)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 512", "4097, 256", "10000, 256"})
    void ofManyInstrumentsFewerPrintsAreRemembered(int instruments, int remembered) {
        DuplicateFilter filter = new DuplicateFilter(instruments);
        for (int i = 0; i < remembered + 44; i++) {
            assertThat(isDuplicate(filter, instruments - 1, i)).isFalse();
        }
        for (int i = 44; i < remembered + 44; i++) {
            assertThat(isDuplicate(filter, instruments - 1, i)).isTrue();
        }
        assertThat(isDuplicate(filter, instruments - 1, 43)).isFalse();
    }

    /** With so many instruments, each of the two tables of late prints holds 192. */
    @Test
    void forgetsTheOldestPrintsThatCameOutOfOrder() {
        DuplicateFilter filter = new DuplicateFilter(10_000);
        isDuplicate(filter, 7, Long.MAX_VALUE);
        for (int table = 0; table < 5; table++) {
            int first = table * 192;
            for (int i = first; i < first + 192; i++) {
                assertThat(isDuplicate(filter, 7, i)).isFalse();
            }
            for (int i = Math.max(0, first - 192); i < first + 192; i++) {
                assertThat(isDuplicate(filter, 7, i)).as("print %d", i).isTrue();
            }
        }
        assertThat(isDuplicate(filter, 7, 0)).as("the oldest").isFalse();
    }

    @Test
    void instrumentsDoNotShareSequences() {
        DuplicateFilter filter = new DuplicateFilter(2);
        assertThat(isDuplicate(filter, 0, 7)).isFalse();
        assertThat(isDuplicate(filter, 1, 7)).isFalse();
        assertThat(isDuplicate(filter, 0, 7)).isTrue();
    }

    @Test
    void aPrintWithoutASequenceIsNeverADuplicate() {
        DuplicateFilter filter = new DuplicateFilter(1);
        assertThat(isDuplicate(filter, 0, Missing.LONG)).isFalse();
        assertThat(isDuplicate(filter, 0, Missing.LONG)).isFalse();
    }
}
