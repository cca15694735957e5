package io.ringtape.risk;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import io.ringtape.event.RiskRule;
import io.ringtape.market.Instrument;

/**
 * What the rules look at before an entry: the trade and the market, filled in by the asker, and the day, filled in by
 * {@link RiskBook}. Prices and money in micro-dollars, sizes in micro-shares. Reused.
 */
public final class EntryQuestion {
    /** The instrument to be entered. */
    public Instrument instrument;

    /** Engine time. */
    public long timeNs;

    /** Features at that time. */
    public FeatureSnapshot features;

    /** The policy session that is open, by place in the settings. */
    public int policy;

    /** The signal's reference price. */
    public long entry = Missing.LONG;

    /** Worst price the entry may pay. */
    public long limit = Missing.LONG;

    /** Protective stop. */
    public long stop = Missing.LONG;

    /** Orders that it may take: one, or two when a part is to take its profit early. */
    public int brackets = 1;

    /** Whether the instrument is halted. */
    public boolean halted;

    /** Whether its feed has a hole. */
    public boolean gap;

    /** Start of the regular session. */
    long openNs;

    /** End of the regular session. */
    long closeNs;

    boolean killed;
    boolean paused;

    /** The latched breach, or NONE. */
    RiskRule breach = RiskRule.NONE;

    /** Loss that the day's limit is held against; negative when it is a profit. */
    long dayLoss;

    /** The same in R. */
    double dayLossR;

    /** Losses in a row that count. */
    int losingStreak;

    /** Loss from the day's best. */
    long drawdown;

    /** Loss of the policy session. */
    long sessionLoss;

    int tradesToday;
    int tradesOfSymbol;
    boolean symbolBusy;
    int positionsOfGroup;
    int positions;
    long notionalOfSymbol;
    long notionalOfGroup;
    long notional;

    /** What can be bought. */
    long buyingPower;

    /** Net liquidation value. */
    long equity;

    /** Requests sent in the last minute. */
    int requests;

    private long quantity;

    /** Shares that the size rule gives, whole, in micro-shares; valid once the rules were asked. */
    public long quantity() {
        return quantity;
    }

    void quantity(long shares) {
        quantity = shares;
    }

    /** Most that a share can cost: a seller may be filled above its limit. Missing with either price. */
    long pricePerShare() {
        return entry > 0 && limit > 0 ? Math.max(entry, limit) : Missing.LONG;
    }
}
