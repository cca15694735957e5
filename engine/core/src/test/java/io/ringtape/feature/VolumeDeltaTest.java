package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.NaiveFeatures.Signed;
import io.ringtape.market.ConditionTable;
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
            trade.instrument = 0;
            trade.sipNs = random.nextInt(20) == 0 ? sipNs - random.nextInt(700) * SECOND_NS : sipNs;
            trade.size = 1 + random.nextLong(1_000_000_000);
            trade.price = 600_000_000 + random.nextInt(20) * 10_000L;
            delta.onTrade(trade, ConditionTable.ALL);
            prints.add(new Signed(trade, delta.aggressor(0)));
            int seconds = 1 + random.nextInt(VolumeDelta.MAX_WINDOW_SECONDS);
            long endSecond = sipNs / SECOND_NS + random.nextInt(random.nextInt(9) == 0 ? 900 : 3) - random.nextInt(300);
            String where = "seed " + seed + ", print " + i + ", " + seconds + " s";
            assertThat(delta.delta(0, seconds, endSecond))
                    .as(where)
                    .isEqualTo(NaiveFeatures.window(prints, seconds, endSecond, true));
            assertThat(delta.volume(0, seconds, endSecond))
                    .as(where)
                    .isEqualTo(NaiveFeatures.window(prints, seconds, endSecond, false));
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
        assertThat(delta.volume(0, 30, START / SECOND_NS + 1)).isEqualTo(SHARES);
    }

    @Test
    void offExchangePrintsAreLeftOutOfTheLitDelta() {
        quote(600_000_000, 600_010_000);
        add(600_010_000, SHARES, START, true);
        add(600_010_000, SHARES, START, false);
        assertThat(delta.cvd(0)).isEqualTo(2 * SHARES);
        assertThat(delta.cvdLit(0)).isEqualTo(SHARES);
        assertThat(delta.cvd(1)).isEqualTo(Missing.LONG);
    }

    @Test
    void aWindowIsTheWholeSecondsBeforeItsEnd() {
        long second = START / SECOND_NS;
        quote(600_000_000, 600_010_000);
        print(600_010_000);
        assertThat(delta.delta(0, 30, second))
                .as("the print is of the second that begins here")
                .isZero();
        assertThat(delta.delta(0, 30, second + 1)).isEqualTo(SHARES);
        assertThat(delta.delta(0, 30, second + 30)).isEqualTo(SHARES);
        assertThat(delta.delta(0, 30, second + 31)).isZero();
    }

    @Test
    void theWindowsOfASnapshotEndWithItsTimeRoundedUpToASecond() {
        quote(600_000_000, 600_010_000);
        print(600_010_000);
        assertThat(snapshot(START, SnapshotTrigger.SECOND).delta30).isZero();
        assertThat(snapshot(START + 1, SnapshotTrigger.SECOND).delta30).isEqualTo(SHARES);
        assertThat(snapshot(START + 30 * SECOND_NS, SnapshotTrigger.SECOND).delta30)
                .isEqualTo(SHARES);
        assertThat(snapshot(START + 30 * SECOND_NS + 1, SnapshotTrigger.SECOND).delta30)
                .isZero();
    }

    @Test
    void theWindowsAtABarsCloseEndWithTheBar() {
        quote(600_000_000, 600_010_000);
        print(600_010_000);
        add(600_010_000, 5 * SHARES, START + MINUTE_NS, true);
        Bar bar = new Bar();
        bar.startNs = START;
        delta.onMinute(0, 0, bar);
        delta.onMinute(0, 1, null);
        FeatureSnapshot closed = snapshot(START + MINUTE_NS + SECOND_NS, SnapshotTrigger.BAR);
        assertThat(closed.delta60).isEqualTo(SHARES);
        assertThat(closed.volume60).isEqualTo(SHARES);
        assertThat(closed.delta30).isZero();
        assertThat(closed.delta90).isEqualTo(SHARES);
        assertThat(closed.cvd).isEqualTo(6 * SHARES);
    }

    @Test
    void aWindowWhoseTotalsAreNoLongerKeptIsMissing() {
        long second = START / SECOND_NS;
        print(600_000_000);
        add(600_000_000, SHARES, START + 510 * SECOND_NS, true);
        assertThat(delta.volume(0, 300, second + 300)).isEqualTo(SHARES);
        add(600_000_000, SHARES, START + 511 * SECOND_NS, true);
        assertThat(delta.volume(0, 300, second + 300)).isEqualTo(Missing.LONG);
        assertThat(delta.delta(0, 300, second + 300)).isEqualTo(Missing.LONG);
        assertThat(delta.volume(0, 300, second + 301)).isZero();
    }

    private FeatureSnapshot snapshot(long timeNs, SnapshotTrigger trigger) {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.trigger = trigger;
        delta.fill(0, timeNs, snapshot);
        return snapshot;
    }

    @Test
    void theTickTestSignsABackFilledPrintByThoseBeforeItInTheBackFill() {
        quote(600_000_000, 600_010_000);
        add(600_000_000, SHARES, START, true);
        assertThat(filled(600_010_000)).as("the first of its back-fill").isEqualTo(VolumeDelta.UNKNOWN);
        assertThat(delta.isByTickTest(0)).isTrue();
        assertThat(filled(600_009_000)).as("above the mid, on a down-tick").isEqualTo(VolumeDelta.SELLER);
        assertThat(filled(600_009_000)).isEqualTo(VolumeDelta.SELLER);
        delta.beginBackfill(0);
        assertThat(filled(600_010_000)).as("the first of another back-fill").isEqualTo(VolumeDelta.UNKNOWN);
    }

    @Test
    void aLivePrintIsNotComparedWithBackFilledOnes() {
        print(600_000_000);
        print(600_010_000);
        filled(600_005_000);
        filled(600_040_000);
        assertThat(print(600_010_000)).as("a zero up-tick of the live prints").isEqualTo(VolumeDelta.BUYER);
        assertThat(print(600_020_000)).isEqualTo(VolumeDelta.BUYER);
    }

    private int filled(long price) {
        Trade trade = trade(price, SHARES, START, true);
        trade.backfilled = true;
        delta.onTrade(trade, ConditionTable.ALL);
        return delta.aggressor(0);
    }

    private void add(long price, long size, long sipNs, boolean lit) {
        delta.onTrade(trade(price, size, sipNs, lit), ConditionTable.ALL);
    }

    private static Trade trade(long price, long size, long sipNs, boolean lit) {
        Trade trade = FeaturesTest.trade(sipNs, 1);
        trade.price = price;
        trade.size = size;
        trade.exchange = lit ? 11 : 4;
        return trade;
    }

    private int print(long price) {
        add(price, SHARES, START, true);
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

    @Test
    void aPrintThatIsNotOfTheDeltaChangesNothing() {
        quote(600_000_000, 600_010_000);
        print(600_010_000);
        assertThat(delta.signedSize(0)).isEqualTo(SHARES);
        delta.onTrade(trade(600_000_000, SHARES, START, true), ConditionTable.ALL & ~ConditionTable.DELTA);
        assertThat(delta.cvd(0)).isEqualTo(SHARES);
        assertThat(delta.signedSize(0)).isZero();
        print(600_000_000);
        assertThat(delta.signedSize(0)).isEqualTo(-SHARES);
    }
}
