package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.MinuteBar;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.TimeSource;
import io.ringtape.pipeline.WallClock;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.live.FeedRefusedException;
import io.ringtape.polygon.live.FollowedClock;
import io.ringtape.polygon.live.PolygonFeed;
import io.ringtape.polygon.rest.MinuteHistory;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.RestFailure;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.replay.LiveRun;
import io.ringtape.replay.OrderPath;
import io.ringtape.replay.SessionOrigin;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code record} command. */
@CommandLine.Command(
        name = "record",
        header = "Record the live feed of today's session onto a tape, without a broker.",
        description = {
            "",
            "Connects to Polygon / Massive, fetches minute bars of earlier sessions, fills what was missed since 04:00,"
                    + " and writes every event onto a new tape, with features and setups on; no order is sent. Ends"
                    + " with the session, at 20:00 New York time, or on SIGTERM or Ctrl-C.",
            "",
            "The key comes from the environment variable POLYGON_API_KEY or from the file polygon-api-key in"
                    + " $CREDENTIALS_DIRECTORY. A line 'resume' on standard input lets a feed connect again that stays"
                    + " out because another client uses the key.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 recorded, 1 not recorded to the end, or the vendor was gone then, 2 wrong usage, or refused by"
                    + " the vendor.",
            "",
            "Examples:",
            "  ./ringtape record --symbols SPY,QQQ",
            "  ./ringtape record --config mine.yaml --tapes /var/lib/ringtape",
            "  ./ringtape record --config sim.yaml --simulated     beside ./ringtape sim polygon"
        })
final class RecordCommand extends ConsoleCommand {
    private static final String SOURCE = "polygon";
    private static final int MOST_NOTES = 5;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    @Option(names = "--config", paramLabel = "FILE", description = "Settings that differ from the defaults (YAML).")
    private Path config;

    @Option(
            names = "--symbols",
            paramLabel = "LIST",
            defaultValue = "SPY,QQQ",
            description = "Symbols to record (${DEFAULT-VALUE}).")
    private OptionTypes.SymbolList symbols;

    @Option(
            names = "--tapes",
            paramLabel = "DIR",
            defaultValue = "tapes",
            description = "Folder in which the tape's folder is made (${DEFAULT-VALUE}).")
    private Path tapes;

    @Option(
            names = "--keep-free",
            paramLabel = "SIZE",
            description = "Free space to keep on the tape's disk, as in 500m or 2g (256m); near it the session ends in"
                    + " order.")
    private OptionTypes.DiskSpace keepFree = new OptionTypes.DiskSpace(TapeSettings.DEFAULTS.keepFreeBytes());

    @Option(
            names = "--simulated",
            description =
                    "The feed is a simulated server (sim polygon), at a speed of at most about 50: take the time from it."
                            + " Its usual key is known; POLYGON_API_KEY gives another.")
    private boolean simulated;

    private Configuration configuration;
    private String key;

    @Override
    void check(UsageProblems problems) {
        configuration = Policies.loadLive("--config", config, problems);
        Secrets secrets = new Secrets(System.getenv());
        key = simulated ? secrets.simulatedKey(problems) : secrets.polygonKey(problems);
        problems.requirePath("--tapes", tapes, "folder");
        if (keepFree != null && keepFree.bytes() < TapeSettings.LEAST_KEEP_FREE_BYTES) {
            problems.add("--keep-free is " + keepFree.bytes() + " bytes, wanted at least "
                    + (TapeSettings.LEAST_KEEP_FREE_BYTES >> 20) + "m");
        }
        boolean isLocal =
                configuration == null || configuration.feed().hosts().restUrl().startsWith("http://");
        if (simulated && !isLocal) {
            problems.add("--simulated: feed.restUrl is "
                    + configuration.feed().hosts().restUrl() + ", wanted the address that sim polygon printed");
        }
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        if (!simulated) {
            WallClock clock = new WallClock();
            return record(console, clock::nowNs, clock, () -> false);
        }
        URI server = URI.create(configuration.feed().hosts().restUrl());
        try (FollowedClock clock = FollowedClock.of(server)) {
            return record(console, clock, new HistoricalClock(), clock::isGone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", interrupted);
        }
    }

    private ExitCode record(Console console, LongSupplier clock, TimeSource engineTime, BooleanSupplier isServerGone)
            throws IOException {
        SessionSetup setup = setup(clock.getAsLong());
        String stamp = STAMP.format(LocalTime.ofInstant(instant(clock.getAsLong()), NEW_YORK));
        Path folder = unused(tapes, setup.date() + "-record-" + stamp);
        requireWritable();
        console.interruption().begin();
        List<MinuteBar> warmUp = warmUp(setup, clock, console);
        PolygonFeed feed = new PolygonFeed(
                new PolygonFeed.Subscription(
                        configuration.feed(),
                        key,
                        setup.settings().instruments(),
                        setup.settings().session(),
                        warmUp),
                clock);
        LiveRun.Request request = new LiveRun.Request(
                setup,
                new SessionOrigin(stamp, "none", SOURCE, "none", hostName(), simulated),
                new LiveRun.Market(new InterruptibleFeed(feed, console.interruption()), clock, engineTime),
                OrderPath.none(),
                new LiveRun.TapePlace(folder, keepFree.bytes(), tapes.resolve("KILL")));
        try {
            RecordingStatus status = new RecordingStatus(console, feed, folder, setup.symbols(), isServerGone);
            return status.end(LiveRun.run(request, SOURCE, status));
        } catch (FeedRefusedException refused) {
            throw refused(refused.getMessage());
        }
    }

    private static CommandFailure refused(String reason) {
        return CommandFailure.wrongUsage(
                List.of(reason, "wanted a key that the vendor accepts in " + Secrets.POLYGON_KEY_PLACES));
    }

    /** Returns a folder of that name, or with a number after it if recordings began in the same second. */
    private static Path unused(Path folder, String name) {
        Path unused = folder.resolve(name);
        for (int i = 2; Files.exists(unused); i++) {
            unused = folder.resolve(name + "-" + i);
        }
        return unused;
    }

    /** Fails before anything is asked of the vendor if tapes cannot be written. */
    private void requireWritable() throws IOException {
        try {
            Files.createDirectories(tapes);
            Files.delete(Files.createTempFile(tapes, "writable", ""));
        } catch (IOException e) {
            throw CommandFailure.failed("--tapes: " + tapes + " cannot be written: " + Errors.describe(e), e);
        }
    }

    /** Returns the minute bars of the sessions before, from the cache or from the vendor. */
    private List<MinuteBar> warmUp(SessionSetup setup, LongSupplier clock, Console console) throws IOException {
        int sessions = configuration.feed().filling().historySessions();
        List<LocalDate> dates = new ArrayList<>();
        LocalDate date = setup.date();
        for (int i = 0; i < sessions; i++) {
            date = configuration.calendar().previousTradingDay(date);
            dates.add(0, date);
        }
        if (dates.isEmpty()) {
            return List.of();
        }
        console.note("reading minute bars of %d sessions from %s on", sessions, dates.get(0));
        RestAccess access = RestAccess.of(configuration.feed().hosts(), key);
        MinuteHistory history =
                new MinuteHistory(new RestClient(access, RestTiming.USUAL), tapes.resolve(".minute-bars"), clock);
        MinuteBarHistory read;
        try {
            read = console.interruption().interrupting(() -> fetch(history, setup, dates, clock, console));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", interrupted);
        }
        requireEachSymbol(setup, read.bars());
        read.notes().stream().limit(MOST_NOTES).forEach(note -> console.note("note: %s", note));
        if (read.notes().size() > MOST_NOTES) {
            console.note("note: and %d more like these", read.notes().size() - MOST_NOTES);
        }
        return read.bars();
    }

    /** Fetches the bars; a vendor that does not answer is asked again until the session ends. */
    private MinuteBarHistory fetch(
            MinuteHistory history, SessionSetup setup, List<LocalDate> dates, LongSupplier clock, Console console)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return history.fetch(
                        setup.settings().instruments(), dates, setup.settings().session(), configuration.marketData());
            } catch (RestException e) {
                if (e.failure() == RestFailure.REFUSED) {
                    throw refused(e.getMessage());
                }
                boolean isOver = clock.getAsLong() >= setup.settings().session().endNs();
                if (!e.failure().mayPass() || isOver) {
                    throw e;
                }
                console.note("%s; asking again", e.getMessage());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Refuses a symbol of which the vendor has no history: it is misspelt, or its features would stay empty. */
    private static void requireEachSymbol(SessionSetup setup, List<MinuteBar> bars) {
        List<String> problems = setup.settings().instruments().stream()
                .filter(instrument -> bars.stream().noneMatch(bar -> bar.instrument == instrument.id()))
                .map(instrument -> "the vendor has no minute bars of " + instrument.symbol()
                        + " in the sessions before; is the symbol spelt as the vendor spells it?")
                .toList();
        if (!problems.isEmpty()) {
            throw CommandFailure.wrongUsage(problems);
        }
    }

    /** Returns the setup of the session that is under way or comes next today. */
    private SessionSetup setup(long nowNs) {
        LocalDate today = LocalDate.ofInstant(instant(nowNs), NEW_YORK);
        try {
            SessionSetup setup = SessionSetup.of(configuration, today, symbols.list());
            if (nowNs >= setup.settings().session().endNs()) {
                throw CommandFailure.wrongUsage(List.of("the session of " + today + " is over; the next one is on "
                        + configuration.calendar().nextTradingDay(today)));
            }
            return setup;
        } catch (ConfigurationException closed) {
            throw CommandFailure.wrongUsage(closed.problems());
        }
    }

    private static Instant instant(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
