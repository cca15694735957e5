package io.ringtape.bench.report;

import java.util.OptionalDouble;

/**
 * A goal of the project and what a run found.
 *
 * @param text what is to be reached
 * @param found value of the run
 * @param wanted the least or the most
 * @param isAtLeast whether {@code wanted} is the least
 * @param machineAlone the same value of the idle machine if it limits what a run can reach; else empty
 */
public record Goal(String text, double found, double wanted, boolean isAtLeast, OptionalDouble machineAlone) {
    /** Bytes an event up to which an allocation is attributed to the virtual machine itself. */
    public static final double MOST_BYTES = 0.05;

    static Goal atLeast(double wanted, String text, double found) {
        return new Goal(text, found, wanted, true, OptionalDouble.empty());
    }

    static Goal atMost(double wanted, String text, double found) {
        return new Goal(text, found, wanted, false, OptionalDouble.empty());
    }

    /** Returns the same goal with the value of the idle machine. */
    Goal beside(double machine) {
        return new Goal(text, found, wanted, isAtLeast, OptionalDouble.of(machine));
    }

    /** Returns whether it was reached and, if not, whether this machine could have reached it. */
    String verdict() {
        if (reaches(found)) {
            return "yes";
        }
        return machineAlone.isPresent() && !reaches(machineAlone.getAsDouble()) ? "machine does not allow" : "no";
    }

    private boolean reaches(double value) {
        return isAtLeast ? value >= wanted : value <= wanted;
    }
}
