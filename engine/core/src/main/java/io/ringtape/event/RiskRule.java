package io.ringtape.event;

/**
 * The rules that can refuse an entry, with their codes on the tape and the sentence that says when. No rule ever
 * refuses an exit.
 */
public enum RiskRule {
    NONE("No rule refuses."),
    SESSION("The regular session has not begun, or too little time is left before its close."),
    NBBO_AGE("The NBBO is older than the limit."),
    NBBO_STATE("The NBBO is absent, locked, crossed, one-sided or unusable."),
    SPREAD("The spread is wider than the limit."),
    HALT("The instrument is halted or paused."),
    FEED_GAP("Of old tapes only: the feed has a hole. Setups are disabled in one and propose nothing."),
    POSITION("The symbol has a position or a working order: one round trip at a time."),
    CORRELATED("The symbol's correlated group would have more round trips open than the limit."),
    NOTIONAL("One share costs more than the limit of money for one trade."),
    DAILY_LOSS("The day's loss, closed and open, has reached its limit in dollars."),
    PAUSED("The operator paused entries, or a broker's report left our position in doubt."),
    KILLED("The operator ended the day, by command or by the kill file."),
    DAILY_LOSS_R("The day's loss, closed and open, has reached its limit in R."),
    LOSING_STREAK("The number of consecutive losses has reached its limit."),
    DRAWDOWN("The fall from the day's best closed profit has reached its limit."),
    SESSION_LOSS("The loss of the trades entered in this policy session has reached its limit."),
    PRICE_COLLAR("The entry's limit lies too far from mid or from the last price, or both are absent."),
    TRADES_DAY("The day would have more entries than the limit."),
    TRADES_SYMBOL("The symbol would have more entries today than the limit."),
    POSITIONS("All symbols together would have more round trips open than the limit."),
    NOTIONAL_SYMBOL("One share costs more than the money left for the symbol."),
    NOTIONAL_GROUP("One share costs more than the money left for the symbol's correlated group."),
    NOTIONAL_TOTAL("One share costs more than the money left for all symbols."),
    BUYING_POWER("One share costs more than the buying power that is left."),
    SIZE("Position sizing gives less than one share: the stop is absent, or too far for the risk of a trade."),
    ORDER_RATE("The entry would use more requests per minute than entries may; exits are never limited."),
    DAY_TRADES("With the day-trade guard on and too little equity, five trading days would have too many day trades."),
    NO_BROKER("The session has no broker, or the broker does not answer.");

    /** The constants in declared order; shared, do not modify. */
    public static final RiskRule[] VALUES = values();

    private final String sentence;

    RiskRule(String sentence) {
        this.sentence = sentence;
    }

    /** Returns a sentence that says when the rule refuses an entry. */
    public String sentence() {
        return sentence;
    }
}
