package io.ringtape.event;

/** All features of one instrument at one moment. */
public final class FeatureSnapshot extends Event {
    /** Why it was taken. */
    public SnapshotTrigger trigger = SnapshotTrigger.SECOND;

    /** Last eligible price of the regular session. */
    public long last = Missing.LONG;

    /** First eligible price of the regular session. */
    public long open = Missing.LONG;

    /** Eligible shares since 09:30. */
    public long volume = Missing.LONG;

    /** Volume-weighted average price since 09:30, dollars. */
    public double vwap = Missing.STATISTIC;

    /** Volume-weighted population deviation about VWAP, dollars. */
    public double sigma = Missing.STATISTIC;

    /** VWAP plus k sigma, dollars. */
    public double bandUpper = Missing.STATISTIC;

    /** VWAP minus k sigma, dollars. */
    public double bandLower = Missing.STATISTIC;

    /** (last − VWAP) / sigma. */
    public double z = Missing.STATISTIC;

    /** EMA of 20 closed one-minute bars, dollars. */
    public double ema20 = Missing.STATISTIC;

    /** EMA of 50 closed one-minute bars, dollars. */
    public double ema50 = Missing.STATISTIC;

    /** Mean change of ema20 over the slope's bars, in ATR a minute. */
    public double ema20SlopeAtr = Missing.STATISTIC;

    /** Change of ema20 over five bars at that mean pace, percent of price. */
    public double ema20SlopePercent = Missing.STATISTIC;

    /** Wilder mean true range of 14 one-minute bars, dollars. */
    public double atr14 = Missing.STATISTIC;

    /** Volume since 09:30 over its usual amount by this minute. */
    public double rvol = Missing.STATISTIC;

    /** Volume of the last closed bar over its usual amount in that minute. */
    public double rvolBar = Missing.STATISTIC;

    /** Cumulative volume delta since 09:30, all eligible prints. */
    public long cvd = Missing.LONG;

    /** Cumulative volume delta since 09:30, lit venues only. */
    public long cvdLit = Missing.LONG;

    /** Volume delta of the last 30 seconds; at a bar's close, those before its end. */
    public long delta30 = Missing.LONG;

    /** Volume delta of the last 60 seconds; at a bar's close, those before its end. */
    public long delta60 = Missing.LONG;

    /** Volume delta of the last 90 seconds; at a bar's close, those before its end. */
    public long delta90 = Missing.LONG;

    /** Volume delta of the last 5 minutes; at a bar's close, those before its end. */
    public long delta300 = Missing.LONG;

    /** CVD-eligible shares of the last 30 seconds; at a bar's close, those before its end. */
    public long volume30 = Missing.LONG;

    /** CVD-eligible shares of the last 60 seconds; at a bar's close, those before its end. */
    public long volume60 = Missing.LONG;

    /** CVD-eligible shares of the last 90 seconds; at a bar's close, those before its end. */
    public long volume90 = Missing.LONG;

    /** CVD-eligible shares of the last 5 minutes; at a bar's close, those before its end. */
    public long volume300 = Missing.LONG;

    /** (bid size − ask size) / (bid size + ask size) at the NBBO, −1 to 1. */
    public double imbalance = Missing.STATISTIC;

    /** Time-weighted mean of the imbalance over the last seconds. */
    public double imbalanceMean = Missing.STATISTIC;

    /** Mid weighted by the opposite sizes, dollars. */
    public double microprice = Missing.STATISTIC;

    /** High of the regular session. */
    public long high = Missing.LONG;

    /** When the high was made. */
    public long highNs = Missing.LONG;

    /** Low of the regular session. */
    public long low = Missing.LONG;

    /** When the low was made. */
    public long lowNs = Missing.LONG;

    /** High of the pre-market session. */
    public long preMarketHigh = Missing.LONG;

    /** Low of the pre-market session. */
    public long preMarketLow = Missing.LONG;

    /** High of the prior regular session. */
    public long priorHigh = Missing.LONG;

    /** Low of the prior regular session. */
    public long priorLow = Missing.LONG;

    /** Close of the prior regular session. */
    public long priorClose = Missing.LONG;

    /** High of the opening range, once frozen. */
    public long openingHigh = Missing.LONG;

    /** Low of the opening range, once frozen. */
    public long openingLow = Missing.LONG;

    /** Best bid. */
    public long bid = Missing.LONG;

    /** Best ask. */
    public long ask = Missing.LONG;

    /** Shares bid. */
    public long bidSize = Missing.LONG;

    /** Shares offered. */
    public long askSize = Missing.LONG;

    /** Ask − bid; negative when crossed. */
    public long spread = Missing.LONG;

    /** Spread over mid, basis points. */
    public double spreadBps = Missing.STATISTIC;

    /** Engine time since the SIP time of the NBBO. */
    public long quoteAge = Missing.LONG;

    /** Whether the NBBO can be traded on. */
    public QuoteState quoteState = QuoteState.NONE;

    /** EMA of 20 closed five-minute bars, dollars. */
    public double ema20Of5 = Missing.STATISTIC;

    /** EMA of 50 closed five-minute bars, dollars. */
    public double ema50Of5 = Missing.STATISTIC;

    /** Width of the opening range over its median of the last sessions. */
    public double openingWidth = Missing.STATISTIC;

    /** Range of the session so far over the median range of the last sessions. */
    public double rangeRatio = Missing.STATISTIC;

    /** First 8 bytes of the configuration's SHA-256, which identifies the policies it was decided under. */
    public long policies = Missing.LONG;

    /** Returns the newest version of the fields, to be raised when a field is added. */
    static int version() {
        return 1;
    }

    @Override
    public EventType type() {
        return EventType.FEATURE_SNAPSHOT;
    }

    @Override
    public void describe(Fields f) {
        trigger = f.choice("trigger", trigger, SnapshotTrigger.VALUES);
        last = f.price("last", last);
        open = f.price("open", open);
        volume = f.size("volume", volume);
        vwap = f.statistic("vwap", vwap);
        sigma = f.statistic("sigma", sigma);
        bandUpper = f.statistic("bandUpper", bandUpper);
        bandLower = f.statistic("bandLower", bandLower);
        z = f.statistic("z", z);
        ema20 = f.statistic("ema20", ema20);
        ema50 = f.statistic("ema50", ema50);
        ema20SlopeAtr = f.statistic("ema20SlopeAtr", ema20SlopeAtr);
        ema20SlopePercent = f.statistic("ema20SlopePercent", ema20SlopePercent);
        atr14 = f.statistic("atr14", atr14);
        rvol = f.statistic("rvol", rvol);
        rvolBar = f.statistic("rvolBar", rvolBar);
        cvd = f.size("cvd", cvd);
        cvdLit = f.size("cvdLit", cvdLit);
        delta30 = f.size("delta30", delta30);
        delta60 = f.size("delta60", delta60);
        delta90 = f.size("delta90", delta90);
        delta300 = f.size("delta300", delta300);
        volume30 = f.size("volume30", volume30);
        volume60 = f.size("volume60", volume60);
        volume90 = f.size("volume90", volume90);
        volume300 = f.size("volume300", volume300);
        imbalance = f.statistic("imbalance", imbalance);
        imbalanceMean = f.statistic("imbalanceMean", imbalanceMean);
        microprice = f.statistic("microprice", microprice);
        high = f.price("high", high);
        highNs = f.instant("highNs", highNs);
        low = f.price("low", low);
        lowNs = f.instant("lowNs", lowNs);
        preMarketHigh = f.price("preMarketHigh", preMarketHigh);
        preMarketLow = f.price("preMarketLow", preMarketLow);
        priorHigh = f.price("priorHigh", priorHigh);
        priorLow = f.price("priorLow", priorLow);
        priorClose = f.price("priorClose", priorClose);
        openingHigh = f.price("openingHigh", openingHigh);
        openingLow = f.price("openingLow", openingLow);
        bid = f.price("bid", bid);
        ask = f.price("ask", ask);
        bidSize = f.size("bidSize", bidSize);
        askSize = f.size("askSize", askSize);
        spread = f.price("spread", spread);
        spreadBps = f.statistic("spreadBps", spreadBps);
        quoteAge = f.duration("quoteAge", quoteAge);
        quoteState = f.choice("quoteState", quoteState, QuoteState.VALUES);
        ema20Of5 = f.statistic("ema20Of5", ema20Of5);
        ema50Of5 = f.statistic("ema50Of5", ema50Of5);
        openingWidth = f.statistic("openingWidth", openingWidth);
        rangeRatio = f.statistic("rangeRatio", rangeRatio);
        policies = f.identifier("policies", policies);
    }
}
