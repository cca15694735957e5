package io.ringtape.replay;

/** Receives the progress of a long run, on the running thread. */
public interface RunProgress {
    /** Ignores progress. */
    RunProgress NONE = new RunProgress() {
        @Override
        public void phase(String name, String unit, long total) {}

        @Override
        public void at(long done) {}
    };

    /** Begins a phase of the run. {@code total} is the number of {@code unit}s to do, or -1 if unknown. */
    void phase(String name, String unit, long total);

    /** Reports that {@code done} units of the phase are done. */
    void at(long done);
}
