package io.ringtape.market;

/**
 * How prints and quotes are read.
 *
 * @param conditions what they count for under each condition
 * @param crossesInVwap whether the prints of auctions count for VWAP
 * @param plausibility which of them are plausible
 */
public record ReadingSettings(ConditionTable conditions, boolean crossesInVwap, PlausibilitySettings plausibility) {}
