package io.ringtape.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** The {@code test} command. The launcher runs it, because tests need the sources rather than the program. */
@CommandLine.Command(
        name = "test",
        header = "Run all tests.",
        description = {"Builds everything and runs all tests (mvn -B verify). Arguments go to Maven."},
        footer = {
            "",
            "Examples:",
            "  ./ringtape test",
            "  ./ringtape test -pl engine/core -am",
            "  JAVA_HOME=/usr/lib/jvm/jdk-25 ./ringtape test"
        })
final class TestCommand extends ConsoleCommand {
    @SuppressWarnings("UnusedVariable") // set by the parser
    @Parameters(arity = "0..*", paramLabel = "MAVEN_ARGUMENT", description = "Arguments for Maven.")
    private List<String> arguments;

    @Override
    ExitCode perform(Console console) {
        throw CommandFailure.wrongUsage(List.of("tests are run by the launcher: give 'test' as its first argument"));
    }
}
