package io.ringtape.bench.gate;

/**
 * A subject and its limit, measured one right after the other.
 *
 * @param ratio of the two; larger is better
 * @param isCrowded whether other processes used the processors meanwhile, so that the pair proves nothing
 */
public record Pair(double ratio, boolean isCrowded) {
    /** Returns a pair that nothing disturbed. */
    public static Pair quiet(double ratio) {
        return new Pair(ratio, false);
    }
}
