package io.ringtape.app;

import io.ringtape.app.OptionTypes.TapeTime;
import io.ringtape.event.EventType;
import io.ringtape.tape.EventFilter;
import io.ringtape.tape.TapeCat;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TextForm;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code journal cat} command. */
@CommandLine.Command(
        name = "cat",
        header = "Print the events of a tape as text.",
        description = {
            "",
            "Prints one YAML document per event with New York time, or with --json one line of JSON with UTC, in"
                    + " order. Events must pass all filters.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal cat tapes/2026-03-02 --last 10",
            "  ./ringtape journal cat tapes/2026-03-02 --type Signal,FilterCheck --symbol SPY",
            "  ./ringtape journal cat tapes/2026-03-02 --from 09:31 --to 09:31:05.5 --json"
        })
final class JournalCatCommand extends TapeCommand {
    /** This many events are held as text at once; they fit into the default heap. */
    private static final int MAX_LAST = 100_000;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            description = "Only events of these types, as in Signal,OrderRequest.")
    private List<String> types = List.of();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only events of this symbol.")
    private String symbol;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Earliest engine time: 09:31:00 in New York, or 2026-03-02T14:31:00Z.")
    private TapeTime from;

    @Option(names = "--to", paramLabel = "TIME", description = "Latest engine time, exclusive.")
    private TapeTime to;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N of the selected events.")
    private Integer last;

    @Option(names = "--json", description = "Print one line of JSON per event.")
    private boolean json;

    private EventFilter filter;

    @Override
    void check(UsageProblems problems) {
        super.check(problems);
        Set<EventType> wanted = EnumSet.noneOf(EventType.class);
        for (String type : types) {
            EventType known = type(type);
            if (known == null) {
                problems.add("--type: unknown type '" + type + "'; known: " + labels());
            } else {
                wanted.add(known);
            }
        }
        if (last != null && (last <= 0 || last > MAX_LAST)) {
            problems.add(String.format(Locale.ROOT, "--last: %,d events, wanted 1 to %,d", last, MAX_LAST));
        }
        if (problems.isEmpty()) {
            filter = filter(wanted, problems);
        }
    }

    private EventFilter filter(Set<EventType> wanted, UsageProblems problems) {
        TapeManifest manifest = TapeManifest.read(tape());
        symbol = symbol == null ? null : symbol.toUpperCase(Locale.ROOT);
        if (symbol != null && !manifest.symbols().contains(symbol)) {
            problems.add("--symbol: the tape has no '" + symbol + "'; it has " + String.join(", ", manifest.symbols()));
        }
        long fromNs = from == null ? Long.MIN_VALUE : from.onDate(manifest.tradingDate());
        long toNs = to == null ? Long.MAX_VALUE : to.onDate(manifest.tradingDate());
        if (fromNs >= toNs) {
            problems.add("--from is not before --to");
        }
        return new EventFilter(wanted, symbol, fromNs, toNs, last == null ? 0 : last);
    }

    private static EventType type(String text) {
        return Arrays.stream(EventType.values())
                .filter(type ->
                        type.label().equalsIgnoreCase(text) || type.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    private static String labels() {
        return Arrays.stream(EventType.values()).map(EventType::label).collect(Collectors.joining(", "));
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        try {
            TapeCat.print(tape(), filter, json ? TextForm.JSON : TextForm.YAML, console.asAppendable());
            return ExitCode.DONE;
        } catch (Console.ReaderGone e) {
            return ExitCode.DONE;
        }
    }
}
