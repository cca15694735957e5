package io.ringtape.bench;

/** Nanoseconds since it was started. */
final class Stopwatch {
    private static final double NS_PER_S = 1e9;

    private final long startNs = System.nanoTime();

    long elapsedNs() {
        return System.nanoTime() - startNs;
    }

    double seconds() {
        return elapsedNs() / NS_PER_S;
    }

    /** So many a second. */
    double rate(long count) {
        return count / seconds();
    }
}
