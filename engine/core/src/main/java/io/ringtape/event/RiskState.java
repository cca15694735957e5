package io.ringtape.event;

/** The day's risk, written when it changes. */
public final class RiskState extends Event {
    /** Trades closed today. */
    public int tradesTaken = Missing.INT;

    /** Instruments not flat. */
    public int openPositions = Missing.INT;

    /** Profit of the day. */
    public long realised = Missing.LONG;

    /** Profit of the day in R. */
    public double realisedR = Missing.STATISTIC;

    /** Losses in a row. */
    public int losingStreak = Missing.INT;

    /** Distance from the day's best profit; 0 or more. */
    public long drawdown = Missing.LONG;

    /** The latched breach, if any. */
    public RiskRule breach = RiskRule.NONE;

    /** What the open round trips that are losing would lose at the touch; 0 or more. */
    public long openLoss = Missing.LONG;

    /** The day's greatest drawdown so far, open losses included; 0 or more. */
    public long maxDrawdown = Missing.LONG;

    /** Net liquidation value without what is open. */
    public long equity = Missing.LONG;

    /** Whether entries are paused. */
    public boolean paused;

    /** Whether entries are over for the day. */
    public boolean killed;

    @Override
    public EventType type() {
        return EventType.RISK_STATE;
    }

    @Override
    public void describe(Fields f) {
        tradesTaken = f.number("tradesTaken", tradesTaken);
        openPositions = f.number("openPositions", openPositions);
        realised = f.money("realised", realised);
        realisedR = f.statistic("realisedR", realisedR);
        losingStreak = f.number("losingStreak", losingStreak);
        drawdown = f.money("drawdown", drawdown);
        breach = f.choice("breach", breach, RiskRule.VALUES);
        openLoss = f.money("openLoss", openLoss);
        maxDrawdown = f.money("maxDrawdown", maxDrawdown);
        equity = f.money("equity", equity);
        paused = f.flag("paused", paused);
        killed = f.flag("killed", killed);
    }
}
