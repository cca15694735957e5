package io.ringtape.app;

import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.report.EdgeVerdict;
import io.ringtape.report.RunFigures;
import io.ringtape.report.SessionComparison;
import io.ringtape.report.SignalDifference;
import io.ringtape.report.SignalDifference.RunSignal;
import io.ringtape.tape.NewYorkTime;
import io.ringtape.tape.TapeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code compare} command. */
@CommandLine.Command(
        name = "compare",
        header = "Compare what two runs came to, and where they part.",
        description = {
            "",
            "A and B are each a tape, or a folder of tapes of many dates, which are paired by date and symbols. Shows the"
                    + " figures of both, the settings that differ, and each signal that only one run made or that"
                    + " ended differently, with the filter, risk rule or state of the setup that made the difference."
                    + " Signals are paired by symbol, setup, side and the minute of their bar.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape compare tapes/2026-03-02 tighter/2026-03-02",
            "  ./ringtape compare tapes tighter --json"
        })
final class CompareCommand extends ConsoleCommand {
    @Parameters(index = "0", arity = "1", paramLabel = "A", description = "A tape, or a folder of tapes.")
    private Path first;

    @Parameters(index = "1", arity = "1", paramLabel = "B", description = "A tape, or a folder of tapes.")
    private Path second;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    private TapeSet a;
    private TapeSet b;

    @Override
    void check(UsageProblems problems) {
        problems.requireFolder("A", first);
        problems.requireFolder("B", second);
        if (problems.isEmpty() && first != null && second != null) {
            try {
                a = TapeSet.of("A", first, problems);
                b = TapeSet.of("B", second, problems);
            } catch (TapeException e) {
                throw CommandFailure.of(e);
            } catch (IOException e) {
                problems.add("a folder cannot be listed: " + e.getMessage());
            }
            if (problems.isEmpty() && a.shared(b).isEmpty()) {
                problems.add("A and B have no date with the same symbols: A has " + a.days() + ", B has " + b.days());
            }
        }
    }

    /** What the pairs come to together. */
    private static final class Total {
        private RunFigures a = RunFigures.NONE;
        private RunFigures b = RunFigures.NONE;
        private int synthetic;
        private final Set<SettingChange> settings = new LinkedHashSet<>();
        private final List<SignalDifference> differences = new ArrayList<>();

        void add(SessionComparison pair) {
            a = a.plus(pair.a());
            b = b.plus(pair.b());
            synthetic += pair.synthetic() ? 1 : 0;
            settings.addAll(pair.settings());
            differences.addAll(pair.differences());
        }

        /** Returns how often each reason made a difference, most first. */
        Map<String, Long> reasons() {
            Map<String, Long> counts = new TreeMap<>();
            differences.forEach(
                    difference -> difference.madeBy().forEach(reason -> counts.merge(reason, 1L, Long::sum)));
            Map<String, Long> sorted = new LinkedHashMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .forEach(each -> sorted.put(each.getKey(), each.getValue()));
            return sorted;
        }
    }

    @Override
    ExitCode perform(Console console) {
        Total total = new Total();
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            for (String day : a.shared(b)) {
                total.add(SessionComparison.of(a.tape(day), b.tape(day), progress));
            }
        } catch (TapeException e) {
            throw CommandFailure.of(e);
        } catch (ConfigurationException e) {
            throw CommandFailure.failed("this version cannot read a tape's configuration: " + e.problems(), e);
        }
        if (json) {
            console.result("%s", json(total));
        } else {
            print(console, total);
        }
        return ExitCode.DONE;
    }

    private JsonReport json(Total total) {
        return new JsonReport()
                .object("a", json(first, total.a))
                .object("b", json(second, total.b))
                .texts("onlyInA", a.without(b))
                .texts("onlyInB", b.without(a))
                .count("syntheticSessions", total.synthetic)
                .objects(
                        "settings",
                        total.settings.stream()
                                .map(change -> new JsonReport()
                                        .text("key", change.key())
                                        .text("a", change.before())
                                        .text("b", change.after()))
                                .toList())
                .counts("madeBy", total.reasons())
                .objects(
                        "differences",
                        total.differences.stream().map(CompareCommand::json).toList());
    }

    private static JsonReport json(Path folder, RunFigures figures) {
        return new JsonReport()
                .text("folder", folder.toString())
                .count("sessions", figures.sessions())
                .count("signals", figures.signals())
                .count("promoted", figures.promoted())
                .count("trades", figures.trades())
                .count("won", figures.won())
                .statistic("profit", figures.money().profit())
                .statistic("fees", figures.money().fees())
                .statistic("r", figures.money().r());
    }

    private static JsonReport json(SignalDifference difference) {
        return new JsonReport()
                .text("date", difference.date().toString())
                .text("symbol", difference.signal().origin().symbol())
                .text("setup", difference.signal().origin().setup().name())
                .text("side", difference.signal().origin().side().name())
                .text(
                        "time",
                        Instant.ofEpochSecond(0, difference.signal().timeNs()).toString())
                .texts("madeBy", difference.madeBy())
                .object("a", json(difference.a()))
                .object("b", json(difference.b()));
    }

    private static JsonReport json(RunSignal runOrNull) {
        if (runOrNull == null) {
            return null;
        }
        JsonReport report = new JsonReport()
                .text("signalId", Long.toString(runOrNull.signal().origin().signalId()))
                .text("status", runOrNull.signal().fate().status().name())
                .texts("blockedBy", runOrNull.signal().fate().blockedBy());
        if (runOrNull.trade() != null) {
            report.statistic("profit", runOrNull.trade().profit())
                    .statistic("r", runOrNull.trade().result().r())
                    .text("exit", runOrNull.trade().result().reason().name());
        }
        return report;
    }

    private void print(Console console, Total total) {
        console.result("A %s%nB %s", first, second);
        printUnpaired(console, "A", a.without(b));
        printUnpaired(console, "B", b.without(a));
        console.result("");
        console.result("%-12s %14s %14s %14s", "", "A", "B", "B - A");
        count(console, "sessions", total.a.sessions(), total.b.sessions());
        count(console, "signals", total.a.signals(), total.b.signals());
        count(console, "promoted", total.a.promoted(), total.b.promoted());
        count(console, "trades", total.a.trades(), total.b.trades());
        count(console, "won", total.a.won(), total.b.won());
        amount(console, "profit, USD", total.a.money().profit(), total.b.money().profit());
        amount(console, "fees, USD", total.a.money().fees(), total.b.money().fees());
        amount(console, "R", total.a.money().r(), total.b.money().r());
        if (total.synthetic > 0) {
            console.result("%,d of the sessions %s", total.synthetic, EdgeVerdict.OF_SYNTHETIC_DATA);
        }
        console.result("");
        ReplayCommand.printChanges(console, List.copyOf(total.settings));
        console.result("signals that differ: %,d%s", total.differences.size(), reasons(total));
        total.differences.forEach(difference -> print(console, difference));
    }

    private static void printUnpaired(Console console, String which, List<String> days) {
        if (!days.isEmpty()) {
            console.result("only in %s, and not compared: %s", which, String.join("; ", days));
        }
    }

    private static void count(Console console, String name, int one, int other) {
        console.result("%-12s %,14d %,14d %,+14d", name, one, other, other - one);
    }

    private static void amount(Console console, String name, double one, double other) {
        console.result("%-12s %,14.2f %,14.2f %,+14.2f", name, one, other, other - one);
    }

    private static String reasons(Total total) {
        StringBuilder text = new StringBuilder();
        total.reasons().forEach((reason, count) -> text.append(text.isEmpty() ? "; made by " : ", ")
                .append(String.format(Locale.ROOT, "%s %,d", reason, count)));
        return text.toString();
    }

    private static void print(Console console, SignalDifference difference) {
        console.result(
                "%s %s  %s %s %s  by %s",
                difference.date(),
                NewYorkTime.zoned(difference.signal().timeNs()),
                difference.signal().origin().symbol(),
                difference.signal().origin().setup(),
                difference.signal().origin().side(),
                String.join(", ", difference.madeBy()));
        print(console, "A", difference.a());
        print(console, "B", difference.b());
    }

    private static void print(Console console, String which, RunSignal runOrNull) {
        if (runOrNull == null) {
            console.result("  %s no signal", which);
            return;
        }
        List<String> blockedBy = runOrNull.signal().fate().blockedBy();
        console.result(
                "  %s %d %s%s%s",
                which,
                runOrNull.signal().origin().signalId(),
                runOrNull.signal().fate().status(),
                blockedBy.isEmpty() ? "" : " by " + String.join(", ", blockedBy),
                runOrNull.trade() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ": %+.2f USD, %+.2f R, out by %s",
                                runOrNull.trade().profit(),
                                runOrNull.trade().result().r(),
                                runOrNull.trade().result().reason()));
    }
}
