package io.ringtape.synth;

/** Told how far the writing is, now and then, on the writing thread. */
@FunctionalInterface
public interface SyntheticProgress {
    /** Tells nobody. */
    SyntheticProgress NONE = (done, total) -> {};

    /** Rows of trades and quotes written, and about how many there will be. */
    void onRows(long done, long total);
}
