package io.ringtape.risk;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;

/**
 * The size rule: as many shares as lose one R, slippage included, when the stop is hit, within the limits on shares, on
 * money in the trade, the symbol, its group and all symbols, and on buying power.
 */
final class PositionSize {
    private final RiskSettings settings;

    PositionSize(RiskSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns whole shares in micro-shares; 0 when not one fits, a price is missing, or the stop is at the entry.
     */
    long shares(EntryQuestion q) {
        long price = q.pricePerShare();
        if (!Missing.isPresent(price) || q.stop <= 0 || q.entry == q.stop) {
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
