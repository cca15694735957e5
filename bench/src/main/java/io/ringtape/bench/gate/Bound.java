package io.ringtape.bench.gate;

/**
 * What a ratio may not fall below.
 *
 * @param ratio the lowest that still holds
 * @param origin where it comes from, for people
 */
public record Bound(double ratio, String origin) {}
