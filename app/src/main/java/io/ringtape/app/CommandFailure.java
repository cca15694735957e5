package io.ringtape.app;

import io.ringtape.tape.TapeDamagedException;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeExistsException;
import io.ringtape.tape.TapeMissingException;
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

    /** Returns the failure that {@code e} means to the shell: a damaged tape, wrong usage or failed work. */
    static CommandFailure of(TapeException e) {
        if (e instanceof TapeDamagedException) {
            return tapeDamaged(e.getMessage(), e);
        }
        if (e instanceof TapeMissingException || e instanceof TapeExistsException) {
            return wrongUsage(List.of(e.getMessage()));
        }
        return failed(e.getMessage(), e);
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
