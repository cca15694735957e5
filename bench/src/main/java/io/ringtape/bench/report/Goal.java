package io.ringtape.bench.report;

import java.util.OptionalDouble;

/**
 * A goal of the project and how far a run came.
 *
 * @param text what is to be reached
 * @param found in this run
 * @param wanted at least, or at most
 * @param isAtLeast which of the two
 * @param machineAlone the same value of the idle machine, where that limits what can be found; else empty
 */
public record Goal(String text, double found, double wanted, boolean isAtLeast, OptionalDouble machineAlone) {
    /** Bytes an event that are attributed to the virtual machine itself. */
    public static final double MOST_BYTES = 0.05;

    static Goal atLeast(double wanted, String text, double found) {
        return new Goal(text, found, wanted, true, OptionalDouble.empty());
    }

    static Goal atMost(double wanted, String text, double found) {
        return new Goal(text, found, wanted, false, OptionalDouble.empty());
    }

    /** The same goal with the value of the idle machine. */
    Goal beside(double machine) {
        return new Goal(text, found, wanted, isAtLeast, OptionalDouble.of(machine));
    }

    boolean isReached() {
        return reaches(found);
    }

    /** Whether it was reached and, if not, whether this machine could have reached it. */
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
