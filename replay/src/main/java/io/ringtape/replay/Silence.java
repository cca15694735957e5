package io.ringtape.replay;

/**
 * A stretch of the regular session in which an instrument had no print, or no quote, for longer than the settings bear.
 *
 * @param instrument its id
 * @param sinceNs start of the stretch, epoch nanoseconds
 * @param detail which of the two was missing, such as {@code no print}
 */
public record Silence(int instrument, long sinceNs, String detail) {}
