package io.ringtape.polygon.live;

/**
 * A span of one instrument's prints that did not arrive, both ends included, SIP time in epoch nanoseconds.
 */
record Hole(int instrument, long fromNs, long toNs) {}
