package io.ringtape.pipeline;

/** How the stages of the pipeline are composed onto threads. The bytes on the journal do not depend on it. */
public enum PipelineMode {
    /** Engine, tape, router and monitor one after the other on one thread; the best below six cores. */
    FUSED,

    /** A thread each: engine, then tape, then router beside monitor. */
    PIPELINED,

    /** No threads: a publish runs every stage before it returns. */
    STEPPED
}
