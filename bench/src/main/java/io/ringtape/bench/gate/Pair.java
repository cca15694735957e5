package io.ringtape.bench.gate;

/**
 * A subject and its limit, measured one right after the other.
 *
 * @param ratio of the two, greater is better
 * @param isCrowded whether others took the processor meanwhile, so that it proves nothing
 */
public record Pair(double ratio, boolean isCrowded) {
    private static final String CROWDED = "*";

    /** One that nobody disturbed. */
    public static Pair quiet(double ratio) {
        return new Pair(ratio, false);
    }

    /** As one process tells another. */
    public String text() {
        return ratio + (isCrowded ? CROWDED : "");
    }

    /** From that text. */
    public static Pair parse(String text) {
        boolean isCrowded = text.endsWith(CROWDED);
        return new Pair(
                Double.parseDouble(isCrowded ? text.substring(0, text.length() - CROWDED.length()) : text), isCrowded);
    }
}
