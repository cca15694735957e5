package io.ringtape.replay;

/** A span of one instrument's prints that the tape lacks, both ends included, epoch nanoseconds. */
public record MissingSpan(int instrument, long fromNs, long toNs) {}
