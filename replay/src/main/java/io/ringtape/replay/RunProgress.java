package io.ringtape.replay;

/** Told how far a long run has come; called on the running thread. */
public interface RunProgress {
    /** Tells nobody. */
    RunProgress NONE = new RunProgress() {
        @Override
        public void phase(String name, String unit, long total) {}

        @Override
        public void at(long done) {}
    };

    /** A part of the run begins: its name, the unit it counts in, and how much there is, or -1 when unknown. */
    void phase(String name, String unit, long total);

    /** So much of the part is done. */
    void at(long done);
}
