package io.ringtape.report;

/** A symbol's price at a closed minute, in dollars. VWAP and bands may be missing. */
public record PricePoint(long timeNs, double last, double vwap, double upper, double lower) {}
