package io.ringtape.event;

/** A round trip from flat to flat. */
public final class TradeClosed extends Event {
    /** The signal it came from. */
    public long signalId = Missing.LONG;

    /** Which setup. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Side of the entry. */
    public Side side = Side.BUY;

    /** Shares entered. */
    public long quantity = Missing.LONG;

    /** Average entry. */
    public long entryPrice = Missing.LONG;

    /** Average exit. */
    public long exitPrice = Missing.LONG;

    /** Profit after charges. */
    public long profit = Missing.LONG;

    /** Charges of all its fills. */
    public long fees = Missing.LONG;

    /** Profit over the initial risk. */
    public double r = Missing.STATISTIC;

    /** First entry fill. */
    public long openedNs = Missing.LONG;

    /** Last exit fill. */
    public long closedNs = Missing.LONG;

    /** What closed it. */
    public ExitReason reason = ExitReason.NONE;

    /** Best price of a print while shares were held: the highest of a long position, the lowest of a short one. */
    public long bestPrice = Missing.LONG;

    /** Worst price of a print while shares were held. */
    public long worstPrice = Missing.LONG;

    /** Money lost relative to the prices of signal, target and stop; negative when gained, 0 without slippage. */
    public long slippage = Missing.LONG;

    /** Orders sent: brackets and closing orders. */
    public int orders = Missing.INT;

    @Override
    public EventType type() {
        return EventType.TRADE_CLOSED;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        setup = f.choice("setup", setup, Setup.VALUES);
        side = f.choice("side", side, Side.VALUES);
        quantity = f.size("quantity", quantity);
        entryPrice = f.price("entryPrice", entryPrice);
        exitPrice = f.price("exitPrice", exitPrice);
        profit = f.money("profit", profit);
        fees = f.money("fees", fees);
        r = f.statistic("r", r);
        openedNs = f.instant("openedNs", openedNs);
        closedNs = f.instant("closedNs", closedNs);
        reason = f.choice("reason", reason, ExitReason.VALUES);
        bestPrice = f.price("bestPrice", bestPrice);
        worstPrice = f.price("worstPrice", worstPrice);
        slippage = f.money("slippage", slippage);
        orders = f.number("orders", orders);
    }
}
