package io.ringtape.app;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Command;
import io.ringtape.event.EndReason;
import io.ringtape.event.Missing;
import io.ringtape.polygon.live.FeedRefusedException;
import io.ringtape.polygon.live.FeedReport;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.replay.LiveRun;
import io.ringtape.replay.MissingSpan;
import io.ringtape.replay.SessionSummary;
import io.ringtape.tape.NewYorkTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Shows how a recording does: a line that redraws itself every second on a terminal, otherwise a line a minute and one
 * for each change of the connection. Passes on what the user says on standard input.
 */
final class RecordingStatus implements LiveRun.Watcher {
    private static final int WIDTH = 100;
    private static final int MOST_SPANS = 5;

    /** Session time before the end of the session within which the vendor may close the stream. */
    private static final long CLOSING_NS = 30 * SECOND_NS;

    private final Console console;
    private final PolygonFeed feed;
    private final Path folder;
    private final List<String> symbols;
    private final BooleanSupplier isServerGone;
    private final AtomicReference<LiveRun> recording = new AtomicReference<>();
    private long lineDueNs = System.nanoTime();
    private long rateFromNs = System.nanoTime();
    private long eventsThen;
    private String stageThen = "";
    private FeedReport lastReport = FeedReport.NOT_BEGUN;
    private long lookedNs;
    private long liveNs;
    private boolean isRedrawn;
    private boolean isServerLost;

    /** @param isServerGone whether a simulated server, whose time the session follows, has ended */
    RecordingStatus(
            Console console, PolygonFeed feed, Path folder, List<String> symbols, BooleanSupplier isServerGone) {
        this.isServerGone = isServerGone;
        this.console = console;
        this.feed = feed;
        this.folder = folder;
        this.symbols = symbols;
    }

    @Override
    public Optional<EndReason> look(LiveRun underWay) {
        if (recording.compareAndSet(null, underWay)) {
            console.note("recording to %s", folder);
            listen();
        }
        lastReport = feed.report();
        lookedNs = underWay.nowNs();
        liveNs = lastReport.isLive() ? lookedNs : liveNs;
        show(underWay);
        if (isServerGone.getAsBoolean()) {
            console.note("the simulated server has ended");
            isServerLost = true;
            return Optional.of(EndReason.FEED_ENDED);
        }
        return console.interruption().isWished() ? Optional.of(EndReason.OPERATOR) : Optional.empty();
    }

    private void show(LiveRun underWay) {
        long nowNs = System.nanoTime();
        FeedReport report = lastReport;
        boolean hasChanged = !report.stage().equals(stageThen);
        if (nowNs < lineDueNs && !(hasChanged && !console.isTerminal())) {
            return;
        }
        lineDueNs = nowNs + (console.isTerminal() ? SECOND_NS : MINUTE_NS);
        stageThen = report.stage();
        double seconds = Math.max(1e-9, (nowNs - rateFromNs) / 1e9);
        String line = String.format(
                Locale.ROOT,
                "%s  %s  %,d events (%,.0f/s)  lag %s  holes %d  history %,d  waiting %,d",
                NewYorkTime.zoned(underWay.nowNs()),
                report.stage(),
                report.events(),
                (report.events() - eventsThen) / seconds,
                Missing.isPresent(report.lagNs()) ? report.lagNs() / MILLI_NS + " ms" : "-",
                report.openHoles(),
                report.historyRows(),
                underWay.backlog());
        rateFromNs = nowNs;
        eventsThen = report.events();
        if (console.isTerminal()) {
            console.err().printf(Locale.ROOT, "\r%-" + WIDTH + "s", line);
            console.err().flush();
            isRedrawn = true;
        } else {
            console.note("%s", line);
        }
    }

    /** Passes lines of standard input on, on a thread of its own. */
    private void listen() {
        Thread listening = new Thread(this::readLines, "ringtape-console");
        listening.setDaemon(true);
        listening.start();
    }

    private void readLines() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.strip().equalsIgnoreCase("resume")) {
                    recording.get().command(Command.RESUME);
                    feed.resume();
                } else if (!line.isBlank()) {
                    console.note("'%s' is not understood, wanted 'resume'", line.strip());
                }
            }
        } catch (IOException | RuntimeException ended) {
            console.note("standard input is no longer read: %s", ended.getMessage());
        }
    }

    @Override
    public SortedMap<String, Long> unreadable() {
        return feed.counts().badByFault();
    }

    /** Says how the recording ended. */
    ExitCode end(LiveRun.Result result) {
        if (isRedrawn) {
            console.err().println();
        }
        SessionSummary summary = result.summary();
        FeedReport report = feed.report();
        console.result(
                "%s: %,d entries, %,d prints (%,d rows of the history among them, repeated ones included), %,d quotes, %,d signals, %,d alerts; checksum %s",
                folder,
                summary.causes(),
                summary.trades(),
                report.historyRows(),
                summary.quotes(),
                summary.signals(),
                summary.alerts(),
                result.checksum());
        SortedMap<String, Long> bad = unreadable();
        if (!bad.isEmpty()) {
            console.note("events that could not be read: %s", bad);
        }
        Throwable failure = result.failure().orElse(null);
        if (failure instanceof FeedRefusedException) {
            throw CommandFailure.wrongUsage(List.of(failure.getMessage()));
        }
        if (failure != null) {
            throw CommandFailure.failed("the feed broke: " + failure.getMessage(), failure);
        }
        if (report.timesLive() == 0) {
            throw CommandFailure.failed("never connected: " + withoutPrefix(report.stage(), "ended: "));
        }
        String missing = missing(summary);
        if (isServerLost) {
            throw CommandFailure.failed("the simulated server ended before its session; the tape is whole" + missing);
        }
        return switch (result.reason()) {
            case COMPLETE -> {
                if (lookedNs - liveNs > CLOSING_NS) {
                    throw CommandFailure.failed(
                            "the feed was lost before the session ended: " + lastReport.stage() + missing);
                }
                yield done(missing);
            }
            case OPERATOR -> done(missing);
            case DISK ->
                throw CommandFailure.failed(
                        "ended in order because the disk is nearly full; the tape is whole" + missing);
            case FAILURE, FEED_ENDED ->
                throw CommandFailure.failed("a part of the session failed; the tape ends there" + missing);
        };
    }

    private ExitCode done(String missing) {
        if (!missing.isEmpty()) {
            console.note("%s", withoutPrefix(missing, "; "));
        }
        return ExitCode.DONE;
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    /** Returns the spans of each symbol that the tape lacks, as the end of a sentence; empty if it lacks nothing. */
    private String missing(SessionSummary summary) {
        Map<Integer, List<MissingSpan>> bySymbol = summary.missingSpans().stream()
                .collect(Collectors.groupingBy(MissingSpan::instrument, TreeMap::new, Collectors.toList()));
        if (bySymbol.isEmpty()) {
            return "";
        }
        return bySymbol.entrySet().stream()
                .map(each -> symbols.get(each.getKey()) + " " + spans(each.getValue()))
                .collect(Collectors.joining("; ", "; not recorded: ", ""));
    }

    private static String spans(List<MissingSpan> spans) {
        String first = spans.stream()
                .limit(MOST_SPANS)
                .map(span -> NewYorkTime.seconds(span.fromNs()) + "–" + NewYorkTime.seconds(span.toNs()))
                .collect(Collectors.joining(", "));
        return spans.size() > MOST_SPANS ? first + " and " + (spans.size() - MOST_SPANS) + " more" : first;
    }
}
