package io.ringtape.bench.measure;

/** Measures the time since its creation. */
public final class Stopwatch {
    private static final double NS_PER_S = 1e9;

    private final long startNs = System.nanoTime();

    public long elapsedNs() {
        return System.nanoTime() - startNs;
    }

    public double seconds() {
        return elapsedNs() / NS_PER_S;
    }

    /** Returns {@code count} divided by the seconds since the start. */
    public double rate(long count) {
        return count / seconds();
    }
}
