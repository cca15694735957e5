package io.ringtape.event;

/** How a session is run. */
public enum RunMode {
    /** Files and the simulated exchange. */
    BACKTEST,

    /** Live data and the simulated exchange. */
    PAPER,

    /** Live data and the broker's sandbox. */
    SANDBOX,

    /** Live data and the broker. */
    LIVE,

    /** Live data and no broker: every entry is refused. */
    RECORD;

    /** The constants in declared order; shared, do not modify. */
    public static final RunMode[] VALUES = values();
}
