package io.ringtape.replay;

/**
 * A stretch of the regular session without prints, or without quotes, of an instrument that was longer than the
 * settings allow.
 *
 * @param instrument its id
 * @param sinceNs start of the stretch, epoch nanoseconds
 * @param detail what was missing, such as {@code no print}
 */
public record Silence(int instrument, long sinceNs, String detail) {}
