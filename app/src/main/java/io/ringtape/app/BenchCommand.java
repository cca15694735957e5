package io.ringtape.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * The {@code bench} command. The launcher runs it as a separate program, because no module depends on the benchmarks.
 */
@CommandLine.Command(
        name = "bench",
        header = "Measure latency and throughput against the machine's limits.",
        description = {"Its options: ./ringtape bench --help."},
        footer = {"", "Examples:", "  ./ringtape bench --quick", "  ./ringtape bench --help"})
final class BenchCommand extends ConsoleCommand {
    @SuppressWarnings("UnusedVariable") // set by the parser
    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Arguments of the benchmarks.")
    private List<String> arguments;

    @Override
    ExitCode perform(Console console) {
        throw CommandFailure.wrongUsage(
                List.of("benchmarks are started by the launcher: give 'bench' as its first argument"));
    }
}
