package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.order.BrokerSettings;
import io.ringtape.polygon.rest.MinuteHistory;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.RestFailure;
import io.ringtape.polygon.rest.RestTiming;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.TapeSettings;
import io.ringtape.tradier.AccountCheck;
import io.ringtape.tradier.api.TradierToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code doctor} command. */
@CommandLine.Command(
        name = "doctor",
        header = "Check machine, settings, secrets and connections, without sending an order.",
        description = {
            "",
            "Examines this machine, the settings and the secrets. With a token of the broker (TRADIER_TOKEN and"
                    + " TRADIER_ACCOUNT, or the files tradier-token and tradier-account in $CREDENTIALS_DIRECTORY) it asks"
                    + " the broker for the account's balances, positions and working orders, and says what the start of a"
                    + " live run would make of them. With a key of the vendor (POLYGON_API_KEY or polygon-api-key) it asks"
                    + " for a minute of history.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all is well, 1 broker or vendor cannot be reached, or the machine is short of something,"
                    + " 2 settings or secrets are wrong, or refused.",
            "",
            "Examples:",
            "  ./ringtape doctor",
            "  TRADIER_TOKEN=... TRADIER_ACCOUNT=... ./ringtape doctor --mode sandbox",
            "  ./ringtape doctor --broker --config mine.yaml --json"
        })
final class DoctorCommand extends ConsoleCommand {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int FEWEST_CORES = 2;
    private static final int MIB = 1 << 20;

    /** A session of two symbols takes less than this on a busy day. */
    private static final long ROOM_OF_A_SESSION = 4L << 30;

    private static final RestTiming ONE_TRY = new RestTiming(5_000, 10_000, 1, 1, 0, 0);

    @Option(names = "--config", paramLabel = "FILE", description = "Settings that differ from the defaults (YAML).")
    private Path config;

    @Option(
            names = "--symbols",
            paramLabel = "LIST",
            defaultValue = "SPY,QQQ",
            description = "Symbols whose positions and orders are looked at (${DEFAULT-VALUE}).")
    private OptionTypes.SymbolList symbols;

    @Option(
            names = "--tapes",
            paramLabel = "DIR",
            defaultValue = "tapes",
            description = "Folder whose disk is looked at (${DEFAULT-VALUE}).")
    private Path tapes;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "sandbox or live: which host of the broker, unless the settings name one of another.")
    private String mode;

    @Option(names = "--broker", description = "Fail when there is no token of the broker; --mode does so too.")
    private boolean broker;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private final Secrets secrets;
    private final Diagnosis diagnosis = new Diagnosis();
    private Configuration configuration;
    private BrokerSettings brokerSettings;
    private SessionSetup setup;
    private TradierToken token;
    private String account;
    private String key;

    DoctorCommand() {
        this(System.getenv());
    }

    DoctorCommand(Map<String, String> environment) {
        secrets = new Secrets(environment);
    }

    @Override
    void check(UsageProblems problems) {
        configuration = Policies.loadLive("--config", config, problems);
        problems.requirePath("--tapes", tapes, "folder");
        if (secrets.hasTradierToken() || broker || mode != null) {
            token = secrets.tradierToken(problems);
            account = secrets.tradierAccount(problems);
        }
        if (secrets.hasPolygonKey()) {
            key = secrets.polygonKey(problems);
        }
        BrokerMode chosen = mode(problems);
        if (configuration == null) {
            return;
        }
        brokerSettings = chosen == null ? configuration.broker() : chosen.of(configuration.broker(), problems);
        try {
            setup = SessionSetup.of(configuration, date(), symbols == null ? List.of() : symbols.list());
        } catch (ConfigurationException e) {
            e.problems().forEach(problems::add);
        }
    }

    private BrokerMode mode(UsageProblems problems) {
        for (BrokerMode each : BrokerMode.values()) {
            if (each.word().equals(mode)) {
                return each;
            }
        }
        if (mode != null) {
            problems.add("--mode is '" + mode + "', wanted sandbox or live");
        }
        return null;
    }

    /** Returns today if there is a session, otherwise the next date with one. */
    private LocalDate date() {
        LocalDate today = LocalDate.now(NEW_YORK);
        return configuration.calendar().isTradingDay(today)
                ? today
                : configuration.calendar().nextTradingDay(today);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        examineMachine();
        diagnosis.ok("settings", "%s, digest %s", config == null ? "the defaults" : config, configuration.digest());
        diagnosis.ok("session", "%s%s", setup.date(), setup.date().equals(LocalDate.now(NEW_YORK)) ? "" : ", the next");
        Optional<AccountCheck> found = examineBroker();
        examineFeed();
        print(console, found);
        List<String> wrong = diagnosis.problems(Diagnosis.Grade.WRONG);
        if (!wrong.isEmpty()) {
            throw CommandFailure.wrongUsage(wrong);
        }
        List<String> failed = diagnosis.problems(Diagnosis.Grade.FAILED);
        if (!failed.isEmpty()) {
            throw CommandFailure.failed(String.join("; ", failed));
        }
        return ExitCode.DONE;
    }

    private void examineMachine() {
        Runtime runtime = Runtime.getRuntime();
        diagnosis.ok(
                "java",
                "%s of %s, heap up to %,d MiB (RINGTAPE_HEAP)",
                Runtime.version(),
                System.getProperty("java.vendor"),
                runtime.maxMemory() / MIB);
        int cores = runtime.availableProcessors();
        if (cores >= FEWEST_CORES) {
            diagnosis.ok("cores", "%d", cores);
        } else {
            diagnosis.note("cores", "%d: engine and feed share it, wanted %d or more", cores, FEWEST_CORES);
        }
        examineDisk();
    }

    private void examineDisk() {
        Path folder = tapes.toAbsolutePath();
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        long usable = folder.toFile().getUsableSpace();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            diagnosis.wrong("disk", folder + " cannot be written, wanted a folder for tapes (--tapes)");
        } else if (usable < TapeSettings.DEFAULTS.keepFreeBytes()) {
            diagnosis.failed(
                    "disk",
                    String.format(
                            Locale.ROOT,
                            "%,d MiB are free at %s, wanted more than %,d; free some or choose another folder (--tapes)",
                            usable / MIB,
                            folder,
                            TapeSettings.DEFAULTS.keepFreeBytes() / MIB));
        } else if (usable < ROOM_OF_A_SESSION) {
            diagnosis.note("disk", "%,d MiB are free at %s; a busy session may need more", usable / MIB, folder);
        } else {
            diagnosis.ok("disk", "%,d MiB are free at %s", usable / MIB, folder);
        }
    }

    private Optional<AccountCheck> examineBroker() {
        if (token == null) {
            diagnosis.note(
                    "broker", "not asked: no token; set TRADIER_TOKEN and TRADIER_ACCOUNT, or see --help for files");
            return Optional.empty();
        }
        return new BrokerExamination(diagnosis, brokerSettings).ask(setup, account, token);
    }

    /** Asks for the minute bars of one symbol of the session before. */
    private void examineFeed() throws IOException {
        if (key == null) {
            diagnosis.note("feed", "not asked: no key; set POLYGON_API_KEY, or see --help for the file");
            return;
        }
        String host = configuration.feed().hosts().restUrl();
        Path scratch = Files.createTempDirectory("ringtape-doctor-");
        try {
            RestClient client =
                    new RestClient(RestAccess.of(configuration.feed().hosts(), key), ONE_TRY);
            new MinuteHistory(client, scratch, () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
                    .fetch(
                            setup.settings().instruments().subList(0, 1),
                            List.of(configuration.calendar().previousTradingDay(setup.date())),
                            setup.settings().session(),
                            configuration.marketData());
            diagnosis.ok("feed", "%s takes the key", host);
        } catch (RestException e) {
            if (e.failure() == RestFailure.REFUSED) {
                diagnosis.wrong(
                        "feed",
                        e.getMessage() + "; wanted a key that the vendor accepts in " + Secrets.POLYGON_KEY_PLACES);
            } else {
                diagnosis.failed(
                        "feed",
                        e.getMessage() + "; check that this machine reaches " + host
                                + ", and feed.restUrl in the settings, then try again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", interrupted);
        } finally {
            DemoCommand.remove(scratch);
        }
    }

    private void print(Console console, Optional<AccountCheck> found) {
        if (!json) {
            diagnosis
                    .all()
                    .forEach(finding ->
                            console.result("%-6s  %-10s  %s", finding.grade(), finding.what(), finding.detail()));
            return;
        }
        List<JsonReport> checks = diagnosis.all().stream()
                .map(finding -> new JsonReport()
                        .text("grade", finding.grade().name())
                        .text("what", finding.what())
                        .text("detail", finding.detail()))
                .toList();
        console.result(
                "%s",
                new JsonReport()
                        .objects("checks", checks)
                        .object(
                                "broker",
                                found.map(check -> BrokerExamination.json(
                                                brokerSettings.hosts().restUrl(), account, check))
                                        .orElse(null)));
    }
}
