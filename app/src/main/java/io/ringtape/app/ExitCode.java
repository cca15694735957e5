package io.ringtape.app;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
    /** Everything was done. */
    DONE(0),
    /** The work could not be finished. */
    FAILED(1),
    /** The command line, a file it names or the configuration is wrong; nothing was started. */
    WRONG_USAGE(2),
    /** A replay differs from its tape, or two tapes differ. */
    REPLAY_DIFFERS(3),
    /** A tape has a damaged, missing or torn entry. */
    TAPE_DAMAGED(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the exit code of the process. */
    public int code() {
        return code;
    }
}
