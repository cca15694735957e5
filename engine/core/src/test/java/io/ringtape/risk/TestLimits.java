package io.ringtape.risk;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.setting.Defaults;
import java.lang.reflect.Field;
import java.util.List;

/** Limits that are set one by one; a limit that is not set is too loose to refuse anything. Money is in dollars. */
public final class TestLimits {
    private static final long MUCH = 1_000_000_000;

    public long maxQuoteAgeNs = 60 * SECOND_NS;
    public double maxSpreadTicks = 10;
    public double maxCollarBps = 1_000;
    public long noEntryBeforeCloseNs = 300 * SECOND_NS;
    public long feedGapQuarantineNs = 60 * SECOND_NS;
    public double riskPerTrade = 100;
    public double slippageAllowance = 0.01;
    public double maxNotional = 50_000;
    public long maxShares = 1_000;
    public List<List<String>> correlatedGroups = List.of(List.of("SPY", "QQQ"));
    public int maxPositions = 10;
    public int maxPositionsPerGroup = 1;
    public double maxNotionalPerSymbol = MUCH;
    public double maxNotionalPerGroup = MUCH;
    public double maxNotionalTotal = MUCH;
    public int maxTradesPerDay = 1_000;
    public int maxTradesPerSymbol = 1_000;
    public double maxSessionLoss = MUCH;
    public double maxDailyLoss = MUCH;
    public double maxDailyLossR = 1_000;
    public int maxLosingStreak = 1_000;
    public double maxDrawdown = MUCH;
    public boolean flattenOnBreach = true;
    public int maxOrdersPerMinute = 1_000;
    public int reserveForExits = 10;
    public double equity = 30_000;
    public double buyingPower = MUCH;
    public boolean dayTradeGuard;
    public int priorDayTrades;
    public int maxDayTrades = 3;
    public double dayTradeEquity = 25_000;
    public long exitRetryNs = SECOND_NS;
    public long maxRetryNs = 30 * SECOND_NS;
    public long brokerSilenceNs = 5 * SECOND_NS;

    /** Returns the default limits with these applied. */
    public RiskSettings settings() {
        Defaults<RiskSettings> limits = Defaults.of(RiskSettings.class, "risk");
        for (Field field : TestLimits.class.getFields()) {
            try {
                limits.with(field.getName(), field.get(this));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return limits.settings();
    }
}
