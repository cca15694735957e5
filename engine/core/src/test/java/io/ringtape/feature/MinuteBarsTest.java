package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.PrintRules;
import org.junit.jupiter.api.Test;

/** What each bit of a verdict adds to a bar: prints of 100 shares at 600, one at a time. */
class MinuteBarsTest {
    private static final long OPEN_NS = RandomTape.session().openNs();
    private static final long SHARES = 100_000_000;

    private final VolumeDelta delta = new VolumeDelta(1, new Nbbo(1, RandomTape.QUOTES));
    private final MinuteBars bars = new MinuteBars(1, OPEN_NS, 390, delta);
    private long sequence;

    private Trade print(long price, int verdict) {
        Trade trade = FeaturesTest.trade(OPEN_NS, ++sequence);
        trade.price = price;
        delta.onTrade(trade, verdict);
        bars.onTrade(trade, verdict | PrintRules.REGULAR);
        return trade;
    }

    private long sessionVolume() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        bars.fill(0, OPEN_NS, snapshot);
        return snapshot.volume;
    }

    private Bar closed() {
        bars.close(0, 0);
        return bars.closed(0);
    }

    @Test
    void aPrintThatCountsForNothingIsNoneOfTheBar() {
        print(600_000_000, ConditionTable.ALL);
        print(600_000_000, 0);
        print(600_000_000, ConditionTable.UNKNOWN);
        assertThat(closed().trades).isEqualTo(1);
        assertThat(closed().volume).isEqualTo(SHARES);
    }

    @Test
    void volumePricesAndWeightedPricesCountApart() {
        print(600_000_000, ConditionTable.PRICE);
        assertThat(sessionVolume()).isEqualTo(Missing.LONG);
        print(601_000_000, ConditionTable.VOLUME);
        print(602_000_000, ConditionTable.VWAP);
        assertThat(sessionVolume()).isEqualTo(SHARES);
        Bar bar = closed();
        assertThat(bar.trades).isEqualTo(3);
        assertThat(bar.volume).isEqualTo(SHARES);
        assertThat(bar.high).isEqualTo(600_000_000);
        assertThat(bar.vwap()).isEqualTo(602_000_000);
    }

    @Test
    void aBarHasTheDeltaAndTheBackFilledPrintsOfItsMinute() {
        print(600_000_000, ConditionTable.ALL);
        print(601_000_000, ConditionTable.ALL);
        print(602_000_000, ConditionTable.ALL & ~ConditionTable.DELTA);
        print(601_000_000, ConditionTable.ALL);
        print(600_500_000, ConditionTable.ALL);
        Trade filled = FeaturesTest.trade(OPEN_NS, ++sequence);
        filled.backfilled = true;
        delta.onTrade(filled, ConditionTable.VOLUME);
        bars.onTrade(filled, ConditionTable.VOLUME);
        Bar bar = closed();
        assertThat(bar.delta).as("an up-tick, a zero up-tick and a down-tick").isEqualTo(SHARES);
        assertThat(bar.trades).isEqualTo(6);
        assertThat(bar.backfilled).isEqualTo(1);
    }

    @Test
    void theVolumeOfClosedMinutesIsMissingBeforeTheFirstPrint() {
        assertThat(bars.close(0, 0)).isFalse();
        assertThat(bars.closedVolume(0)).isEqualTo(Missing.LONG);
        Trade later = FeaturesTest.trade(OPEN_NS + MINUTE_NS, ++sequence);
        bars.onTrade(later, ConditionTable.ALL);
        bars.close(0, 1);
        assertThat(bars.closedVolume(0)).isEqualTo(SHARES);
    }
}
