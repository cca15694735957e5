package io.ringtape.synth;

/** Receives the progress of writing from time to time, on the writing thread. */
@FunctionalInterface
public interface SyntheticProgress {
    /** Ignores progress. */
    SyntheticProgress NONE = (done, total) -> {};

    /** Reports the rows of trades and quotes written, and the approximate total. */
    void onRows(long done, long total);
}
