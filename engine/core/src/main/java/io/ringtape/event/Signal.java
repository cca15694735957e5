package io.ringtape.event;

/** A setup's statement that it would trade, with its status so far. */
public final class Signal extends Event {
    /** Id, a pure function of session and sequence. */
    public long signalId = Missing.LONG;

    /** Which setup. */
    public Setup setup = Setup.VWAP_RECLAIM;

    /** Which side. */
    public Side side = Side.BUY;

    /** Its status. */
    public SignalStatus status = SignalStatus.GENERATED;

    /** The policy session it falls into; empty if none. */
    public final Text policy = new Text(16);

    /** 0 to 100. */
    public double score = Missing.STATISTIC;

    /** Part of the score: trend agreement. */
    public double scoreTrend = Missing.STATISTIC;

    /** Part of the score: relative volume. */
    public double scoreRvol = Missing.STATISTIC;

    /** Part of the score: volume delta in the trade's direction. */
    public double scoreDelta = Missing.STATISTIC;

    /** Part of the score: book imbalance. */
    public double scoreImbalance = Missing.STATISTIC;

    /** Part of the score: room to the target in R. */
    public double scoreRoom = Missing.STATISTIC;

    /** Part of the score: spread and quote quality. */
    public double scoreQuote = Missing.STATISTIC;

    /** Reference price of the entry. */
    public long entry = Missing.LONG;

    /** Protective stop. */
    public long stop = Missing.LONG;

    /** Target. */
    public long target = Missing.LONG;

    /** How long the trade may go without progress. */
    public long timeStop = Missing.LONG;

    /** Filters that passed. */
    public int passed = Missing.INT;

    /** Filters that blocked. */
    public int blocked = Missing.INT;

    /** Sequence of the feature snapshot it was decided on. */
    public long features = Missing.LONG;

    /** First 8 bytes of the configuration's SHA-256, which identifies the policies it was decided under. */
    public long policies = Missing.LONG;

    /** Best bid as this was written; missing without a usable NBBO. */
    public long bid = Missing.LONG;

    /** Best offer as this was written; missing without a usable NBBO. */
    public long ask = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.SIGNAL;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        setup = f.choice("setup", setup, Setup.VALUES);
        side = f.choice("side", side, Side.VALUES);
        status = f.choice("status", status, SignalStatus.VALUES);
        f.text("policy", policy);
        score = f.statistic("score", score);
        scoreTrend = f.statistic("scoreTrend", scoreTrend);
        scoreRvol = f.statistic("scoreRvol", scoreRvol);
        scoreDelta = f.statistic("scoreDelta", scoreDelta);
        scoreImbalance = f.statistic("scoreImbalance", scoreImbalance);
        scoreRoom = f.statistic("scoreRoom", scoreRoom);
        scoreQuote = f.statistic("scoreQuote", scoreQuote);
        entry = f.price("entry", entry);
        stop = f.price("stop", stop);
        target = f.price("target", target);
        timeStop = f.duration("timeStop", timeStop);
        passed = f.number("passed", passed);
        blocked = f.number("blocked", blocked);
        features = f.count("features", features);
        policies = f.identifier("policies", policies);
        bid = f.price("bid", bid);
        ask = f.price("ask", ask);
    }
}
