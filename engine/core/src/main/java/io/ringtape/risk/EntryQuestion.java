package io.ringtape.risk;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.market.Instrument;

/**
 * An entry as the rules see it: the caller fills in the trade and the market, {@link RiskBook} the day. Prices and
 * money are micro-dollars, sizes micro-shares. Reused.
 */
public final class EntryQuestion {
    /** The instrument to enter. */
    public Instrument instrument;

    /** Engine time. */
    public long timeNs;

    /** Features at {@link #timeNs}. */
    public FeatureSnapshot features;

    /** Index in the settings of the policy session that is open. */
    public int policy;

    /** The signal's reference price. */
    public long entry = Missing.LONG;

    /** Worst price that the entry may pay. */
    public long limit = Missing.LONG;

    /** Protective stop. */
    public long stop = Missing.LONG;

    /** Number of orders the entry needs: two when a part takes its profit early, else one. */
    public int brackets = 1;

    /** Whether the instrument is halted. */
    public boolean halted;

    /** Start of the regular session. */
    long openNs;

    /** End of the regular session. */
    long closeNs;

    boolean brokerAbsent;
    boolean killed;
    boolean paused;

    /** The latched breach, or NONE. */
    RiskRule breach = RiskRule.NONE;

    /** Loss since the start of the day or the last cleared breach; negative for a profit. */
    long dayLoss;

    /** {@link #dayLoss} in R. */
    double dayLossR;

    /** Losses in a row since the last cleared breach. */
    int losingStreak;

    /** Loss from the best closed profit since the start of the day or the last cleared breach. */
    long drawdown;

    /** Loss of the trades entered in this policy session; negative for a profit. */
    long sessionLoss;

    int tradesToday;
    int tradesOfSymbol;
    boolean symbolBusy;
    int positionsOfGroup;
    int positions;
    long notionalOfSymbol;
    long notionalOfGroup;
    long notional;

    /** Money left to buy with; may be negative. */
    long buyingPower;

    /** Net liquidation value. */
    long equity;

    /** Requests sent in the last minute. */
    int requests;

    private long quantity;

    /** Returns the whole shares that the size rule gives, in micro-shares; valid after the rules were asked. */
    public long quantity() {
        return quantity;
    }

    void quantity(long shares) {
        quantity = shares;
    }

    /** Returns the most that a share can cost: a sale may fill above its limit. Missing when either price is. */
    long pricePerShare() {
        return entry > 0 && limit > 0 ? Math.max(entry, limit) : Missing.LONG;
    }
}
