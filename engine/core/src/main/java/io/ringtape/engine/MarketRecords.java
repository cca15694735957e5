package io.ringtape.engine;

import io.ringtape.event.BarClosed;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.StateHasher;
import io.ringtape.feature.Bar;
import io.ringtape.feature.Features;
import io.ringtape.feature.MinuteBars;
import io.ringtape.market.PrintRules;

/** Writes what the tape records of the market: feature snapshots, closed bars, and the day's figures. */
final class MarketRecords {
    private final Features features;
    private final Effects effects;
    private final boolean[] changed;
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private final BarClosed barClosed = new BarClosed();
    private final SessionFigures figures = new SessionFigures();

    /** @param policies first 8 bytes of the configuration's SHA-256, set on every snapshot */
    MarketRecords(Features features, Effects effects, int instruments, long policies) {
        this.features = features;
        this.effects = effects;
        changed = new boolean[instruments];
        snapshot.policies = policies;
    }

    /** Returns the snapshot last written; reused. */
    FeatureSnapshot snapshot() {
        return snapshot;
    }

    /** Marks the instrument's features as changed since its last snapshot. */
    void onChange(int instrument) {
        changed[instrument] = true;
    }

    /** Writes a periodic snapshot if the instrument's features changed since the last one. */
    void writeIfChanged(int instrument) {
        if (changed[instrument]) {
            writeSnapshot(instrument, SnapshotTrigger.SECOND);
            changed[instrument] = false;
        }
    }

    /**
     * Closes the minute that ends at {@code endNs}, and writes its bar with a snapshot. Returns whether it has a bar.
     */
    boolean closeMinute(int instrument, long endNs) {
        boolean closed = features.closeMinute(instrument, endNs);
        if (closed) {
            writeBar(instrument, features.closedBar(instrument));
            writeSnapshot(instrument, SnapshotTrigger.BAR);
            changed[instrument] = false;
        }
        return closed;
    }

    /**
     * Rebuilds what is computed from closed minutes, because a back-fill ended, and writes each bar that it amended, and
     * a snapshot.
     */
    void endBackfill(int instrument) {
        features.endBackfill(instrument);
        MinuteBars bars = features.bars();
        for (int minute = bars.nextAmended(instrument, 0);
                minute >= 0;
                minute = bars.nextAmended(instrument, minute + 1)) {
            Bar barOrNull = bars.barOrNull(instrument, minute);
            if (barOrNull != null) {
                writeBar(instrument, barOrNull);
            }
        }
        bars.clearAmended(instrument);
        writeSnapshot(instrument, SnapshotTrigger.FILLED);
        changed[instrument] = false;
    }

    private void writeBar(int instrument, Bar bar) {
        barClosed.startNs = bar.startNs;
        barClosed.open = bar.open;
        barClosed.high = bar.high;
        barClosed.low = bar.low;
        barClosed.close = bar.close;
        barClosed.volume = bar.volume;
        barClosed.vwap = bar.vwap();
        barClosed.trades = bar.trades;
        barClosed.delta = bar.delta;
        barClosed.backfilled = bar.backfilled;
        effects.emit(barClosed, instrument);
    }

    void writeSnapshot(int instrument, SnapshotTrigger trigger) {
        snapshot.trigger = trigger;
        features.snapshot(instrument, effects.now(), snapshot);
        effects.emit(snapshot, instrument);
    }

    /** Writes how many prints and quotes of the day were refused, and why. */
    void writeFigures() {
        PrintRules counts = features.rules().prints();
        figures.duplicates = counts.duplicates();
        figures.corrections = counts.corrections();
        figures.unknownConditions = counts.unknownConditions();
        figures.outOfSession = counts.outOfSession();
        figures.implausiblePrints = counts.implausible();
        figures.implausibleQuotes = features.rules().quotes().implausible();
        figures.lateReports = counts.lateReports();
        figures.forgottenBackfills = counts.forgottenBackfills();
        effects.emit(figures, Event.NO_INSTRUMENT);
    }

    /** Adds every instrument's features to the digest. */
    void hash(StateHasher hasher) {
        snapshot.trigger = SnapshotTrigger.SECOND;
        for (int i = 0; i < changed.length; i++) {
            features.snapshot(i, effects.now(), snapshot);
            snapshot.describe(hasher);
        }
        features.hash(hasher);
    }
}
