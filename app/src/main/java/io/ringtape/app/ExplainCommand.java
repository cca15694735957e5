package io.ringtape.app;

import io.ringtape.app.OptionTypes.TapeTime;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Missing;
import io.ringtape.event.Signal;
import io.ringtape.explain.MomentStory;
import io.ringtape.explain.SignalStory;
import io.ringtape.tape.EventText;
import io.ringtape.tape.NewYorkTime;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code explain} command. */
@CommandLine.Command(
        name = "explain",
        header = "Explain why a signal did or did not trade.",
        description = {
            "",
            "With --signal: the setup's transitions, each filter with value and threshold, the parts of the score,"
                    + " the risk decision, the order's life, and what the signal would have earned. With"
                    + " --symbol and --at: the state of each setup, what it was waiting for, and the features at that time.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal cat tapes/2026-03-02 --type Signal --json   the signals and their ids",
            "  ./ringtape explain tapes/2026-03-02 --signal 202603020000012345",
            "  ./ringtape explain tapes/2026-03-02 --symbol SPY --at 10:31:05"
        })
final class ExplainCommand extends ConsoleCommand {
    @Parameters(arity = "1", paramLabel = "DIR", description = "Folder of the tape.")
    private Path tape;

    @Option(names = "--signal", paramLabel = "ID", description = "The signal's id.")
    private Long signal;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The symbol to look at.")
    private String symbol;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The time, inclusive: 10:31:05 in New York, or 2026-03-02T15:31:05Z.")
    private TapeTime at;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    void check(UsageProblems problems) {
        problems.requireFolder("DIR", tape);
        if (signal != null && (symbol != null || at != null)) {
            problems.add("give either --signal, or --symbol and --at");
        }
        boolean isGiven = problems.concern("--signal") || problems.concern("--at"); // and could not be read
        if (signal == null && (symbol == null || at == null) && !isGiven) {
            problems.add("give --signal ID, or both --symbol SYMBOL and --at TIME");
        }
        if (problems.isEmpty() && symbol != null) {
            symbol = symbol.toUpperCase(Locale.ROOT);
            checkSymbol(problems);
        }
    }

    private void checkSymbol(UsageProblems problems) {
        try {
            List<String> symbols = TapeManifest.read(tape).symbols();
            if (!symbols.contains(symbol)) {
                problems.add("--symbol: the tape has no '" + symbol + "'; it has " + String.join(", ", symbols));
            }
        } catch (TapeException e) {
            throw CommandFailure.of(e);
        }
    }

    @Override
    ExitCode perform(Console console) {
        try (ConsoleProgress progress = new ConsoleProgress(console)) {
            if (signal != null) {
                explainSignal(console, SignalStory.of(tape, signal, progress));
            } else {
                TapeManifest manifest = TapeManifest.read(tape);
                SessionSymbols symbols = new SessionSymbols(manifest.symbols());
                long atNs = at.onDate(manifest.tradingDate());
                MomentStory story = MomentStory.of(tape, symbols.instrument(symbol), atNs, progress);
                requireWithin(atNs, story);
                SignalStory last = story.lastSignal().isEmpty()
                        ? null
                        : SignalStory.of(tape, story.lastSignal().getAsLong(), progress)
                                .story()
                                .orElseThrow();
                explainMoment(console, atNs, story, last, symbols);
            }
            return ExitCode.DONE;
        } catch (TapeException e) {
            throw CommandFailure.of(e);
        } catch (ConfigurationException e) {
            throw CommandFailure.failed("this version cannot read the tape's configuration: " + e.problems(), e);
        }
    }

    private void explainSignal(Console console, SignalStory.Found found) {
        SignalStory story = found.story().orElseThrow(() -> noSuchSignal(found));
        EventText text = new EventText(story.symbols());
        if (json) {
            console.result("%s", new ExplainJson(text).of(story));
        } else {
            new ExplainText(text, console).print(story);
        }
    }

    private void explainMoment(
            Console console, long atNs, MomentStory story, SignalStory lastOrNull, SessionSymbols symbols) {
        EventText text = new EventText(symbols);
        if (json) {
            console.result("%s", new ExplainJson(text).of(symbol, atNs, story, lastOrNull));
        } else {
            new ExplainText(text, console).print(symbol, atNs, story, lastOrNull);
        }
    }

    private CommandFailure noSuchSignal(SignalStory.Found found) {
        List<String> lines = new ArrayList<>();
        lines.add("--signal: the tape has no signal " + signal
                + (found.nearest().isEmpty() ? ", and no other" : "; the nearest are:"));
        for (Signal near : found.nearest()) {
            lines.add("  " + near.signalId + "  " + found.symbols().name(near.instrument) + " " + near.setup + " "
                    + near.side + " at " + NewYorkTime.zoned(near.timeNs));
        }
        return CommandFailure.wrongUsage(lines);
    }

    private static void requireWithin(long atNs, MomentStory story) {
        if (!Missing.isPresent(story.firstNs())) {
            throw CommandFailure.wrongUsage(List.of("--at: the tape has no market data"));
        }
        if (atNs < story.firstNs()) {
            throw CommandFailure.wrongUsage(List.of("--at: " + NewYorkTime.millis(atNs)
                    + " is before the tape's first trade or quote at " + NewYorkTime.zoned(story.firstNs())));
        }
        if (atNs > story.lastNs()) {
            throw CommandFailure.wrongUsage(List.of("--at: " + NewYorkTime.millis(atNs) + " is after the tape's end at "
                    + NewYorkTime.zoned(story.lastNs())));
        }
    }
}
