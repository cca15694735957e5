package io.ringtape.feature;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.feature.NaiveFeatures.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeDeltaTest {
    private static final long START = RandomTape.session().openNs();
    private static final long SHARES = 100_000_000;

    private final Nbbo nbbo = new Nbbo(2, RandomTape.QUOTES);
    private final VolumeDelta delta = new VolumeDelta(2, nbbo);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyWindowIsExactThroughGapsAndLatePrints(long seed) {
        Random random = new Random(seed);
        List<Signed> prints = new ArrayList<>();
        long sipNs = START;
        for (int i = 0; i < 3_000; i++) {
            sipNs += (long) (random.nextDouble() * (random.nextInt(100) == 0 ? 900 : 2) * SECOND_NS);
            Trade trade = new Trade();
            trade.sipNs = random.nextInt(20) == 0 ? sipNs - random.nextInt(700) * SECOND_NS : sipNs;
            trade.size = 1 + random.nextLong(1_000_000_000);
            trade.price = 600_000_000 + random.nextInt(20) * 10_000L;
            delta.add(0, trade.price, trade.size, trade.sipNs, true);
            prints.add(new Signed(trade, delta.aggressor(0)));
            int seconds = 1 + random.nextInt(VolumeDelta.MAX_WINDOW_SECONDS);
            long timeNs = sipNs + (long) (random.nextDouble() * (random.nextInt(9) == 0 ? 900 : 3) * SECOND_NS);
            String where = "seed " + seed + ", print " + i + ", " + seconds + " s";
            assertThat(delta.delta(0, seconds, timeNs))
                    .as(where)
                    .isEqualTo(NaiveFeatures.window(prints, seconds, timeNs, true));
            assertThat(delta.volume(0, seconds, timeNs))
                    .as(where)
                    .isEqualTo(NaiveFeatures.window(prints, seconds, timeNs, false));
        }
    }

    @Test
    void aboveTheMidBuysAndBelowItSells() {
        quote(600_000_000, 600_010_000);
        assertThat(print(600_005_100)).isEqualTo(VolumeDelta.BUYER);
        assertThat(delta.isByTickTest(0)).isFalse();
        assertThat(print(600_004_900)).isEqualTo(VolumeDelta.SELLER);
    }

    @Test
    void atTheMidTheTickTestDecides() {
        quote(600_000_000, 600_010_000);
        print(600_000_000);
        assertThat(print(600_005_000)).isEqualTo(VolumeDelta.BUYER);
        assertThat(delta.isByTickTest(0)).isTrue();
        assertThat(print(600_005_000)).as("zero tick").isEqualTo(VolumeDelta.BUYER);
        print(600_010_000);
        assertThat(print(600_005_000)).isEqualTo(VolumeDelta.SELLER);
    }

    @Test
    void aCrossedNbboHasNoMid() {
        quote(600_020_000, 600_000_000);
        assertThat(print(600_500_000)).as("first print").isEqualTo(VolumeDelta.UNKNOWN);
        assertThat(print(600_400_000)).isEqualTo(VolumeDelta.SELLER);
    }

    @Test
    void anUnknownSideCountsForTheVolumeOfTheWindowAlone() {
        print(600_000_000);
        assertThat(delta.cvd(0)).isZero();
        assertThat(delta.volume(0, 30, START)).isEqualTo(SHARES);
    }

    @Test
    void offExchangePrintsAreLeftOutOfTheLitDelta() {
        quote(600_000_000, 600_010_000);
        delta.add(0, 600_010_000, SHARES, START, true);
        delta.add(0, 600_010_000, SHARES, START, false);
        assertThat(delta.cvd(0)).isEqualTo(2 * SHARES);
        assertThat(delta.cvdLit(0)).isEqualTo(SHARES);
        assertThat(delta.cvd(1)).isEqualTo(Missing.LONG);
    }

    @Test
    void aWindowIsTheRunningSecondAndThoseBeforeIt() {
        quote(600_000_000, 600_010_000);
        print(600_010_000);
        assertThat(delta.delta(0, 30, START + 30 * SECOND_NS - 1)).isEqualTo(SHARES);
        assertThat(delta.delta(0, 30, START + 30 * SECOND_NS)).isZero();
    }

    private int print(long price) {
        delta.add(0, price, SHARES, START, true);
        return delta.aggressor(0);
    }

    private void quote(long bid, long ask) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.bid = bid;
        quote.ask = ask;
        quote.bidSize = SHARES;
        quote.askSize = SHARES;
        quote.sipNs = START;
        nbbo.onQuote(quote);
    }
}
