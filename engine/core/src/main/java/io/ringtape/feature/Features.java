package io.ringtape.feature;

import io.ringtape.event.Codes;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.PrintRules;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import java.util.List;

/**
 * The catalogue of features of one session, in the order they are fed, and the one way in for market events. Pure and
 * free of allocation; one thread.
 *
 * <p>Everything but the pre-market levels and the NBBO is of the regular session. A print belongs to the session in
 * which its SIP time lies, and counts as it was published: a later cancel or correction changes nothing. One that comes
 * after its minute was closed is late: it counts for all but the bars and what is made of them.
 */
public final class Features {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int OFF_EXCHANGE = 4;

    /** Opening, reopening and closing crosses of both tapes, and their legacy detail record. */
    private static final long CROSSES = 1L << 8 | 1L << 17 | 1L << 18 | 1L << 19 | 1L << 25 | 1L << 28 | 1L << 55;

    private final FeatureSettings settings;
    private final TradingSession session;
    private final PrintRules printRules;
    private final History history;

    private final Nbbo nbbo;
    private final BookImbalance imbalance;
    private final SessionVwap vwap;
    private final SessionExtremes extremes;
    private final OpeningRange openingRange;
    private final VolumeDelta volumeDelta;
    private final MinuteBars bars;
    private final BarEma ema20;
    private final BarEma ema50;
    private final AverageTrueRange atr;
    private final RelativeVolume relativeVolume;
    private final PriorSession prior;

    private long duplicates;
    private long corrections;
    private long unknownConditions;

    /**
     * Empty features of that session.
     *
     * @param instruments in the order of their ids, from 0
     * @param opens hours of the prior sessions that history bars may come from
     * @throws IllegalArgumentException when an instrument is not at the place of its id
     */
    public Features(
            FeatureSettings settings,
            TradingSession session,
            List<Instrument> instruments,
            ConditionTable conditions,
            SessionOpens opens) {
        this.settings = settings;
        this.session = session;
        int count = checked(instruments);
        long openNs = session.openNs();
        printRules = new PrintRules(session, conditions, count);
        nbbo = new Nbbo(instruments);
        imbalance = new BookImbalance(count, settings.imbalanceWindowMillis(), nbbo);
        vwap = new SessionVwap(count, settings.bandSigmas(), openNs + settings.zAfterMinutes() * MINUTE_NS);
        extremes = new SessionExtremes(count);
        openingRange = new OpeningRange(count, openNs + settings.openingRangeMinutes() * MINUTE_NS);
        volumeDelta = new VolumeDelta(count, nbbo);
        ema20 = new BarEma(count, 20);
        ema50 = new BarEma(count, 50);
        atr = new AverageTrueRange(count);
        int minutes = (int) ((session.closeNs() - openNs) / MINUTE_NS);
        bars = new MinuteBars(count, openNs, minutes);
        relativeVolume = new RelativeVolume(count, minutes, settings.rvolSessions(), settings.rvolMinSessions());
        prior = new PriorSession(count);
        history = new History(count, session.yyyymmdd(), opens, this);
    }

    private static int checked(List<Instrument> instruments) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).id() != i) {
                throw new IllegalArgumentException(
                        "instrument " + instruments.get(i).symbol() + " has id "
                                + instruments.get(i).id() + ", must be " + i);
            }
        }
        return instruments.size();
    }

    /** Takes a bar of a prior session, before the first event of today; false when it is of no use. */
    public boolean onMinuteBar(MinuteBar bar) {
        return history.onMinuteBar(bar);
    }

    /** Whether the history reaches the trading date before today; else all that carries on from it is missing. */
    public boolean isHistoryCurrent(int instrument) {
        return history.isCurrent(instrument);
    }

    /** Trading date of the history's last bar as yyyymmdd; missing without history. */
    public int historyDate(int instrument) {
        return history.date(instrument);
    }

    /** Takes a print; the answer is the verdict of {@link PrintRules} on it. */
    public int onTrade(Trade trade) {
        int verdict = printRules.judge(trade);
        if ((verdict & PrintRules.DUPLICATE) != 0) {
            duplicates++;
        } else if ((verdict & PrintRules.CORRECTION) != 0) {
            corrections++;
        } else if ((verdict & ConditionTable.UNKNOWN) != 0) {
            unknownConditions++;
        }
        if ((verdict & PrintRules.REGULAR) != 0) {
            onRegularTrade(trade, verdict);
        } else if (PrintRules.formsPrice(verdict) && trade.sipNs < session.openNs()) {
            extremes.onPreMarketTrade(trade.instrument, trade.price);
        }
        return verdict;
    }

    private void onRegularTrade(Trade trade, int mask) {
        int instrument = trade.instrument;
        long price = trade.price;
        long size = trade.size;
        if ((mask & ConditionTable.VWAP) != 0 && (settings.crossesInVwap() || !isCross(trade.conditions))) {
            vwap.onTrade(instrument, price, size);
        }
        if ((mask & ConditionTable.PRICE) != 0) {
            extremes.onTrade(instrument, price, trade.sipNs);
            openingRange.onTrade(instrument, price, trade.sipNs);
        }
        long signed = 0;
        if ((mask & ConditionTable.DELTA) != 0) {
            boolean lit = trade.exchange != OFF_EXCHANGE && trade.trfId == Missing.CODE;
            signed = volumeDelta.onTrade(instrument, price, size, trade.sipNs, lit);
        }
        bars.onTrade(instrument, mask, price, size, signed, trade.sipNs);
    }

    private static boolean isCross(Codes codes) {
        for (int i = 0; i < codes.count(); i++) {
            int id = codes.at(i);
            if (id < Long.SIZE && (CROSSES >>> id & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes a change of the NBBO. */
    public void onQuote(Quote quote) {
        nbbo.onQuote(quote);
        imbalance.onQuote(quote.instrument, quote.sipNs);
    }

    /**
     * Closes a minute of an instrument; minutes outside the regular session are ignored.
     *
     * @param minuteEndNs end of the minute, exclusive; minutes are closed in order
     * @return whether that gave a bar; a minute without a price gives none
     */
    public boolean closeMinute(int instrument, long minuteEndNs) {
        if (minuteEndNs <= session.openNs() || minuteEndNs > session.closeNs()) {
            return false;
        }
        int minute = bars.minuteOf(minuteEndNs - MINUTE_NS);
        boolean closed = bars.close(instrument, minute);
        Bar bar = bars.closed(instrument);
        if (closed) {
            if (bars.count(instrument) == 1) {
                atr.beginSession(instrument);
            }
            ema20.onBar(instrument, bar.close);
            ema50.onBar(instrument, bar.close);
            atr.onBar(instrument, bar.high, bar.low, bar.close);
        }
        long barVolume = closed ? bar.volume : Missing.LONG;
        relativeVolume.onMinute(instrument, minute, bars.closedVolume(instrument), barVolume);
        openingRange.onMinute(instrument, minuteEndNs);
        return closed;
    }

    /** The last closed bar of the instrument, which changes no more; its fields are missing before the first. */
    public Bar closedBar(int instrument) {
        return bars.closed(instrument);
    }

    /** Fills instrument, time and every feature of the snapshot; trigger, sequence and receive time are the caller's. */
    public void snapshot(int instrument, long timeNs, FeatureSnapshot out) {
        out.instrument = instrument;
        out.timeNs = timeNs;
        fillPrices(instrument, out);
        fillVwap(instrument, timeNs, out);
        fillBars(instrument, out);
        fillDelta(instrument, timeNs, out);
        fillQuote(instrument, timeNs, out);
    }

    private void fillPrices(int instrument, FeatureSnapshot out) {
        out.last = extremes.last(instrument);
        out.open = extremes.open(instrument);
        out.high = extremes.high(instrument);
        out.highNs = extremes.highNs(instrument);
        out.low = extremes.low(instrument);
        out.lowNs = extremes.lowNs(instrument);
        out.preMarketHigh = extremes.preMarketHigh(instrument);
        out.preMarketLow = extremes.preMarketLow(instrument);
        out.priorHigh = prior.high(instrument);
        out.priorLow = prior.low(instrument);
        out.priorClose = prior.close(instrument);
        out.openingHigh = openingRange.high(instrument);
        out.openingLow = openingRange.low(instrument);
    }

    private void fillVwap(int instrument, long timeNs, FeatureSnapshot out) {
        out.vwap = vwap.vwap(instrument);
        out.sigma = vwap.sigma(instrument);
        out.bandUpper = vwap.bandUpper(instrument);
        out.bandLower = vwap.bandLower(instrument);
        out.z = vwap.z(instrument, extremes.last(instrument), timeNs);
    }

    private void fillBars(int instrument, FeatureSnapshot out) {
        out.volume = bars.sessionVolume(instrument);
        out.ema20 = ema20.value(instrument);
        out.ema50 = ema50.value(instrument);
        out.atr14 = atr.value(instrument);
        out.ema20SlopeAtr = ema20.slopeAtr(instrument, out.atr14);
        out.ema20SlopePercent = ema20.slopePercent(instrument);
        out.rvol = relativeVolume.value(instrument);
        out.rvolBar = relativeVolume.barValue(instrument);
    }

    private void fillDelta(int instrument, long timeNs, FeatureSnapshot out) {
        out.cvd = volumeDelta.cvd(instrument);
        out.cvdLit = volumeDelta.cvdLit(instrument);
        out.delta30 = volumeDelta.delta(instrument, 30, timeNs);
        out.delta60 = volumeDelta.delta(instrument, 60, timeNs);
        out.delta90 = volumeDelta.delta(instrument, 90, timeNs);
        out.delta300 = volumeDelta.delta(instrument, 300, timeNs);
        out.volume30 = volumeDelta.volume(instrument, 30, timeNs);
        out.volume60 = volumeDelta.volume(instrument, 60, timeNs);
        out.volume90 = volumeDelta.volume(instrument, 90, timeNs);
        out.volume300 = volumeDelta.volume(instrument, 300, timeNs);
    }

    private void fillQuote(int instrument, long timeNs, FeatureSnapshot out) {
        out.imbalance = imbalance.imbalance(instrument);
        out.imbalanceMean = imbalance.mean(instrument, timeNs);
        out.microprice = imbalance.microprice(instrument);
        out.bid = nbbo.bid(instrument);
        out.ask = nbbo.ask(instrument);
        out.bidSize = nbbo.bidSize(instrument);
        out.askSize = nbbo.askSize(instrument);
        out.spread = nbbo.spread(instrument);
        out.spreadBps = nbbo.spreadBps(instrument);
        out.quoteAge = nbbo.ageNs(instrument, timeNs);
        out.quoteState = nbbo.state(instrument);
    }

    /** The last quotes. */
    public Nbbo nbbo() {
        return nbbo;
    }

    /** Imbalance of the NBBO's sizes, and microprice. */
    public BookImbalance imbalance() {
        return imbalance;
    }

    /** VWAP, sigma, bands and z. */
    public SessionVwap vwap() {
        return vwap;
    }

    /** Open, last, high and low of session and pre-market. */
    public SessionExtremes extremes() {
        return extremes;
    }

    /** High and low of the first minutes. */
    public OpeningRange openingRange() {
        return openingRange;
    }

    /** CVD, its windows and the aggressor side. */
    public VolumeDelta volumeDelta() {
        return volumeDelta;
    }

    /** Bars, and session volume. */
    public MinuteBars bars() {
        return bars;
    }

    /** EMA of 20 bars. */
    public BarEma ema20() {
        return ema20;
    }

    /** EMA of 50 bars. */
    public BarEma ema50() {
        return ema50;
    }

    /** ATR of 14 bars. */
    public AverageTrueRange atr() {
        return atr;
    }

    /** Volume over its usual amount. */
    public RelativeVolume relativeVolume() {
        return relativeVolume;
    }

    /** Levels of the session before. */
    public PriorSession prior() {
        return prior;
    }

    /** How many prints were dropped as seen before. */
    public long duplicates() {
        return duplicates;
    }

    /** How many cancel, error and correction records were dropped. */
    public long corrections() {
        return corrections;
    }

    /** How many prints came after their minute was closed. */
    public long latePrints() {
        return bars.late();
    }

    /** How many prints had a condition that the table does not know. */
    public long unknownConditions() {
        return unknownConditions;
    }
}
