package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Backtest;
import io.ringtape.replay.Replay;
import io.ringtape.replay.SessionSetup;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code demo} command. */
@CommandLine.Command(
        name = "demo",
        header = "Backtest and replay a synthetic session.",
        description = {
            "",
            "Generates a synthetic session, runs it through the engine and the simulated exchange onto a tape, shows the"
                    + " result, and replays the tape byte for byte.",
            "",
            "The demo's settings are looser than the defaults, so that a single synthetic day trades; --out keeps them"
                    + " with the tape. Its profit or loss says nothing about a strategy.",
            ""
        },
        footer = {"", "Examples:", "  ./ringtape demo", "  ./ringtape demo --scale 5m --out demo"})
final class DemoCommand extends ConsoleCommand {
    private static final List<String> SYMBOLS = List.of("SPY", "QQQ");

    @Option(names = "--date", paramLabel = "DATE", description = "Trading date (${DEFAULT-VALUE}).")
    private LocalDate date = LocalDate.of(2026, 3, 2);

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the market (${DEFAULT-VALUE}).")
    private long seed = 3;

    @Option(
            names = "--scale",
            paramLabel = "EVENTS",
            description = "About how many trades and quotes, as in 10k or 20m (1m).")
    private OptionTypes.EventCount scale = new OptionTypes.EventCount(1_000_000);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "New folder to keep market, settings and tape in; without it nothing is kept.")
    private Path out;

    @Override
    void check(UsageProblems problems) {
        problems.requirePath("--out", out, "folder");
        if (out != null && Files.exists(out)) {
            problems.add("--out: " + out + " already exists, wanted a new folder");
        }
        SynthCommand.requireScale(scale, problems);
        Configuration configuration = Policies.load(null, problems);
        if (configuration != null && date != null) {
            try {
                UsualMarket.settings(configuration, date, SYMBOLS, seed, SyntheticSettings.MIN_EVENTS, false);
            } catch (ConfigurationException e) {
                e.problems().forEach(problems::add);
            } catch (IllegalArgumentException e) {
                problems.add("--date: " + e.getMessage());
            }
        }
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        console.interruption().begin();
        Path folder = out == null ? Files.createTempDirectory("ringtape-demo-") : Files.createDirectories(out);
        try {
            return perform(console, folder);
        } catch (ConfigurationException e) {
            throw CommandFailure.wrongUsage(e.problems());
        } finally {
            if (out == null) {
                remove(folder);
            }
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private ExitCode perform(Console console, Path folder) throws IOException, ConfigurationException {
        Path policies = folder.resolve("demo-policies.yaml");
        try (InputStream resource = DemoCommand.class.getResourceAsStream("demo-policies.yaml")) {
            WrittenFile.copy(resource, policies);
        }
        Configuration configuration = Configuration.load(policies);
        console.result("1. a synthetic session of %s, seed %d", date, seed);
        SyntheticSummary market = SynthCommand.write(
                UsualMarket.settings(configuration, date, SYMBOLS, seed, scale.value(), false),
                folder.resolve("market"),
                console);
        console.result(
                "   %,d trades and %,d quotes in %s",
                market.rows().trades(), market.rows().quotes(), folder.resolve("market"));
        console.result("");
        console.result("2. through the engine onto a tape");
        Backtest.Request request = new Backtest.Request(
                SessionSetup.of(configuration, date, SYMBOLS),
                new Backtest.MarketFiles(
                        List.of(market.files().trades()),
                        List.of(market.files().quotes()),
                        List.of(market.files().bars()),
                        true),
                folder.resolve("tape"));
        BacktestCommand.run(request, console).print(console);
        console.result("");
        console.result("3. replayed from the tape, byte for byte");
        long startedNs = System.nanoTime();
        Replay.Result replay = ReplayCommand.verify(request.tape(), console);
        ReplayCommand.print(console, replay, System.nanoTime() - startedNs);
        console.result("");
        console.result(
                out == null
                        ? "to look inside, keep it with ./ringtape demo --out DIR and run ./ringtape journal stat DIR/tape"
                        : "to look inside: ./ringtape journal stat " + request.tape());
        return replay.difference().isEmpty() ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS;
    }
}
