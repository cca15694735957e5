package io.ringtape.bench.catalogue;

/** Parts of the main run, for {@code --only}. */
public enum Part {
    /** Ring, bare append, engine, tape, both together, disk. */
    TAPE,

    /** Bare tail, proved read, replay, restart. */
    REPLAY,

    /** All features against a plain loop. */
    FEATURES,

    /** Frames of the live stream against Jackson streaming. */
    DECODE,

    /** Service and response time at fixed rates. */
    LATENCY,

    /** From a decision to the broker's socket, and the engine beside a broker that does not answer. */
    BROKER
}
