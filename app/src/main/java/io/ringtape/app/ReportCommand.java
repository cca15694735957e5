package io.ringtape.app;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Missing;
import io.ringtape.replay.RecordedSettings;
import io.ringtape.report.EdgeVerdict;
import io.ringtape.report.Page;
import io.ringtape.report.RaisedAlert;
import io.ringtape.report.ReportedSession;
import io.ringtape.report.SampleStatistics;
import io.ringtape.report.TradingReport;
import io.ringtape.tape.NewYorkTime;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code report} command. */
@CommandLine.Command(
        name = "report",
        header = "Summarize sessions as one HTML page.",
        description = {
            "",
            "Summarizes the trades of one or more tapes: profit and drawdown, each setup in each policy session with its"
                    + " uncertainty, what every filter blocked, and a chart of each day. The page needs no network.",
            "",
            "Tapes of one date that ran with different settings stand side by side: each of the settings has its own"
                    + " figures and rows, and none is summed with another.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape report tapes/2026-03-02 --out report.html",
            "  ./ringtape report tapes/2026-03-* --out march.html --json",
            "  ./ringtape report base/2026-03-* tight/2026-03-* --labels base,tight --out both.html"
        })
final class ReportCommand extends ConsoleCommand {
    private static final int MOST_ALERTS = 10;

    /** Alerts of the broker, which are told whatever their level. */
    private static final Set<AlertCode> OF_THE_BROKER = EnumSet.of(
            AlertCode.ORDER_REJECTED,
            AlertCode.RATE_LIMIT,
            AlertCode.BROKER_NOTICE,
            AlertCode.BROKER_LOST,
            AlertCode.TOKEN);

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of the tapes.")
    private List<Path> tapes;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The page to write; replaces an existing one.")
    private Path out;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "Number of trades or signals below which a row gets no verdict (${DEFAULT-VALUE}).")
    private int atLeast = 20;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Names for the settings, in the order in which tapes of them are given; otherwise they are called"
                            + " by the beginning of their digests.")
    private List<String> labels = List.of();

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private final Map<Path, String> digestOf = new HashMap<>();
    private final Map<String, String> labelOf = new HashMap<>();

    @Override
    void check(UsageProblems problems) {
        if (tapes != null) {
            tapes.forEach(tape -> problems.requireFolder("DIR", tape));
        }
        if (out != null && Files.isDirectory(out)) {
            problems.add("--out: " + out + " is a folder, wanted a file");
        } else if (out != null && Files.exists(out) && !Files.isRegularFile(out)) {
            problems.add("--out: " + out + " is not a regular file");
        } else if (out != null) {
            problems.requireFolder("--out", out.toAbsolutePath().getParent());
        }
        if (atLeast < 2) {
            problems.add("--at-least: " + atLeast + ", wanted 2 or more");
        }
        if (tapes != null && problems.isEmpty()) {
            requireOnce(problems);
        }
    }

    /** Refuses a session that is given twice with the same settings, because it would count twice. */
    private void requireOnce(UsageProblems problems) {
        Map<String, Path> given = new HashMap<>();
        Set<String> digests = new LinkedHashSet<>();
        try {
            for (Path tape : tapes) {
                TapeManifest manifest = TapeManifest.read(tape);
                String digest = RecordedSettings.sharedDigest(tape);
                digests.add(digest);
                digestOf.put(tape, digest);
                for (String symbol : manifest.symbols()) {
                    Path other = given.putIfAbsent(manifest.tradingDate() + " " + symbol + " " + digest, tape);
                    if (other != null) {
                        problems.add("DIR: " + other + " and " + tape + " both hold " + symbol + " on "
                                + manifest.tradingDate() + " under the same settings, so it would count twice");
                    }
                }
            }
        } catch (TapeException e) {
            throw CommandFailure.of(e);
        }
        name(digests, problems);
    }

    private void name(Set<String> digests, UsageProblems problems) {
        if (labels.stream().distinct().count() < labels.size()) {
            problems.add("--labels: " + String.join(",", labels) + " names two settings alike");
        }
        if (!labels.isEmpty() && labels.size() != digests.size()) {
            problems.add("--labels: " + labels.size() + " names, wanted " + digests.size()
                    + ", one for each of the settings");
            return;
        }
        Iterator<String> next = labels.iterator();
        digests.stream().filter(digest -> next.hasNext()).forEach(digest -> labelOf.put(digest, next.next()));
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        List<ReportedSession> sessions = read(tapes, console).stream()
                .map(session -> session.under(digestOf.get(session.tape())))
                .toList();
        TradingReport report = new TradingReport(sessions, atLeast, labelOf);
        write(Page.of(report));
        if (json) {
            console.result("%s", json(report));
        } else {
            console.result(
                    "sessions %,d, signals %,d, trades %,d: %s",
                    report.sessions().size(),
                    report.signals().size(),
                    report.trades().size(),
                    out);
            if (report.isMixed()) {
                report.variants().forEach(variant -> print(console, variant));
            }
            if (report.syntheticSessions() > 0) {
                console.result("%,d of the sessions %s", report.syntheticSessions(), EdgeVerdict.OF_SYNTHETIC_DATA);
            }
            report.sessions().stream()
                    .filter(session -> session.manifest().status() != TapeStatus.COMPLETE)
                    .forEach(session -> console.result(
                            "the session of %s did not end in order",
                            session.manifest().tradingDate()));
            printAlerts(console, report);
        }
        return ExitCode.DONE;
    }

    /** Reads the tapes with progress on standard error. */
    static List<ReportedSession> read(List<Path> tapes, Console console) {
        List<ReportedSession> sessions = new ArrayList<>();
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            for (Path tape : tapes) {
                sessions.add(ReportedSession.read(tape, progress));
            }
            return sessions;
        } catch (TapeException e) {
            throw CommandFailure.of(e);
        }
    }

    /**
     * Replaces the page atomically, so that a reader never sees half of one. If {@code out} is a link, replaces the
     * linked file.
     */
    private void write(String page) throws IOException {
        Path whole = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
        Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
        try {
            WrittenFile.write(part, page);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Names the alerts that somebody should look at. */
    private static void printAlerts(Console console, TradingReport report) {
        List<RaisedAlert> serious = report.alerts().stream()
                .filter(alert -> alert.level() == AlertLevel.CRITICAL || isOfTheBroker(alert))
                .toList();
        for (RaisedAlert alert : serious.subList(0, Math.min(serious.size(), MOST_ALERTS))) {
            console.result(
                    "%s %s%s at %s%s%s",
                    alert.level(),
                    alert.code(),
                    alert.symbol().isEmpty() ? "" : " of " + alert.symbol(),
                    NewYorkTime.zoned(alert.firstNs()),
                    alert.times() == 1 ? "" : " and " + (alert.times() - 1) + " more",
                    alert.detail().isEmpty() ? "" : ": " + alert.detail());
        }
        if (serious.size() > MOST_ALERTS) {
            console.result("and %d alerts more, which the page lists", serious.size() - MOST_ALERTS);
        }
    }

    private static boolean isOfTheBroker(RaisedAlert alert) {
        return OF_THE_BROKER.contains(alert.code());
    }

    private static JsonReport json(RaisedAlert alert) {
        return new JsonReport()
                .text("level", alert.level().name())
                .text("code", alert.code().name())
                .text("symbol", alert.symbol())
                .text("detail", alert.detail())
                .text("first", Instant.ofEpochSecond(0, alert.firstNs()).toString())
                .count("times", alert.times());
    }

    private static void print(Console console, TradingReport.Variant variant) {
        console.result(
                "  %s: sessions %,d, signals %,d, trades %,d, profit %.2f USD",
                variant.label(),
                variant.report().sessions().size(),
                variant.report().signals().size(),
                variant.report().trades().size(),
                variant.report().profit());
    }

    private JsonReport json(TradingReport report) {
        List<TradingReport.Variant> variants = report.variants();
        return new JsonReport()
                .text("page", out.toString())
                .count("sessions", report.sessions().size())
                .count("syntheticSessions", report.syntheticSessions())
                .flag("mixedSettings", report.isMixed())
                .count("signals", report.signals().size())
                .count("trades", report.trades().size())
                .statistic("profit", report.isMixed() ? Missing.STATISTIC : report.profit())
                .statistic("drawdown", report.isMixed() ? Missing.STATISTIC : report.drawdown())
                .objects("settings", variants.stream().map(ReportCommand::json).toList())
                .objects("tradesBySetup", rows(variants, ReportCommand::trades))
                .objects("signalsBySetup", rows(variants, ReportCommand::signals))
                .objects("keptAway", rows(variants, ReportCommand::reasons))
                .objects(
                        "alerts",
                        report.alerts().stream().map(ReportCommand::json).toList());
    }

    private static JsonReport json(TradingReport.Variant variant) {
        TradingReport report = variant.report();
        return new JsonReport()
                .text("label", variant.label())
                .text("digest", variant.digest())
                .count("sessions", report.sessions().size())
                .count("signals", report.signals().size())
                .count("trades", report.trades().size())
                .statistic("profit", report.profit())
                .statistic("drawdown", report.drawdown())
                .statistic("meanR", report.r().mean())
                .text("verdict", report.verdict(report.r()).name());
    }

    private static List<JsonReport> rows(
            List<TradingReport.Variant> variants, Function<TradingReport.Variant, Stream<JsonReport>> rowsOf) {
        return variants.stream().flatMap(rowsOf).toList();
    }

    private static Stream<JsonReport> trades(TradingReport.Variant variant) {
        TradingReport report = variant.report();
        return report.tradeRows().stream().map(row -> figures(report, group(variant, row.group()), row.r())
                .statistic("profitFactor", row.profit().profitFactor())
                .statistic("meanProfit", row.profit().mean())
                .statistic("profit", row.profit().sum())
                .statistic("meanSlippage", row.slippage().mean())
                .statistic("meanSlippageR", row.slippageR().mean()));
    }

    private static Stream<JsonReport> signals(TradingReport.Variant variant) {
        TradingReport report = variant.report();
        return report.signalRows().stream()
                .map(row -> figures(
                        report,
                        group(variant, row.group()).count("made", row.made()).count("promoted", row.promoted()),
                        row.netR()));
    }

    private static Stream<JsonReport> reasons(TradingReport.Variant variant) {
        TradingReport report = variant.report();
        return report.reasonRows().stream()
                .map(row -> figures(
                        report,
                        new JsonReport()
                                .text("settings", variant.label())
                                .text("reason", row.reason())
                                .count("blocked", row.blocked())
                                .count("alone", row.alone()),
                        row.netR()));
    }

    private static JsonReport group(TradingReport.Variant variant, TradingReport.Group group) {
        return new JsonReport()
                .text("settings", variant.label())
                .text("setup", group.setupName())
                .text("policy", group.policy());
    }

    private static JsonReport figures(TradingReport report, JsonReport row, SampleStatistics r) {
        return row.count("n", r.count())
                .statistic("winRate", r.winRate())
                .statistic("meanR", r.mean())
                .statistic("standardError", r.standardError())
                .statistic("margin95", r.margin())
                .statistic("medianR", r.median())
                .text("verdict", report.verdict(r).name());
    }
}
