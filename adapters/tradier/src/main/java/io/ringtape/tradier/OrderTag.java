package io.ringtape.tradier;

/**
 * The names that our orders have at the broker: {@code rt-RUN-ORDER}, with {@code -1} and {@code -2} for the halves of a
 * split order and {@code -G1}, {@code -G2} for protection. The broker allows letters, digits and dashes.
 */
final class OrderTag {
    private static final String OURS = "rt-";

    private static final String GUARD = "-G";

    private final String run;

    OrderTag(String runId) {
        run = OURS + runId.replaceAll("[^A-Za-z0-9-]", "");
    }

    String of(long orderId) {
        return run + "-" + orderId;
    }

    String guard(long orderId, int number) {
        return of(orderId) + GUARD + number;
    }

    /** Returns the tag of the bracket that an order of this tag guards; empty for an order that guards none. */
    static String guardedBy(String tag) {
        int at = tag.startsWith(OURS) ? tag.lastIndexOf(GUARD) : -1;
        return at > 0 ? tag.substring(0, at) : "";
    }

    String part(long orderId, int number) {
        return of(orderId) + "-" + number;
    }

    /** Whether a tag was given by this program, in whatever run. */
    static boolean isOfThisProgram(String tag) {
        return tag.startsWith(OURS);
    }

    /** Whether a tag was given in this run. */
    boolean isOfThisRun(String tag) {
        return tag.startsWith(run + "-");
    }

    /** Returns the order of ours that a tag of this run names; 0 for a tag that names none. */
    long orderId(String tag) {
        if (!isOfThisRun(tag)) {
            return 0;
        }
        String digits = tag.substring(run.length() + 1).replaceAll("-.*", "");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
