package io.ringtape.pipeline;

/**
 * The shape of the pipeline.
 *
 * @param mode how stages are arranged on threads
 * @param ringSize slots of the ring, a power of two from 2; unused when stepped
 * @param waitStyle what idle stages do; unused when stepped
 * @param stopWithinNs time limit for an orderly stop, nanoseconds, above 0
 */
public record PipelineSettings(PipelineMode mode, int ringSize, WaitStyle waitStyle, long stopWithinNs) {
    private static final int USUAL_RING_SIZE = 8_192;
    private static final long USUAL_STOP_WITHIN_NS = 10_000_000_000L;
    private static final int CORES_FOR_A_THREAD_EACH = 6;

    public PipelineSettings {
        if (ringSize < 2 || Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ring size " + ringSize + " must be a power of two from 2");
        }
        if (stopWithinNs <= 0) {
            throw new IllegalArgumentException("stop within " + stopWithinNs + " ns must be above 0");
        }
    }

    /** Returns settings suited to a machine with {@code cores} cores. */
    public static PipelineSettings forCores(int cores) {
        return of(cores < CORES_FOR_A_THREAD_EACH ? PipelineMode.FUSED : PipelineMode.PIPELINED, cores);
    }

    /**
     * Returns settings for {@code mode} on a machine with {@code cores} cores. A fused thread spins if that leaves a
     * core to others.
     */
    public static PipelineSettings of(PipelineMode mode, int cores) {
        boolean leavesACore = mode == PipelineMode.FUSED && cores > 1;
        WaitStyle wait = leavesACore ? WaitStyle.SPIN : WaitStyle.YIELD;
        return new PipelineSettings(mode, USUAL_RING_SIZE, wait, USUAL_STOP_WITHIN_NS);
    }

    /** Returns settings without threads, for tests, replay and backtests. */
    public static PipelineSettings stepped() {
        return new PipelineSettings(PipelineMode.STEPPED, USUAL_RING_SIZE, WaitStyle.YIELD, USUAL_STOP_WITHIN_NS);
    }
}
