package io.ringtape.app;

import io.ringtape.app.OptionTypes.EventCount;
import io.ringtape.app.OptionTypes.SymbolList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A command with one option of each format, doing what a test wants. */
@CommandLine.Command(name = "probe", header = "Probe.")
final class ProbeCommand extends ConsoleCommand {
    private final RingtapeTest.ProbeWork work;

    @Option(names = "--file", required = true)
    private Path file;

    @Option(names = "--date")
    LocalDate date;

    @Option(names = "--symbols")
    SymbolList symbols;

    @Option(names = "--events")
    EventCount events;

    ProbeCommand(RingtapeTest.ProbeWork work) {
        this.work = work;
    }

    @Override
    void check(UsageProblems problems) {
        problems.requireFile("--file", file);
    }

    @Override
    ExitCode perform(Console console) throws IOException {
        return work.run(console);
    }
}
