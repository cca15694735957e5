package io.ringtape.bench.process;

import io.ringtape.app.CommandFailure;
import java.util.Optional;

/**
 * How a child process ended, and its result.
 *
 * @param code its exit code
 * @param value empty if it ended without a result
 */
public record ChildResult<R>(int code, Optional<R> value) {
    /** Why there is no result; empty if there is one. */
    public Optional<String> failure() {
        return switch (code) {
            case 0 -> value.isEmpty() ? Optional.of("gave no result") : Optional.empty();
            case ChildProcess.OUT_OF_MEMORY -> Optional.of("ran out of memory");
            case ChildProcess.WRONG_OUTPUT -> Optional.of("came to a wrong output");
            default -> Optional.of("died with exit code " + code);
        };
    }

    /**
     * Returns the result.
     *
     * @param child names the child in the message
     * @throws CommandFailure if there is none
     */
    public R required(String child) {
        failure().ifPresent(why -> {
            throw CommandFailure.failed("the process of " + child + " " + why);
        });
        return value.orElseThrow();
    }
}
