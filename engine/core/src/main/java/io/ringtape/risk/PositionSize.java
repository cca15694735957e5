package io.ringtape.risk;

import io.ringtape.event.Micros;

/**
 * How many shares risk one R between entry and stop, slippage included, within every cap: of shares, of money in the
 * trade, the symbol, its group and in all, and of buying power.
 */
final class PositionSize {
    private final RiskSettings settings;

    PositionSize(RiskSettings settings) {
        this.settings = settings;
    }

    /**
     * Whole shares in micro-shares; 0 when not even one fits, a price is missing, or there is no stop distance.
     */
    long shares(EntryQuestion q) {
        long price = q.pricePerShare();
        if (price <= 0 || q.stop <= 0 || q.entry == q.stop) {
            return 0;
        }
        RiskSettings.TradeLimits trade = settings.trade();
        long perShare = Math.abs(q.entry - q.stop) + trade.slippageAllowance();
        long byRisk = trade.riskPerTrade() / perShare;
        long byCount = trade.maxShares() / Micros.ONE;
        return Math.max(0, Math.min(Math.min(byRisk, byCount), room(q) / price)) * Micros.ONE;
    }

    private long room(EntryQuestion q) {
        RiskSettings.PositionLimits positions = settings.positions();
        long ofSymbol = positions.maxNotionalPerSymbol() - q.notionalOfSymbol;
        long ofGroup = positions.maxNotionalPerGroup() - q.notionalOfGroup;
        long ofAll = positions.maxNotionalTotal() - q.notional;
        long ofPositions = Math.min(ofSymbol, Math.min(ofGroup, ofAll));
        return Math.min(ofPositions, Math.min(settings.trade().maxNotional(), q.buyingPower));
    }
}
