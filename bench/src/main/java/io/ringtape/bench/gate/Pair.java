package io.ringtape.bench.gate;

/**
 * A subject and its limit, measured one right after the other.
 *
 * @param ratio of the two, greater is better
 * @param isCrowded whether other processes used the processors meanwhile, so that the pair proves nothing
 */
public record Pair(double ratio, boolean isCrowded) {
    private static final String CROWDED = "*";

    /** A pair that nothing disturbed. */
    public static Pair quiet(double ratio) {
        return new Pair(ratio, false);
    }

    /** Formats it for another process. */
    public String text() {
        return ratio + (isCrowded ? CROWDED : "");
    }

    /** Parses what {@link #text} returned. */
    public static Pair parse(String text) {
        boolean isCrowded = text.endsWith(CROWDED);
        return new Pair(
                Double.parseDouble(isCrowded ? text.substring(0, text.length() - CROWDED.length()) : text), isCrowded);
    }
}
