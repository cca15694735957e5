package io.ringtape.event;

/** A report on the account by the broker or the simulated exchange. */
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

    /** Who reports it. */
    public AccountOrigin origin = AccountOrigin.BROKER;

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
        origin = f.choice("origin", origin, AccountOrigin.VALUES);
    }
}
