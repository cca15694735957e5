package io.ringtape.app;

import io.ringtape.polygon.WrongDateException;
import io.ringtape.tape.TapeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports on standard error why a command failed, one clear line per problem. */
final class Errors {
    private final Console console;
    private final String command;
    private final boolean showsStackTrace;

    /** Creates the reporter for {@code command}, a full name such as {@code ringtape journal cat}. */
    Errors(Console console, String command, boolean showsStackTrace) {
        this.console = console;
        this.command = command;
        this.showsStackTrace = showsStackTrace;
    }

    /** Returns the problems that the parser found on the command line. */
    static UsageProblems ofUsage(ParseResult parsed) {
        UsageProblems problems = new UsageProblems();
        for (Exception error : parsed.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                problems.add(unmatched(parsed, unmatched));
            } else {
                problems.add(error.getMessage());
            }
        }
        return problems;
    }

    /** Reports the error and returns the exit code. */
    ExitCode report(Throwable error) {
        console.out().flush();
        if (showsStackTrace) {
            error.printStackTrace(console.err());
        }
        if (expected(error) instanceof CommandFailure failure) {
            failure.lines().forEach(this::line);
            if (failure.exitCode() == ExitCode.WRONG_USAGE) {
                console.note("try './%s --help'", command);
            }
            return failure.exitCode();
        }
        if (error instanceof ParameterException wrong) {
            line(wrong.getMessage());
            return ExitCode.WRONG_USAGE;
        }
        if (error instanceof Interruption.Interrupted) {
            line(error.getMessage());
        } else if (error instanceof UncheckedIOException unchecked) {
            line(describe(unchecked));
        } else if (error instanceof IOException io) {
            line(describe(io));
        } else if (error instanceof OutOfMemoryError) {
            line("out of memory with a heap of " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB; use a larger one, as in RINGTAPE_HEAP=2g");
        } else {
            line("internal error: " + error + (showsStackTrace ? "" : " (--stacktrace shows where)"));
        }
        return ExitCode.FAILED;
    }

    /**
     * Returns the command failure that an error in data or files amounts to, or the error itself if it is unexpected.
     */
    private static Throwable expected(Throwable error) {
        if (error instanceof TapeException tape) {
            return CommandFailure.of(tape);
        }
        if (error instanceof WrongDateException wrong) {
            return CommandFailure.wrongUsage(wrong.problems());
        }
        return error;
    }

    private void line(String text) {
        console.err().println(command + ": " + text);
    }

    private static String unmatched(ParseResult parsed, UnmatchedArgumentException error) {
        String found = String.join("' '", error.getUnmatched());
        boolean isCommand = !parsed.commandSpec().subcommands().isEmpty() && !found.startsWith("-");
        StringBuilder text = new StringBuilder(isCommand ? "unknown command" : "unknown argument");
        text.append(" '").append(found).append('\'');
        if (!error.getSuggestions().isEmpty()) {
            text.append(", did you mean ").append(error.getSuggestions().get(0)).append('?');
        }
        return text.toString();
    }

    /** Describes the cause, after what was being done if the code that met it says so. */
    private static String describe(UncheckedIOException error) {
        String cause = describe(error.getCause());
        boolean saysMore = error.getMessage() != null
                && !error.getMessage().equals(error.getCause().toString());
        return saysMore ? error.getMessage() + ": " + cause : cause;
    }

    /** Describes an error of files or the network without naming a Java type. */
    static String describe(IOException error) {
        if (error instanceof NoSuchFileException missing) {
            return "no file " + missing.getFile();
        }
        if (error instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (error instanceof FileAlreadyExistsException there) {
            return there.getFile() + " already exists";
        }
        if (error instanceof FileSystemException other) {
            return other.getFile() + ": " + other.getReason();
        }
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }
}
