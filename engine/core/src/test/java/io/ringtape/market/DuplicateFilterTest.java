package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
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
    private record PrintKey(int instrument, long sequence, int trfId, long exchangeNs) {}

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
                PrintKey again = keys.get(random.nextInt(keys.size()));
                int change = random.nextInt(6);
                keys.add(new PrintKey(
                        again.instrument,
                        again.sequence,
                        change == 0 ? 201 + random.nextInt(3) : again.trfId,
                        change == 1 ? again.exchangeNs + 1 : again.exchangeNs));
            } else {
                sequence += 1 + random.nextInt(40);
                keys.add(new PrintKey(random.nextInt(2), sequence, Missing.CODE, 1_000L * sequence));
            }
            PrintKey key = keys.get(i);
            assertThat(filter.isDuplicate(key.instrument, key.sequence, key.trfId, key.exchangeNs))
                    .as("seed %d, print %d, %s", seed, i, key)
                    .isEqualTo(!seen.add(key));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 64, 1000, 1024, 32_768})
    void remembersTheLastHundredThousandAtAnyStrideOfTheSequence(long stride) {
        DuplicateFilter filter = new DuplicateFilter(1);
        int prints = 500_000;
        for (int i = 0; i < prints; i++) {
            assertThat(filter.isDuplicate(0, i * stride, Missing.CODE, i)).isFalse();
        }
        for (int i = prints - 100_000; i < prints; i++) {
            assertThat(filter.isDuplicate(0, i * stride, Missing.CODE, i)).isTrue();
        }
    }

    @Test
    void forgetsTheOldest() {
        DuplicateFilter filter = new DuplicateFilter(1);
        for (int i = 0; i <= 200_000; i++) {
            filter.isDuplicate(0, i, Missing.CODE, i);
        }
        assertThat(filter.isDuplicate(0, 0, Missing.CODE, 0)).isFalse();
    }

    @Test
    void aSequenceThatStepsBackIsSearchedFor() {
        DuplicateFilter filter = new DuplicateFilter(1);
        filter.isDuplicate(0, Long.MAX_VALUE, Missing.CODE, 1);
        for (int i = 0; i < 150_000; i++) {
            assertThat(filter.isDuplicate(0, i, Missing.CODE, i)).isFalse();
        }
        assertThat(filter.isDuplicate(0, 60_000, Missing.CODE, 60_000)).isTrue();
    }

    @Test
    void printsOfOneInstantAreToldApartByTheirSequence() {
        DuplicateFilter filter = new DuplicateFilter(1);
        for (int sequence = 90_000; sequence > 0; sequence--) {
            assertThat(filter.isDuplicate(0, sequence, Missing.CODE, 1)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 512", "4097, 256", "10000, 256"})
    void ofManyInstrumentsFewerPrintsAreRemembered(int instruments, int remembered) {
        DuplicateFilter filter = new DuplicateFilter(instruments);
        for (int i = 0; i < remembered + 44; i++) {
            assertThat(filter.isDuplicate(instruments - 1, i, Missing.CODE, i)).isFalse();
        }
        for (int i = 44; i < remembered + 44; i++) {
            assertThat(filter.isDuplicate(instruments - 1, i, Missing.CODE, i)).isTrue();
        }
        assertThat(filter.isDuplicate(instruments - 1, 43, Missing.CODE, 43)).isFalse();
    }

    /** With so many instruments, each of the two tables of late prints holds 192. */
    @Test
    void forgetsTheOldestPrintsThatCameOutOfOrder() {
        DuplicateFilter filter = new DuplicateFilter(10_000);
        filter.isDuplicate(7, Long.MAX_VALUE, Missing.CODE, 0);
        for (int table = 0; table < 5; table++) {
            int first = table * 192;
            for (int i = first; i < first + 192; i++) {
                assertThat(filter.isDuplicate(7, i, Missing.CODE, i)).isFalse();
            }
            for (int i = Math.max(0, first - 192); i < first + 192; i++) {
                assertThat(filter.isDuplicate(7, i, Missing.CODE, i))
                        .as("print %d", i)
                        .isTrue();
            }
        }
        assertThat(filter.isDuplicate(7, 0, Missing.CODE, 0)).as("the oldest").isFalse();
    }

    @Test
    void instrumentsDoNotShareSequences() {
        DuplicateFilter filter = new DuplicateFilter(2);
        assertThat(filter.isDuplicate(0, 7, Missing.CODE, 1)).isFalse();
        assertThat(filter.isDuplicate(1, 7, Missing.CODE, 1)).isFalse();
        assertThat(filter.isDuplicate(0, 7, Missing.CODE, 1)).isTrue();
    }

    @Test
    void aPrintWithoutASequenceIsNeverADuplicate() {
        DuplicateFilter filter = new DuplicateFilter(1);
        assertThat(filter.isDuplicate(0, Missing.LONG, Missing.CODE, 1)).isFalse();
        assertThat(filter.isDuplicate(0, Missing.LONG, Missing.CODE, 1)).isFalse();
    }
}
