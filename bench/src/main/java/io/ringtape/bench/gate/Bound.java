package io.ringtape.bench.gate;

/**
 * The bound of a ratio.
 *
 * @param ratio the lowest that still holds
 * @param origin where it comes from, in words
 */
record Bound(double ratio, String origin) {}
