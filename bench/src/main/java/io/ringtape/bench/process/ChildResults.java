package io.ringtape.bench.process;

import io.ringtape.app.CommandFailure;
import java.util.Map;
import java.util.Optional;

/**
 * How a child process ended, and the results it reported.
 *
 * @param code its exit code
 * @param values its results by name
 */
public record ChildResults(int code, Map<String, String> values) {
    public ChildResults {
        values = Map.copyOf(values);
    }

    /** Why the results cannot be used; empty when they can. */
    public Optional<String> failure() {
        return switch (code) {
            case 0 -> values.isEmpty() ? Optional.of("gave no result") : Optional.empty();
            case ChildProcess.OUT_OF_MEMORY -> Optional.of("ran out of memory");
            case ChildProcess.WRONG_OUTPUT -> Optional.of("came to a wrong output");
            default -> Optional.of("died with exit code " + code);
        };
    }

    /**
     * Returns these results.
     *
     * @param child names the child in the message
     * @throws CommandFailure when they cannot be used
     */
    public ChildResults required(String child) {
        failure().ifPresent(why -> {
            throw CommandFailure.failed("the process of " + child + " " + why);
        });
        return this;
    }

    /**
     * Closes the minutes that have ended without their delay, because nothing more will arrive. Decides nothing on
     * them.
     */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no result '" + name + "' among " + values.keySet());
        }
        return value;
    }

    /** The result of that name as a number. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }
}
