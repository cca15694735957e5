package io.ringtape.bench;

/**
 * A goal of the project and how far a run came.
 *
 * @param text what is to be reached
 * @param found in this run
 * @param wanted at least, or at most
 * @param isAtLeast which of the two
 */
public record Goal(String text, double found, double wanted, boolean isAtLeast) {
    /** Bytes allocated for an event up to which they are the virtual machine's own. */
    public static final double MOST_BYTES = 0.05;

    static Goal atLeast(double wanted, String text, double found) {
        return new Goal(text, found, wanted, true);
    }

    static Goal atMost(double wanted, String text, double found) {
        return new Goal(text, found, wanted, false);
    }

    boolean isReached() {
        return isAtLeast ? found >= wanted : found <= wanted;
    }
}
