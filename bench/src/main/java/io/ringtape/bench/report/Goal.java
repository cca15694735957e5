package io.ringtape.bench.report;

import java.util.OptionalDouble;

/**
 * A goal of the project and how far a run came.
 *
 * @param text what is to be reached
 * @param found in this run
 * @param wanted at least, or at most
 * @param isAtLeast which of the two
 * @param machineAlone what the machine shows of itself, where that bounds what can be found; else empty
 */
public record Goal(String text, double found, double wanted, boolean isAtLeast, OptionalDouble machineAlone) {
    /** Bytes allocated for an event up to which they are the virtual machine's own. */
    public static final double MOST_BYTES = 0.05;

    static Goal atLeast(double wanted, String text, double found) {
        return new Goal(text, found, wanted, true, OptionalDouble.empty());
    }

    static Goal atMost(double wanted, String text, double found) {
        return new Goal(text, found, wanted, false, OptionalDouble.empty());
    }

    /** The same where the machine alone, with nothing to do, shows that much. */
    Goal beside(double machine) {
        return new Goal(text, found, wanted, isAtLeast, OptionalDouble.of(machine));
    }

    boolean isReached() {
        return reaches(found);
    }

    /** Whether it was reached, and when not, whether it could have been on this machine. */
    String verdict() {
        if (isReached()) {
            return "yes";
        }
        return machineAlone.isPresent() && !reaches(machineAlone.getAsDouble()) ? "machine does not allow" : "no";
    }

    private boolean reaches(double value) {
        return isAtLeast ? value >= wanted : value <= wanted;
    }
}
