package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Missing;
import io.ringtape.event.Nanos;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.SessionStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Statistics of a tape.
 *
 * @param manifest of the tape
 * @param synthetic whether the session's market data are synthetic
 * @param extent how far it goes
 * @param events what is in its entries
 * @param ending how the session ended; empty if it did not
 */
public record TapeStat(
        TapeManifest manifest, boolean synthetic, Extent extent, EventCounts events, Optional<SessionEnding> ending) {

    /**
     * How far a tape goes.
     *
     * @param entries whole entries
     * @param bytes of the data file up to the last entry
     * @param checksum of the chain over all entries
     * @param tornTail the half-written entry at its end
     */
    public record Extent(long entries, long bytes, String checksum, Optional<TornTail> tornTail) {}

    /**
     * The events of a tape.
     *
     * @param count causes and effects
     * @param byType events by the label of their type; {@code unknown} for types of a newer version
     * @param firstNs engine time of the first event that has one, epoch nanoseconds, or missing; the start of a
     *     recording by the feed's time may have none
     * @param lastNs engine time of the last event, epoch nanoseconds, or missing
     */
    public record EventCounts(long count, Map<String, Long> byType, long firstNs, long lastNs) {
        /** Takes a copy of the map. */
        public EventCounts {
            byType = Map.copyOf(byType);
        }
    }

    /**
     * Reads the tape in {@code folder} and counts its events.
     *
     * @throws TapeDamagedException when it is damaged
     */
    public static TapeStat of(Path folder) {
        try (TapeReader reader = TapeReader.open(folder)) {
            Counts counts = new Counts();
            Frame frame = new Frame();
            long bytes = 0;
            while (reader.next(frame)) {
                counts.take(frame);
                bytes = reader.position();
            }
            return new TapeStat(
                    reader.manifest(),
                    counts.synthetic,
                    new Extent(reader.entry(), bytes, reader.checksum(), reader.tornTail()),
                    new EventCounts(counts.events, counts.byLabel(), counts.firstNs, counts.lastNs),
                    counts.ending());
        }
    }

    /** Returns the bytes of the data file per event, or 0 without events. */
    public double bytesPerEvent() {
        return events.count() == 0 ? 0 : (double) extent.bytes() / events.count();
    }

    /** Prints the statistics as YAML, most frequent types first. */
    public void print(Appendable out) throws IOException {
        line(out, "tradingDate", manifest.tradingDate());
        line(out, "mode", manifest.mode());
        line(out, "symbols", manifest.symbols());
        line(out, "format", manifest.versions().format());
        line(out, "engineVersion", manifest.engineVersion());
        line(out, "codeVersion", QuotedText.of(manifest.codeVersion()));
        line(out, "configurationDigest", QuotedText.of(manifest.configurationDigest()));
        line(out, "synthetic", synthetic);
        line(out, "status", manifest.status().label());
        line(out, "entries", extent.entries());
        line(out, "events", events.count());
        out.append("eventsByType:\n");
        for (Map.Entry<String, Long> type : byFrequency()) {
            line(out, "  " + type.getKey(), type.getValue());
        }
        if (ending.isPresent()) {
            print(out, ending.get());
        } else {
            line(out, "ending", null);
        }
        line(out, "first", Missing.isPresent(events.firstNs()) ? Decimals.ofInstant(events.firstNs()) : null);
        line(out, "last", Missing.isPresent(events.lastNs()) ? Decimals.ofInstant(events.lastNs()) : null);
        line(out, "bytes", extent.bytes());
        line(out, "bytesPerEvent", String.format(Locale.ROOT, "%.1f", bytesPerEvent()));
        line(out, "checksum", QuotedText.of(extent.checksum()));
        line(out, "tornTail", extent.tornTail().map(TornTail::toString).orElse(null));
    }

    private static void print(Appendable out, SessionEnding ending) throws IOException {
        out.append("ending:\n");
        line(out, "  reason", ending.reason());
        line(out, "  badRows", count(ending.badRows()));
        if (!ending.badRowReasons().isEmpty()) {
            out.append("  badRowReasons:\n");
            for (Map.Entry<String, Long> reason : ending.badRowReasons().entrySet()) {
                line(out, "    " + QuotedText.of(reason.getKey()), reason.getValue());
            }
        }
        for (Map.Entry<String, Long> each : ending.leftOut().entrySet()) {
            line(out, "  " + each.getKey(), count(each.getValue()));
        }
    }

    private static Object count(long value) {
        return Missing.isPresent(value) ? value : null;
    }

    private Iterable<Map.Entry<String, Long>> byFrequency() {
        return events.byType().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> type) -> -type.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static void line(Appendable out, String name, Object value) throws IOException {
        out.append(name).append(": ").append(String.valueOf(value)).append('\n');
    }

    /** Running counts. */
    private static final class Counts {
        /** An engine whose clock has not been told the time counts up from zero. */
        private static final long EARLIEST_NS = 24 * Nanos.HOUR_NS;

        private final FrameReader records = new FrameReader();
        private final EventDispatcher dispatcher = new EventDispatcher(new StatListener());
        private Optional<SessionEnd> end = Optional.empty();
        private SessionFigures figures = new SessionFigures();
        private boolean synthetic;
        private long events;
        private long firstNs = Missing.LONG;
        private long lastNs = Missing.LONG;

        void take(Frame frame) {
            records.wrap(frame);
            while (records.next()) {
                if (firstNs == Missing.LONG && records.timeNs() >= EARLIEST_NS) {
                    firstNs = records.timeNs();
                }
                lastNs = records.timeNs();
                events++;
                dispatcher.dispatch(records);
            }
        }

        /** Collects the events that say what the session is and how it ended. */
        private final class StatListener implements EventListener {
            @Override
            public void onSessionStart(SessionStart event) {
                synthetic = event.synthetic;
            }

            @Override
            public void onSessionEnd(SessionEnd event) {
                end = Optional.of(Event.copyOf(event));
            }

            @Override
            public void onSessionFigures(SessionFigures event) {
                figures = Event.copyOf(event);
            }
        }

        Optional<SessionEnding> ending() {
            return end.map(told -> SessionEnding.of(told, figures));
        }

        Map<String, Long> byLabel() {
            Map<String, Long> byLabel = new TreeMap<>();
            for (EventType type : EventType.values()) {
                if (dispatcher.count(type) > 0) {
                    byLabel.put(type.label(), dispatcher.count(type));
                }
            }
            if (dispatcher.unknown() > 0) {
                byLabel.put("unknown", dispatcher.unknown());
            }
            return byLabel;
        }
    }
}
