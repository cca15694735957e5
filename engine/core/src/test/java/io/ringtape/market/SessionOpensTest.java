package io.ringtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionOpensTest {
    private static SessionOpens openOn(Integer... dates) {
        Set<Integer> open = Set.of(dates);
        return new SessionOpens() {
            @Override
            public long openNs(int yyyymmdd) {
                return open.contains(yyyymmdd) ? 1 : Missing.LONG;
            }

            @Override
            public long closeNs(int yyyymmdd) {
                return open.contains(yyyymmdd) ? 2 : Missing.LONG;
            }
        };
    }

    @Test
    void theDateBeforeSkipsDaysWithoutTrading() {
        assertThat(openOn(20010910, 20010917).dateBefore(20010917)).isEqualTo(20010910);
        assertThat(openOn(20251230, 20251231, 20260102).dateBefore(20260102)).isEqualTo(20251231);
    }

    @Test
    void noDateIsBeforeTheFirstOne() {
        assertThat(openOn(20260302).dateBefore(20260302)).isEqualTo(Missing.INT);
    }

    @Test
    void theDateBeforeIsAtMostFourteenDaysBack() {
        assertThat(openOn(20260302).dateBefore(20260316)).isEqualTo(20260302);
        assertThat(openOn(20260302).dateBefore(20260317)).isEqualTo(Missing.INT);
    }
}
