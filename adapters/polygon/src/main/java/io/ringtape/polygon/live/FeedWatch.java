package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.live.StreamReader.ReaderView;
import io.ringtape.polygon.live.StreamReader.SymbolWatch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Watches the stream: finds holes, silence, lag, and events that cannot be read. Looks a few times a second, on the
 * thread that keeps the connection alive.
 */
final class FeedWatch {
    /** What a watch brings about. */
    interface Effects {
        /** Prints of the span are missing. */
        void onHole(Hole hole, StreamResumption back);

        /** Nothing of an instrument arrives, while others tick. */
        void onSilent(int instrument);

        /** Nothing of any instrument arrives, although the connection lives. */
        void onStalled(long silentNs);

        /** The instrument ticks again. */
        void onHeard(int instrument);

        /** Events have been late for too long. */
        void onLate(long lagNs);

        /** Too many events of a minute could not be read; {@code worst} is the most frequent reason. */
        void onUnreadable(long events, String worst);

        /** Events have keys that the vendor's documents lack; told once of each. */
        void onUnknownKeys(List<String> names);

        /** The stream gives nothing that a session can use. */
        void onUseless(String reason);
    }

    private static final long TICKING_WITHIN_NS = 2 * SECOND_NS;

    /** For how long a silence of every symbol is looked at before the connection counts as dead. */
    private static final long STALLED_FOR_NS = 2 * SECOND_NS;

    private static final long USELESS_AFTER_NS = 30 * SECOND_NS;
    private static final long DELAYED_LAG_NS = 800 * SECOND_NS;

    private final FeedSettings.Watch settings;
    private final TradingSession session;
    private final LongSupplier clock;
    private final StreamReader reader;
    private final Effects effects;
    private final ReaderView view;
    private final Symbol[] symbols;

    private long liveSinceNs;
    private long lateSinceNs = Missing.LONG;
    private long delayedSinceNs = Missing.LONG;
    private long freshSinceNs = Missing.LONG;
    private boolean isFreshPlan;
    private long stalledSinceNs = Missing.LONG;
    private long stalledAgainDueNs = Missing.LONG;
    private long minuteDueNs = Missing.LONG;
    private long eventsAtMinute;
    private long badAtMinute;
    private long eventsAtLive;
    private long unknownAtLive;
    private int keysTold;
    private final LagMeter lag = new LagMeter();

    /** What the watch knows of one instrument. */
    private static final class Symbol {
        /** Tells the filler of the last hole how the stream came back; null when it has. */
        private StreamResumption back;

        /** Where the last hole begins. */
        private long holeFromNs;

        private boolean isSilent;

        /** The last print before the silence. */
        private long silentFromNs;

        private long lostFromNs = Missing.LONG;
        private long lostToNs = Missing.LONG;
    }

    FeedWatch(PolygonFeed.Subscription subscription, LongSupplier clock, StreamReader reader, Effects effects) {
        settings = subscription.settings().watch();
        session = subscription.session();
        this.clock = clock;
        this.reader = reader;
        this.effects = effects;
        int instruments = subscription.instruments().size();
        view = new ReaderView(instruments);
        symbols = new Symbol[instruments];
        Arrays.setAll(symbols, i -> new Symbol());
    }

    /** Opens a hole of each instrument from its last print, or from the start of the day, to the present. */
    void onLive() {
        reader.look(view);
        liveSinceNs = clock.getAsLong();
        lateSinceNs = Missing.LONG;
        delayedSinceNs = Missing.LONG;
        freshSinceNs = Missing.LONG;
        lag.reset();
        stalledSinceNs = Missing.LONG;
        eventsAtLive = view.events;
        unknownAtLive = view.unknownEvents;
        for (int i = 0; i < symbols.length; i++) {
            long lastNs = view.symbols[i].lastTradeNs;
            keepLosses(i);
            long fromNs = Missing.isPresent(lastNs) ? lastNs : session.preOpenNs();
            if (Missing.isPresent(symbols[i].lostFromNs)) {
                fromNs = Math.min(fromNs, symbols[i].lostFromNs);
            }
            symbols[i].isSilent = false;
            symbols[i].lostFromNs = Missing.LONG;
            long toNs = Math.max(liveSinceNs, view.symbols[i].earlyNs);
            if (Missing.isPresent(lastNs)) {
                toNs = Math.max(toNs, fromNs); // the clock may have gone back
            }
            if (fromNs <= toNs) {
                symbols[i].back = new StreamResumption();
                symbols[i].holeFromNs = fromNs;
                effects.onHole(new Hole(i, fromNs, toNs), symbols[i].back);
            }
        }
    }

    /** Ends what waited for the stream, which is lost. The next hole of a symbol that had no print begins as its last. */
    void onLost() {
        reader.look(view);
        for (int i = 0; i < symbols.length; i++) {
            Symbol symbol = symbols[i];
            keepLosses(i);
            watchReturn(symbol, view.symbols[i]);
            if (symbol.back != null) {
                symbol.back.lose();
                symbol.back = null;
                addLoss(symbol, symbol.holeFromNs, symbol.holeFromNs);
            }
        }
    }

    /** Looks at the stream. {@code nowNs} is of a clock that never goes back. */
    void onTime(long nowNs, boolean isLive) {
        reader.look(view);
        boolean isLagKnown = lag.onLook(nowNs, view.printLagNs, view.quoteLagNs);
        for (int i = 0; i < symbols.length; i++) {
            keepLosses(i);
        }
        if (isLive) {
            for (int i = 0; i < symbols.length; i++) {
                watchReturn(symbols[i], view.symbols[i]);
                watchLosses(i);
                watchSilence(i);
            }
            watchKinds();
            if (isLagKnown) {
                watchLag(nowNs);
            }
            watchStall(nowNs);
        }
        watchReadability(nowNs);
        watchKeys();
    }

    private static void watchReturn(Symbol symbol, SymbolWatch seen) {
        if (symbol.back != null && Missing.isPresent(seen.firstTradeNs)) {
            symbol.back.begin(seen.firstTradeNs);
            symbol.back = null;
        }
    }

    /** Remembers prints that found no room since the last look. */
    private void keepLosses(int instrument) {
        Symbol symbol = symbols[instrument];
        SymbolWatch seen = view.symbols[instrument];
        if (Missing.isPresent(seen.lostFromNs)) {
            addLoss(symbol, seen.lostFromNs, seen.lostToNs);
        }
    }

    private static void addLoss(Symbol symbol, long fromNs, long toNs) {
        boolean isFirst = symbol.lostFromNs == Missing.LONG;
        symbol.lostFromNs = isFirst ? fromNs : Math.min(symbol.lostFromNs, fromNs);
        symbol.lostToNs = isFirst ? toNs : Math.max(symbol.lostToNs, toNs);
    }

    /** Makes a hole of prints that found no room, once there is room again and the sink has told their gap. */
    private void watchLosses(int instrument) {
        Symbol symbol = symbols[instrument];
        if (view.hasRoom && Missing.isPresent(symbol.lostFromNs)) {
            fillKnown(new Hole(instrument, symbol.lostFromNs, symbol.lostToNs));
            symbol.lostFromNs = Missing.LONG;
        }
    }

    /** Has a hole filled whose last print is known. */
    private void fillKnown(Hole hole) {
        StreamResumption back = new StreamResumption();
        back.begin(hole.toNs());
        effects.onHole(hole, back);
    }

    private void watchSilence(int instrument) {
        Symbol symbol = symbols[instrument];
        SymbolWatch seen = view.symbols[instrument];
        if (symbol.isSilent) {
            if (Missing.isPresent(seen.firstTradeNs)) {
                symbol.isSilent = false;
                fillKnown(new Hole(instrument, symbol.silentFromNs, seen.firstTradeNs));
                effects.onHeard(instrument);
            }
            return;
        }
        long nowNs = clock.getAsLong();
        boolean isRegular = nowNs >= session.openNs() && nowNs < session.closeNs();
        boolean isQuiet = nowNs - heardNs(instrument) > settings.silentAfterNs();
        if (isRegular && isQuiet && !seen.isHalted && othersTick(instrument, nowNs)) {
            symbol.isSilent = true;
            symbol.silentFromNs = Missing.isPresent(seen.lastTradeNs) ? seen.lastTradeNs : liveSinceNs;
            reader.forgetFirstPrint(instrument);
            effects.onSilent(instrument);
        }
    }

    /** Finds a connection that answers pings and brings nothing; replaces it at most once a minute. */
    private void watchStall(long nowNs) {
        long silentNs = allSilentNs();
        if (silentNs <= settings.silentAfterNs()) {
            stalledSinceNs = Missing.LONG;
            return;
        }
        stalledSinceNs = stalledSinceNs == Missing.LONG ? nowNs : stalledSinceNs;
        boolean isDue = stalledAgainDueNs == Missing.LONG || nowNs >= stalledAgainDueNs;
        if (isDue && nowNs - stalledSinceNs >= STALLED_FOR_NS) {
            stalledAgainDueNs = nowNs + MINUTE_NS;
            effects.onStalled(silentNs);
        }
    }

    /** Returns for how long no symbol has had an event; 0 outside the regular session, and while each is halted. */
    private long allSilentNs() {
        long nowNs = clock.getAsLong();
        boolean isRegular = nowNs >= session.openNs() && nowNs < session.closeNs();
        boolean isHalted = Arrays.stream(view.symbols).allMatch(seen -> seen.isHalted);
        if (!isRegular || isHalted) {
            return 0;
        }
        return nowNs
                - IntStream.range(0, symbols.length)
                        .mapToLong(this::heardNs)
                        .max()
                        .orElse(nowNs);
    }

    private long heardNs(int instrument) {
        return Math.max(Math.max(view.symbols[instrument].heardNs, liveSinceNs), session.openNs());
    }

    private boolean othersTick(int instrument, long nowNs) {
        for (int i = 0; i < symbols.length; i++) {
            long heardNs = view.symbols[i].heardNs;
            if (i != instrument && Missing.isPresent(heardNs) && nowNs - heardNs < TICKING_WITHIN_NS) {
                return true;
            }
        }
        return false;
    }

    private void watchKinds() {
        boolean hasEvents = view.events > eventsAtLive;
        if (!hasEvents && view.unknownEvents > unknownAtLive && clock.getAsLong() - liveSinceNs > USELESS_AFTER_NS) {
            effects.onUseless(
                    "only events of kinds that cannot be traded on arrive, such as fair market values; the key's"
                            + " plan is the likely reason");
        }
    }

    private void watchLag(long nowNs) {
        long lagNs = lag.lagNs();
        if (isDelayed(nowNs, lagNs)) {
            effects.onUseless(String.format(
                    Locale.ROOT,
                    "events are %d s old; the key's plan, which may be a delayed one, is the likely reason",
                    lagNs / SECOND_NS));
        } else if (lagNs <= settings.maxLagNs()) {
            lateSinceNs = Missing.LONG;
        } else if (lateSinceNs == Missing.LONG) {
            lateSinceNs = nowNs;
        } else if (nowNs - lateSinceNs >= settings.lateForNs()) {
            lateSinceNs = Missing.LONG;
            effects.onLate(lagNs);
        }
    }

    /** Whether everything has been as old as on a delayed plan for some seconds, and was not fresh for as long before. */
    private boolean isDelayed(long nowNs, long lagNs) {
        if (lagNs <= DELAYED_LAG_NS) {
            delayedSinceNs = Missing.LONG;
            freshSinceNs = freshSinceNs == Missing.LONG ? nowNs : freshSinceNs;
            isFreshPlan |= nowNs - freshSinceNs >= settings.lateForNs();
            return false;
        }
        freshSinceNs = Missing.LONG;
        delayedSinceNs = delayedSinceNs == Missing.LONG ? nowNs : delayedSinceNs;
        return !isFreshPlan && nowNs - delayedSinceNs >= settings.lateForNs();
    }

    private void watchReadability(long nowNs) {
        if (minuteDueNs != Missing.LONG && nowNs < minuteDueNs) {
            return;
        }
        long events = view.events - eventsAtMinute;
        long bad = view.badEvents - badAtMinute;
        if (minuteDueNs != Missing.LONG && bad > settings.maxBadEventShare() * (events + bad)) {
            effects.onUnreadable(bad, reader.worstFault());
        }
        minuteDueNs = nowNs + MINUTE_NS;
        eventsAtMinute = view.events;
        badAtMinute = view.badEvents;
    }

    private void watchKeys() {
        List<String> names = reader.unknownKeyNames();
        if (names.size() > keysTold) {
            effects.onUnknownKeys(names.subList(keysTold, names.size()));
            keysTold = names.size();
        }
    }

    FeedReport report(ConnectionLife life, HoleFiller filler) {
        return new FeedReport(stage(life), life.timesLive(), view.events, lag.lagNs(), filler.open(), filler.rows());
    }

    private static String stage(ConnectionLife life) {
        String stage = life.stage().name().toLowerCase(Locale.ROOT);
        boolean isPlain = life.stage() == ConnectionStage.LIVE || life.reason().equals(stage);
        return isPlain ? stage : stage + ": " + life.reason();
    }
}
