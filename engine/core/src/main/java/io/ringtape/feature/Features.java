package io.ringtape.feature;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketRules;
import io.ringtape.market.PrintRules;
import io.ringtape.market.SessionOpens;
import io.ringtape.market.TradingSession;
import java.util.List;

/**
 * The ordered catalogue of a session's features, and the only entry for market events. Prints and quotes reach the
 * features that take them by direct calls in the catalogue's order: a loop over the list, with a megamorphic call for
 * each feature, took twice as long. Pure, allocates nothing, for one thread.
 *
 * <p>All features but the pre-market levels and the NBBO cover the regular session. A print belongs to the session of
 * its SIP time and counts as it was published: a later cancel or correction changes nothing. A print that comes after
 * its minute was closed is late: it counts for everything but the bars and what is computed from them. A back-filled
 * print amends the bar of its minute whenever it comes; what is computed from bars follows when the back-fill ends.
 */
public final class Features {
    private final TradingSession session;
    private final History history;
    private final MarketRules rules;
    private final PrintRules printRules;

    private final Nbbo nbbo;
    private final BookImbalance imbalance;
    private final SessionExtremes extremes;
    private final SessionVwap vwap;
    private final OpeningRange openingRange;
    private final VolumeDelta volumeDelta;
    private final MinuteBars bars;
    private final RelativeVolume relativeVolume;
    private final SharesReadAsLots sharesReadAsLots;
    private final Feature[] catalogue;

    /**
     * Creates the features of a session before its first event.
     *
     * @param instruments in the order of their ids, from 0
     * @param opens hours of the prior sessions that history bars may come from
     * @throws IllegalArgumentException when an instrument's id is not its index
     */
    public Features(
            FeatureSettings settings,
            TradingSession session,
            List<Instrument> instruments,
            ConditionTable conditions,
            SessionOpens opens) {
        this.session = session;
        int count = checked(instruments);
        long openNs = session.openNs();
        int minutes = (int) ((session.closeNs() - openNs) / MINUTE_NS);
        history = new History(count, session.yyyymmdd(), opens);
        rules = new MarketRules(session, instruments, settings.reading(conditions));
        printRules = rules.prints();
        nbbo = new Nbbo(count, rules.quotes());
        imbalance = new BookImbalance(count, settings.windows().imbalanceWindowMillis(), nbbo);
        extremes = new SessionExtremes(count);
        vwap = new SessionVwap(
                count, settings.vwap().bandSigmas(), openNs + settings.vwap().zAfterMinutes() * MINUTE_NS);
        openingRange = new OpeningRange(count, openNs, settings.windows().openingRangeMinutes());
        volumeDelta = new VolumeDelta(count, nbbo);
        bars = new MinuteBars(count, openNs, minutes, volumeDelta);
        sharesReadAsLots = new SharesReadAsLots(instruments);
        relativeVolume = new RelativeVolume(
                count,
                minutes,
                settings.volumeCurve().rvolSessions(),
                settings.volumeCurve().rvolMinSessions(),
                bars);
        catalogue = new Feature[] {
            nbbo,
            imbalance,
            extremes,
            vwap,
            openingRange,
            volumeDelta,
            bars,
            new AverageTrueRange(count),
            new BarEmas(count, settings.windows().slopeBars()),
            relativeVolume,
            new PriorSession(count),
            new FiveMinuteEmas(count),
            new UsualRange(
                    count,
                    minutes,
                    settings.windows().openingRangeMinutes(),
                    settings.volumeCurve().rvolSessions(),
                    settings.volumeCurve().rvolMinSessions()),
        };
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

    /** Returns the features in the order in which they take events. */
    public List<Feature> catalogue() {
        return List.of(catalogue);
    }

    /** Takes a bar of a prior session, before the first event of today. Returns whether the bar is usable. */
    public boolean onMinuteBar(MinuteBar bar) {
        rules.onMinuteBar(bar);
        PriorBar priorBar = history.priorBarOrNull(bar);
        if (priorBar == null) {
            return false;
        }
        for (Feature feature : catalogue) {
            feature.onPriorBar(priorBar);
        }
        return true;
    }

    /** Whether the history reaches the trading date before today; if not, all features that continue it are missing. */
    public boolean isHistoryCurrent(int instrument) {
        return history.isCurrent(instrument);
    }

    /** Returns the usual volume, which needs more history than the other features. */
    public RelativeVolume relativeVolume() {
        return relativeVolume;
    }

    /** Returns the trading date of the history's last bar (yyyymmdd); missing without history. */
    public int historyDate(int instrument) {
        return history.date(instrument);
    }

    /** Takes a print. Returns the verdict of {@link PrintRules} on it. */
    public int onTrade(Trade trade) {
        int verdict = printRules.judge(trade);
        if ((verdict & PrintRules.REGULAR) != 0) {
            extremes.onTrade(trade, verdict);
            vwap.onTrade(trade, verdict);
            openingRange.onTrade(trade, verdict);
            volumeDelta.onTrade(trade, verdict);
            bars.onTrade(trade, verdict);
        } else if ((verdict & PrintRules.PRE_MARKET) != 0) {
            extremes.onPreMarketTrade(trade, verdict);
        }
        return verdict;
    }

    /**
     * Whether a print is the latest of its instrument by SIP time, after it was taken: not older than the print that
     * made the last price, nor back-filled. What acts on prices must not act on one that is not.
     */
    public boolean isLatest(Trade trade) {
        return extremes.isLatest(trade);
    }

    /** Returns the last price of the regular session, or missing. */
    public long last(int instrument) {
        return extremes.last(instrument);
    }

    /** Returns the NBBO, for reading. */
    public Nbbo nbbo() {
        return nbbo;
    }

    /** Takes a halt of an instrument or its end. */
    public void onHaltOrResume(int instrument) {
        rules.onHaltOrResume(instrument);
    }

    /** Takes a change of the NBBO. */
    public void onQuote(Quote quote) {
        nbbo.onQuote(quote);
        imbalance.onQuote(quote);
        sharesReadAsLots.onQuote(quote);
    }

    /**
     * Closes a minute of an instrument; minutes outside the regular session, or closed before, are ignored.
     *
     * @param minuteEndNs end of the minute, exclusive; minutes are closed in order
     * @return whether the minute gave a bar, which it does only with a price
     */
    public boolean closeMinute(int instrument, long minuteEndNs) {
        if (minuteEndNs <= session.openNs() || minuteEndNs > session.closeNs()) {
            return false;
        }
        int minute = bars.minuteOf(minuteEndNs - MINUTE_NS);
        if (bars.isClosed(instrument, minute)) {
            return false;
        }
        boolean closed = bars.close(instrument, minute);
        Bar barOrNull = closed ? bars.closed(instrument) : null;
        for (Feature feature : catalogue) {
            feature.onMinute(instrument, minute, barOrNull);
        }
        return closed;
    }

    /** Begins a back-fill of an instrument. */
    public void beginBackfill(int instrument) {
        volumeDelta.beginBackfill(instrument);
    }

    /**
     * Ends a back-fill of an instrument: gives the day's closed minutes to the features again, as amended. Volumes that
     * came late count as if they had come in time. What {@link MinuteBars#nextAmended} returns stays for the caller.
     */
    public void endBackfill(int instrument) {
        for (Feature feature : catalogue) {
            feature.forgetMinutes(instrument);
        }
        for (int minute = 0; minute < bars.closedMinutes(instrument); minute++) {
            Bar barOrNull = bars.barOrNull(instrument, minute);
            for (Feature feature : catalogue) {
                feature.onMinute(instrument, minute, barOrNull);
            }
        }
    }

    /** Folds the state that no snapshot shows into the digest. */
    public void hash(StateHasher hasher) {
        volumeDelta.hash(hasher);
        bars.hash(hasher);
    }

    /** Returns the last closed bar of the instrument; its fields are missing before the first. */
    public Bar closedBar(int instrument) {
        return bars.closed(instrument);
    }

    /**
     * Fills in the snapshot's instrument, time and features. The caller sets its trigger before, because the windows of
     * the volume delta end with the bar in a snapshot at its close; and its sequence and receive time.
     */
    public void snapshot(int instrument, long timeNs, FeatureSnapshot out) {
        out.instrument = instrument;
        out.timeNs = timeNs;
        for (Feature feature : catalogue) {
            feature.fill(instrument, timeNs, out);
        }
    }

    /** Returns the rules that judged quotes and prints, with their counts. */
    public MarketRules rules() {
        return rules;
    }

    /** Returns the one-minute bars and the session's volume. */
    public MinuteBars bars() {
        return bars;
    }

    /** Whether the sizes of an instrument's quotes, which are read as lots, appear to be shares. */
    public boolean quotesShares(int instrument) {
        return sharesReadAsLots.isLikely(instrument);
    }

    /** Whether the sizes of an instrument's quotes appear to be lots, not shares. */
    public boolean quotesLots(int instrument) {
        return nbbo.quotesLots(instrument);
    }
}
