package io.ringtape.app;

import picocli.CommandLine;

/** The {@code sim} command, a group of simulated vendors. */
@CommandLine.Command(
        name = "sim",
        header = "Run a simulated vendor for clients to connect to.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SimPolygonCommand.class, SimTradierCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./ringtape sim polygon --synth --date 2026-03-02 --speed 10",
            "  ./ringtape sim tradier --synth --date 2026-03-02 --speed 10"
        })
final class SimCommand extends ConsoleCommand {
    @Override
    void check(UsageProblems problems) {
        problems.add("a command is missing: polygon or tradier");
    }

    @Override
    ExitCode perform(Console console) {
        throw new IllegalStateException("the check refuses a missing command");
    }
}
