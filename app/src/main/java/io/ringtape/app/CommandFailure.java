package io.ringtape.app;

import java.util.List;

/** An expected end of a command that is not success: its exit code and one clear line for each problem. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    private CommandFailure(ExitCode exitCode, List<String> lines, Throwable cause) {
        super(String.join("; ", lines), cause);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    /** The work could not be finished. */
    public static CommandFailure failed(String line) {
        return new CommandFailure(ExitCode.FAILED, List.of(line), null);
    }

    /** The work could not be finished, for that reason. */
    public static CommandFailure failed(String line, Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, List.of(line), cause);
    }

    /** What was asked cannot be done as asked. */
    public static CommandFailure wrongUsage(List<String> lines) {
        return new CommandFailure(ExitCode.WRONG_USAGE, lines, null);
    }

    /** A tape is damaged; the line names the entry. */
    public static CommandFailure tapeDamaged(String line, Throwable cause) {
        return new CommandFailure(ExitCode.TAPE_DAMAGED, List.of(line), cause);
    }

    /** What the process exits with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** One line for each problem, at least one. */
    public List<String> lines() {
        return lines;
    }
}
