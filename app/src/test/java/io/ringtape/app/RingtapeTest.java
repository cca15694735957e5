package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ringtape.config.Configuration;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RingtapeTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    @Test
    void helpGoesToStandardOutputAndIsDone() {
        assertThat(Ringtape.run(console, "--help")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("Usage: ringtape", "Exit codes: 0 done", "test");
        assertThat(err()).isEmpty();
    }

    @Test
    void everyCommandHasHelpWithAHeaderAndAnExample() {
        for (CommandLine command : commands(new Ringtape().commandLine(console))) {
            String name = command.getCommandSpec().qualifiedName(" ");
            if (name.equals("ringtape help")) {
                continue;
            }
            String help = command.getUsageMessage();
            assertThat(command.getCommandSpec().usageMessage().header())
                    .as(name)
                    .isNotEmpty();
            assertThat(help).as(name).contains("--help", "./ringtape ");
            out.reset();
            assertThat(Ringtape.run(
                            console, (name.substring(8) + " --help").strip().split(" ")))
                    .as(name)
                    .isEqualTo(ExitCode.DONE);
            assertThat(out()).as(name).contains("Usage: " + name);
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void theOperationsPageTellsOfEveryCommandThatActsOnSessions() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        for (String name : new Ringtape().commandLine(console).getSubcommands().keySet()) {
            if (!List.of("help", "demo", "bench", "test").contains(name)) {
                assertThat(page).as(name).containsPattern("`(\\./ringtape )?" + name + "\\b");
            }
        }
    }

    @Test
    void helpOfACommandIsShownByTheHelpCommandToo() {
        assertThat(Ringtape.run(console, "help", "test")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("Usage: ringtape test");
    }

    @Test
    void versionNamesTheBuild() {
        assertThat(Ringtape.run(console, "--version")).isEqualTo(ExitCode.DONE);
        assertThat(out()).matches("ringtape \\d+\\.\\d+\\.\\d+(\\+\\S+)? \\(Java .*\\)\\R");
    }

    @Test
    void missingCommandIsWrongUsage() {
        assertThat(Ringtape.run(console)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).isEqualTo("ringtape: a command is missing\ntry './ringtape --help'\n");
    }

    @Test
    void unknownCommandIsWrongUsageAndNamesTheNearest() {
        assertThat(Ringtape.run(console, "tets")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .startsWith("ringtape: unknown command 'tets', did you mean")
                .contains("test");
    }

    @Test
    void allUsageProblemsAreReportedAtOnce() {
        assertThat(runProbe("--date", "yesterday", "--symbols", "spy", "--events", "many", "--wings", "2"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err())
                .contains("--file")
                .contains("'yesterday' is not a date")
                .contains("'spy' is not a symbol")
                .contains("'many' is not a count")
                .contains("'--wings'")
                .contains("try './ringtape probe --help'");
        assertThat(err().lines()).hasSize(6);
    }

    @Test
    void problemsOfValuesAreReportedWithThoseOfFormat() {
        assertThat(runProbe("--date", "yesterday", "--file", "/nowhere/at/all")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err()).contains("'yesterday' is not a date").contains("no file /nowhere/at/all");
    }

    @Test
    void expectedErrorsAreOneLineWithoutStackTrace() {
        probe = c -> {
            throw CommandFailure.tapeDamaged("entry 7: checksum differs", new IOException("x"));
        };
        assertThat(runProbe("--file", "pom.xml")).isEqualTo(ExitCode.TAPE_DAMAGED);
        assertThat(err()).isEqualTo("ringtape probe: entry 7: checksum differs\n");
    }

    @Test
    void stackTraceIsShownOnRequest() {
        probe = c -> {
            throw CommandFailure.failed("broken");
        };
        assertThat(runProbe("--file", "pom.xml", "--stacktrace")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("\tat io.ringtape.app.").contains("ringtape probe: broken");
    }

    @Test
    void missingFileInTheMiddleOfWorkIsOneLine() {
        probe = c -> {
            throw new UncheckedIOException(new NoSuchFileException("/data/gone.csv"));
        };
        assertThat(runProbe("--file", "pom.xml")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).isEqualTo("ringtape probe: no file /data/gone.csv\n");
    }

    @Test
    void brokenInvariantSaysHowToSeeTheStackTrace() {
        probe = c -> {
            throw new IllegalStateException("sequence went back");
        };
        assertThat(runProbe("--file", "pom.xml")).isEqualTo(ExitCode.FAILED);
        assertThat(err())
                .contains("internal error: ")
                .contains("sequence went back")
                .contains("--stacktrace");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void lostResultsAreAFailureWithTheSystemsReason() {
        for (String message : List.of("No space left on device", "Bad file descriptor")) {
            err.reset();
            assertThat(Ringtape.run(failing(new IOException(message)), "--help"))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(err())
                    .isEqualTo("ringtape: results were lost, standard output cannot be written: " + message + "\n");
        }
    }

    @Test
    void aFullDeviceIsAFailure() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        try (OutputStream device = new BufferedOutputStream(Files.newOutputStream(full))) {
            Console onDevice = new Console(ResultStream.to(device), console.err(), false);
            assertThat(Ringtape.run(onDevice, "--help")).isEqualTo(ExitCode.FAILED);
            assertThat(err()).contains("results were lost");
        } catch (IOException e) {
            assertThat(e).as("what the buffer still held").isNotNull();
        }
    }

    @Test
    void aReaderClosingThePipeIsNotAFailure() {
        Console headless = failing(new IOException("Broken pipe"));
        assertThat(Ringtape.run(headless, "--help")).isEqualTo(ExitCode.DONE);
        assertThat(err()).isEmpty();
    }

    private Console failing(IOException failure) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw failure;
            }
        };
        return new Console(ResultStream.to(broken), console.err(), false);
    }

    @Test
    void printedSettingsLaidOverThemselvesChangeNothing(@TempDir Path folder) throws Exception {
        assertThat(Ringtape.run(console, "settings")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("# ");
        Path file = Files.writeString(folder.resolve("defaults.yaml"), out());
        out.reset();
        assertThat(Ringtape.run(console, "settings", "--effective", file.toString()))
                .as(err())
                .isEqualTo(ExitCode.DONE);
        assertThat(out().strip())
                .isEqualTo(Configuration.defaults().canonicalText().strip());
    }

    @Test
    void exitCodesMatchTheManual() {
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4);
    }

    private ProbeWork probe = c -> ExitCode.DONE;

    private ExitCode runProbe(String... arguments) {
        List<String> all = new ArrayList<>(List.of("probe"));
        all.addAll(List.of(arguments));
        return new Ringtape().run(console, all, line -> line.addSubcommand(new ProbeCommand(probe)));
    }

    private static List<CommandLine> commands(CommandLine from) {
        List<CommandLine> all = new ArrayList<>(List.of(from));
        from.getSubcommands().values().forEach(each -> all.addAll(commands(each)));
        return all;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** What the probe command does. */
    interface ProbeWork {
        ExitCode run(Console console) throws IOException;
    }
}
