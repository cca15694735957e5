package io.ringtape.engine;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.feature.MinuteBars;
import io.ringtape.feature.RelativeVolume;
import io.ringtape.market.ConditionTable;
import java.util.BitSet;

/**
 * Alerts on market data: missing history, prints and quotes, and unknown sale conditions, each once; implausible
 * prices, once a minute with their number; late prints, when a minute closes; refused prints of a back-fill, when it
 * ends; what the feed says of itself, each time; quote sizes in another unit, at the end.
 */
final class DataAlerts {
    private static final String NO_HISTORY = "no minute bars of earlier sessions";
    private static final String OLD_HISTORY = "minute bars end before the trading date before";
    private static final String LOTS_AS_SHARES = "quote sizes look like lots, read as shares";
    private static final String SHARES_AS_LOTS = "quote sizes look like shares, read as lots";

    /** A minute has too many late prints when they are more than one of so many. */
    private static final long ONE_LATE_PRINT_OF = 1_000;

    private final ConditionTable conditions;
    private final Features features;
    private final Effects effects;
    private final int instruments;
    private final BitSet alertedConditions = new BitSet(65_536);
    private final SilenceWatch prints;
    private final SilenceWatch quotes;
    private final PriceAlerts implausibleQuotes;
    private final PriceAlerts implausiblePrints;

    /** Late prints by the last close of a minute, and refused ones since the last end of a back-fill. */
    private final long[] lateBefore;

    private final long[] forgotten;

    private boolean marketBegun;

    DataAlerts(EngineSettings settings, Features features, Effects effects) {
        conditions = settings.conditions();
        this.features = features;
        this.effects = effects;
        instruments = settings.instruments().size();
        prints = new SilenceWatch(settings.session(), settings.market().maxSilenceNs(), instruments);
        quotes = new SilenceWatch(settings.session(), settings.market().maxSilenceNs(), instruments);
        implausibleQuotes = new PriceAlerts(AlertCode.IMPLAUSIBLE_QUOTE);
        implausiblePrints = new PriceAlerts(AlertCode.IMPLAUSIBLE_PRINT);
        lateBefore = new long[instruments];
        forgotten = new long[instruments];
    }

    /** Alerts on one kind of implausible price, for each instrument at most one a minute. */
    private final class PriceAlerts {
        private final AlertCode code;
        private final long[] alertedNs;
        private final long[] untold;

        PriceAlerts(AlertCode code) {
            this.code = code;
            alertedNs = new long[instruments];
            untold = new long[instruments];
        }

        void on(int instrument, long price) {
            if (effects.now() - alertedNs[instrument] < MINUTE_NS) {
                untold[instrument]++;
                return;
            }
            warn(instrument, code, price, untold[instrument] == 0 ? "" : untold[instrument] + " more before");
            alertedNs[instrument] = effects.now();
            untold[instrument] = 0;
        }

        void hash(StateHasher hasher) {
            for (int i = 0; i < instruments; i++) {
                hasher.instant("alerted", alertedNs[i]);
                hasher.add(untold[i]);
            }
        }
    }

    /** Takes a print; one that was back-filled is no sign of life. */
    void onPrint(Trade trade) {
        beginMarket();
        if (!trade.backfilled) {
            prints.onSound(trade.instrument, effects.now());
        }
    }

    void onQuote(int instrument) {
        beginMarket();
        quotes.onSound(instrument, effects.now());
    }

    /** Restarts the watch on an instrument that was halted or trades again. */
    void onHaltOrResume(int instrument) {
        prints.onSound(instrument, effects.now());
        quotes.onSound(instrument, effects.now());
    }

    /**
     * Checks the history, which is complete with the day's first print or quote, and starts to watch for silence: what
     * went before a start in mid-session was not missed.
     */
    private void beginMarket() {
        if (marketBegun) {
            return;
        }
        marketBegun = true;
        for (int i = 0; i < instruments; i++) {
            onHaltOrResume(i);
            if (!features.isHistoryCurrent(i)) {
                int date = features.historyDate(i);
                boolean isThere = date != Missing.INT;
                warn(i, AlertCode.STALE_HISTORY, isThere ? date : Missing.LONG, isThere ? OLD_HISTORY : NO_HISTORY);
            } else {
                checkSessions(i, features.relativeVolume());
            }
        }
    }

    /** Passes on what the feed says of itself. */
    void onFeed(FeedStatus status) {
        switch (status.state) {
            case LAGGING -> pass(status, AlertLevel.WARNING, AlertCode.FEED_LAG);
            case REFUSED -> pass(status, AlertLevel.CRITICAL, AlertCode.FEED_REFUSED);
            case UNFILLED -> pass(status, AlertLevel.WARNING, AlertCode.HOLE_UNFILLED);
            case NOTICE -> pass(status, AlertLevel.NOTICE, AlertCode.FEED_NOTICE);
            case UNREADABLE -> pass(status, AlertLevel.WARNING, AlertCode.BAD_EVENTS);
            default -> {}
        }
    }

    private void pass(FeedStatus status, AlertLevel level, AlertCode code) {
        effects.alert(status.instrument, level, code, status.value, status.detail.toString());
    }

    /**
     * Alerts when, since the close of the minute before, too many live prints came after the close of their own: their
     * share is of them and of the prints that the minute that has just closed has in time.
     */
    void onMinute(int instrument, long minuteEndNs) {
        MinuteBars bars = features.bars();
        long late = bars.late(instrument) - lateBefore[instrument];
        lateBefore[instrument] += late;
        if (late * ONE_LATE_PRINT_OF > late + bars.inTime(instrument, bars.minuteOf(minuteEndNs - 1))) {
            warn(instrument, AlertCode.LATE_PRINTS, late, "");
        }
    }

    /** Counts a back-filled print that was refused, because it may have been counted before. */
    void onForgotten(int instrument) {
        forgotten[instrument]++;
    }

    /** Alerts when prints of the back-fill that has just ended were refused. */
    void onBackfillEnded(int instrument) {
        if (forgotten[instrument] > 0) {
            warn(instrument, AlertCode.BACKFILL_REFUSED, forgotten[instrument], "");
            forgotten[instrument] = 0;
        }
    }

    private void checkSessions(int instrument, RelativeVolume usual) {
        int held = usual.sessions(instrument);
        if (held < usual.minSessions()) {
            String needs = usual.minSessions() == 1 ? " session, has " : " sessions, has ";
            warn(instrument, AlertCode.SHORT_HISTORY, held, "RVOL needs " + usual.minSessions() + needs + held);
        }
    }

    /** Alerts on the print's conditions that are not in the table. */
    void onUnknownConditions(Trade trade) {
        for (int i = 0; i < trade.conditions.count(); i++) {
            int id = trade.conditions.at(i);
            if (!conditions.knows(id) && !alertedConditions.get(id)) {
                alertedConditions.set(id);
                warn(trade.instrument, AlertCode.UNKNOWN_CONDITION, id, "");
            }
        }
    }

    /** Alerts on an implausible quote, with its mid or its only side. */
    void onImplausible(Quote quote) {
        boolean hasBothSides = quote.bid > 0 && quote.ask > 0;
        long price = hasBothSides ? quote.bid + (quote.ask - quote.bid) / 2 : Math.max(quote.bid, quote.ask);
        implausibleQuotes.on(quote.instrument, price);
    }

    /** Alerts on an implausible print. */
    void onImplausible(Trade trade) {
        implausiblePrints.on(trade.instrument, trade.price);
    }

    /** Alerts when an instrument that is not halted has had no print or no quote for too long. */
    void onBeat(int instrument, long beatNs, boolean halted) {
        if (!marketBegun || halted) {
            return;
        }
        if (prints.isNoticed(instrument, beatNs)) {
            warn(instrument, AlertCode.FEED_SILENT, prints.sinceNs(instrument), "no print");
        }
        if (quotes.isNoticed(instrument, beatNs)) {
            warn(instrument, AlertCode.FEED_SILENT, quotes.sinceNs(instrument), "no quote");
        }
    }

    /** Alerts at the session's end when the instrument's quoted sizes look like another unit than they were read as. */
    void onEnd(int instrument) {
        if (features.quotesLots(instrument)) {
            warn(instrument, AlertCode.QUOTE_SIZE_UNIT, Missing.LONG, LOTS_AS_SHARES);
        } else if (features.quotesShares(instrument)) {
            warn(instrument, AlertCode.QUOTE_SIZE_UNIT, Missing.LONG, SHARES_AS_LOTS);
        }
    }

    private void warn(int instrument, AlertCode code, long value, String detail) {
        effects.alert(instrument, AlertLevel.WARNING, code, value, detail);
    }

    void hash(StateHasher hasher) {
        prints.hash(hasher);
        quotes.hash(hasher);
        implausiblePrints.hash(hasher);
        implausibleQuotes.hash(hasher);
        for (int i = 0; i < instruments; i++) {
            hasher.add(lateBefore[i]);
            hasher.add(forgotten[i]);
        }
    }
}
