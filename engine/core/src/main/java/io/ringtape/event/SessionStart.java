package io.ringtape.event;

import java.util.List;

/** The first event of a tape: everything except market data that determines the session's result. */
public final class SessionStart extends Event {
    /** Trading date as yyyymmdd. */
    public int date = Missing.INT;

    /** How the session is run. */
    public RunMode mode = RunMode.BACKTEST;

    /** Symbols in the order of their instrument ids, joined by commas. */
    public final Text symbols = new Text(64);

    /** Start of the pre-market session. */
    public long preOpenNs = Missing.LONG;

    /** Start of the regular session. */
    public long openNs = Missing.LONG;

    /** End of the regular session. */
    public long closeNs = Missing.LONG;

    /** End of the after-hours session. */
    public long endNs = Missing.LONG;

    /** The whole configuration, canonical YAML. */
    public final Text configuration = new Text(16384);

    /** SHA-256 of the configuration, hex. */
    public final Text configurationDigest = new Text(64);

    /** Version of the engine. */
    public final Text codeVersion = new Text(32);

    /** Date, mode and a stamp; backtests of one date and configuration share it, whatever their market data. */
    public final Text runId = new Text(48);

    /** Alias of the account; never the broker's number. */
    public final Text account = new Text(32);

    /** Where the market data come from, such as {@code flat-files}. */
    public final Text feed = new Text(32);

    /** Who fills the orders, such as {@code simulated}. */
    public final Text broker = new Text(32);

    /** The machine it runs on; empty in a backtest, whose bytes are equal on every machine. */
    public final Text host = new Text(32);

    /** Whether the market data are synthetic: what they show says nothing about a market. */
    public boolean synthetic;

    /** Returns the symbols one by one. Allocates. */
    public List<String> symbolList() {
        return symbols.isEmpty() ? List.of() : List.of(symbols.toString().split(",", -1));
    }

    @Override
    public EventType type() {
        return EventType.SESSION_START;
    }

    @Override
    public void describe(Fields f) {
        date = f.number("date", date);
        mode = f.choice("mode", mode, RunMode.VALUES);
        f.text("symbols", symbols);
        preOpenNs = f.instant("preOpenNs", preOpenNs);
        openNs = f.instant("openNs", openNs);
        closeNs = f.instant("closeNs", closeNs);
        endNs = f.instant("endNs", endNs);
        f.text("configuration", configuration);
        f.text("configurationDigest", configurationDigest);
        f.text("codeVersion", codeVersion);
        f.text("runId", runId);
        f.text("account", account);
        f.text("feed", feed);
        f.text("broker", broker);
        f.text("host", host);
        synthetic = f.flag("synthetic", synthetic);
    }
}
