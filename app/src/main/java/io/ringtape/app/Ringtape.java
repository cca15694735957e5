package io.ringtape.app;

import io.ringtape.replay.SessionSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code ringtape} command. */
@CommandLine.Command(
        name = "ringtape",
        header = "Every tick through one ring, every event on one tape.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            SynthCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            JournalCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            TradesCommand.class,
            CompareCommand.class,
            SettingsCommand.class,
            RecordCommand.class,
            SimCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            TestCommand.class
        },
        versionProvider = Ringtape.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration,",
            "            3 replay or diff differs, 4 tape damaged.",
            "",
            "Examples:",
            "  ./ringtape demo            a synthetic session, then its verified replay",
            "  ./ringtape help backtest   the options of one command",
            "",
            "Environment:",
            "  RINGTAPE_HEAP=2g           maximum heap (512m)",
            "  RINGTAPE_OPTS='-Xlog:gc'   more JVM flags",
            "  RINGTAPE_DEBUG=1           stack traces, like --stacktrace"
        })
public final class Ringtape extends ConsoleCommand {
    @SuppressWarnings("UnusedVariable") // set by the parser
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show stack traces of errors (also RINGTAPE_DEBUG=1).")
    private boolean stackTrace;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        main(arguments, line -> {});
    }

    /** Like {@link #main(String[])}, with {@code guest} in place of the command of its name. */
    public static void main(GuestCommand guest, String[] arguments) {
        main(arguments, line -> invite(line, guest));
    }

    private static void main(String[] arguments, Consumer<CommandLine> extension) {
        Console console = Console.ofProcess();
        console.interruption().waitAtShutdown();
        ExitCode exitCode = new Ringtape().run(console, List.of(arguments), extension);
        console.err().flush();
        console.interruption().exitsWith(exitCode);
        System.exit(exitCode.code());
    }

    private static void invite(CommandLine line, GuestCommand guest) {
        CommandLine invited = new CommandLine(guest);
        line.getCommandSpec().removeSubcommand(invited.getCommandName());
        line.addSubcommand(invited.setOut(line.getOut()).setErr(line.getErr()));
    }

    /** Runs the command with output to {@code console}. */
    public static ExitCode run(Console console, String... arguments) {
        return new Ringtape().run(console, List.of(arguments), line -> {});
    }

    /** Runs the command with {@code guest} in place of the command of its name. */
    public static ExitCode run(Console console, GuestCommand guest, String... arguments) {
        return new Ringtape().run(console, List.of(arguments), line -> invite(line, guest));
    }

    /** Runs the command; {@code extension} may change the tree of commands. */
    ExitCode run(Console console, List<String> arguments, Consumer<CommandLine> extension) {
        CommandLine line = commandLine(console);
        extension.accept(line);
        configure(line);
        try {
            return execute(line, console, arguments.toArray(String[]::new));
        } finally {
            console.interruption().end();
        }
    }

    /** Reports a missing subcommand as wrong usage. */
    @Override
    void check(UsageProblems problems) {
        problems.add("a command is missing");
    }

    @Override
    ExitCode perform(Console console) {
        throw new IllegalStateException("the check refuses a missing command");
    }

    /** Returns the tree of commands. */
    CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(this);
        line.addSubcommand("help", new CommandLine.HelpCommand());
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        configure(line);
        return line;
    }

    /** Configures option parsing and help layout for the whole tree. */
    private static void configure(CommandLine line) {
        line.setUsageHelpAutoWidth(true).setUsageHelpLongOptionsMaxWidth(32);
        OptionTypes.register(line);
        collectErrors(line);
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(Ringtape::collectErrors);
    }

    private ExitCode execute(CommandLine line, Console console, String[] arguments) {
        ParseResult parsed = line.parseArgs(arguments);
        while (parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
            parsed = parsed.subcommand();
        }
        Errors errors = new Errors(console, parsed.commandSpec().qualifiedName(), stackTrace || debugs());
        try {
            Integer helped = CommandLine.executeHelpRequest(parsed);
            if (helped != null) {
                return written(console, ExitCode.DONE);
            }
            ConsoleCommand command = (ConsoleCommand) parsed.commandSpec().userObject();
            UsageProblems problems = Errors.ofUsage(parsed);
            if (parsed.commandSpec().subcommands().isEmpty() || problems.isEmpty()) {
                command.check(problems);
            }
            problems.throwIfAny();
            return written(console, command.perform(console));
        } catch (Exception | OutOfMemoryError e) {
            return errors.report(e);
        }
    }

    /** Returns {@code exitCode} once the results are flushed. A reader that closed the pipe is not a failure. */
    private static ExitCode written(Console console, ExitCode exitCode) throws IOException {
        try {
            console.requireWritten();
        } catch (Console.ReaderGone e) {
            return exitCode;
        }
        return exitCode;
    }

    private static boolean debugs() {
        String value = System.getenv("RINGTAPE_DEBUG");
        return value != null && !value.isEmpty() && !value.equals("0");
    }

    /** The version of this build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "ringtape " + SessionSetup.CODE_VERSION + " (Java " + System.getProperty("java.version") + ")"
            };
        }
    }
}
