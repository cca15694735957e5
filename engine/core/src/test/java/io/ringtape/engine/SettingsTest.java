package io.ringtape.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.setup.ScoreSettings;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SignalSettings;
import io.ringtape.setup.TradeTerms;
import io.ringtape.setup.VwapReclaimSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final ScoreSettings SCORE = new ScoreSettings(25, 20, 20, 15, 10, 10, 1, 1, 1, 1);

    @Test
    void refuseLimitsBelowZeroAndNameThem() {
        LatencySettings atOnce = LatencySettings.constant(0);
        refused(
                () -> new SimulationSettings(atOnce, atOnce, 1.5, FeeRates.NONE),
                "simulation: cancelsAheadShare 1.5 must be from 0 to 1");
        refused(() -> new FeeRates(0, 0, 0, -1, 0), "simulation: tafPerShare -1 is out of range");
        refused(() -> new FeeRates(0, 0, 1_000_000_001, 0, 0), "simulation: secPerMillion 1000000001 is out of range");
        refused(() -> new LatencySettings(1, List.of()), "simulation: a latency has no row");
        refused(
                () -> new LatencySettings.Row(5, 0),
                "simulation: a latency of 5 ns with weight 0 must be 0 or more, its weight above 0 and at most"
                        + " 1000000000000");
        refused(() -> new ShadowSettings(0, 1), "shadows: maxOpen 0 must be above 0 and slippagePerShare 1 0 or more");
        refused(
                () -> new MarketDataSettings(0, Double.NaN, 0.5, 1),
                "market data: feedDelayNs 0 must be 0 or more, maxBadRowShare NaN and minSessionRowShare 0.5 0 to 1,"
                        + " maxSilenceNs 1 above 0");
        refused(
                () -> new SignalSettings(1, Double.NaN, 1, 1, 1, 1, 1, 1, 1, 1, 1, SCORE),
                "signals: maxSpreadTicks NaN is below 0");
        refused(
                () -> new SignalSettings(1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, SCORE),
                "signals: minStopAtr 2.0 is above maxStopAtr 1.0");
    }

    @Test
    void refuseAScoreWhoseWeightsDoNotAddUp() {
        refused(
                () -> new ScoreSettings(25, 20, 20, 15, 10, 11, 1, 1, 1, 1),
                "score: the weights must be 0 or more and add up to 100, they add up to 101.0");
        refused(
                () -> new ScoreSettings(110, -10, 0, 0, 0, 0, 1, 1, 1, 1),
                "score: the weights must be 0 or more and add up to 100, they add up to 100.0");
        refused(
                () -> new ScoreSettings(25, 20, 20, 15, 10, 10, 1, 0, 1, 1),
                "score: fullSlopeAtr 1.0, fullRvol 0.0, fullDelta 1.0 and fullRoomR 1.0 must be above 0");
    }

    @Test
    void refuseMoreFarSideBarsThanAreLookedAt() {
        refused(
                () -> new VwapReclaimSettings(15, 16, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, new TradeTerms(1, 1)),
                "VWAP reclaim: farSideBars 16 must be from 0 to 15");
    }

    @Test
    void refuseAPartThatIsAllOrNowhere() {
        refused(
                () -> new TradeTerms(0, 1, 0, 0.5, true),
                "partialR 0.0 must be above 0 and partialShare 0.5 from 0 to below 1");
        refused(
                () -> new TradeTerms(0, 1, 1, 1, true),
                "partialR 1.0 must be above 0 and partialShare 1.0 from 0 to below 1");
        refused(
                () -> new TradeTerms(0, 1, 1, -0.1, true),
                "partialR 1.0 must be above 0 and partialShare -0.1 from 0 to below 1");
        assertThat(new TradeTerms(0, 1).partialShare()).isZero();
    }

    @Test
    void allowAPolicyWithoutTradesAndWithoutLimits() {
        Set<Setup> setups = EnumSet.allOf(Setup.class);
        SessionPolicy policy = policy(1, 2, setups, Missing.STATISTIC);
        setups.clear();
        assertThat(policy.maxTrades()).isZero();
        assertThat(policy.allowedSetups()).containsExactly(Setup.VALUES);
    }

    @Test
    void refuseAPolicyThatDoesNotLastOrContradictsItself() {
        refused(() -> policy(2, 2, Set.of(), 1), "policy OPEN: its end must follow its start within the day");
        refused(() -> policy(1, 2, Set.of(), -1), "policy OPEN: least slope 0.0 is above the greatest, -1.0");
    }

    private static SessionPolicy policy(long startNs, long endNs, Set<Setup> setups, double slopeMax) {
        return new SessionPolicy(
                "OPEN", startNs, endNs, setups, Set.of(), Missing.STATISTIC, 0, slopeMax, 1, 0, 0, Map.of());
    }

    private static void refused(ThrowingCallable construction, String message) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
