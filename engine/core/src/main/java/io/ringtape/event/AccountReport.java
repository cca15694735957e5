package io.ringtape.event;

/** The broker's report on the account. */
public final class AccountReport extends Event {
    /** Settled and unsettled cash. */
    public long cash = Missing.LONG;

    /** Net liquidation value. */
    public long equity = Missing.LONG;

    /** What can be bought now. */
    public long buyingPower = Missing.LONG;

    /** Realised today. */
    public long realised = Missing.LONG;

    /** Unrealised now. */
    public long unrealised = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.ACCOUNT_REPORT;
    }

    @Override
    public void describe(Fields f) {
        cash = f.money("cash", cash);
        equity = f.money("equity", equity);
        buyingPower = f.money("buyingPower", buyingPower);
        realised = f.money("realised", realised);
        unrealised = f.money("unrealised", unrealised);
    }
}
