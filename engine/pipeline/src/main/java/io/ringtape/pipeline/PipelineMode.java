package io.ringtape.pipeline;

/** How the stages of the pipeline are arranged on threads. The journal's bytes do not depend on it. */
public enum PipelineMode {
    /** Engine, tape, router and monitor in turn on one thread. The best choice below six cores. */
    FUSED,

    /** A thread for each stage: engine, then tape, then router and monitor in parallel. */
    PIPELINED,

    /** No threads: publishing runs every stage before it returns. */
    STEPPED
}
