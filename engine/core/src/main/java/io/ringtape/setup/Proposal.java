package io.ringtape.setup;

/** What a setup would do: prices in micro-dollars. Reused. */
public final class Proposal {
    /** Reference price of the entry. */
    public long entry;

    /** Protective stop. */
    public long stop;

    /** Target. */
    public long target;
}
