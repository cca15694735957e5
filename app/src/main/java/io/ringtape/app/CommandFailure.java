package io.ringtape.app;

import java.util.List;

/** An expected failure of a command, with its exit code and one clear line per problem. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    private CommandFailure(ExitCode exitCode, List<String> lines, Throwable cause) {
        super(String.join("; ", lines), cause);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    /** Returns a failure for work that could not be finished. */
    public static CommandFailure failed(String line) {
        return new CommandFailure(ExitCode.FAILED, List.of(line), null);
    }

    /** Returns a failure for work that could not be finished because of {@code cause}. */
    public static CommandFailure failed(String line, Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, List.of(line), cause);
    }

    /** Returns a failure for wrong usage. */
    public static CommandFailure wrongUsage(List<String> lines) {
        return new CommandFailure(ExitCode.WRONG_USAGE, lines, null);
    }

    /** Returns a failure for a damaged tape; {@code line} names the entry. */
    public static CommandFailure tapeDamaged(String line, Throwable cause) {
        return new CommandFailure(ExitCode.TAPE_DAMAGED, List.of(line), cause);
    }

    /** Returns the exit code of the process. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Returns one line per problem, at least one. */
    public List<String> lines() {
        return lines;
    }
}
