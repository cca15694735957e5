package io.ringtape.pipeline;

/**
 * Shape of the pipeline.
 *
 * @param mode composition of the stages onto threads
 * @param ringSize slots of the ring, a power of two from 2; unused when stepped
 * @param waitStyle what idle stages do; unused when stepped
 * @param stopWithinNs longest that an orderly stop may take, nanoseconds, above 0
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

    /** What suits a machine with that many cores. */
    public static PipelineSettings forCores(int cores) {
        return of(cores < CORES_FOR_A_THREAD_EACH ? PipelineMode.FUSED : PipelineMode.PIPELINED, cores);
    }

    /** That mode with what else suits a machine with that many cores: a fused thread spins if it leaves one to others. */
    public static PipelineSettings of(PipelineMode mode, int cores) {
        boolean leavesACore = mode == PipelineMode.FUSED && cores > 1;
        WaitStyle wait = leavesACore ? WaitStyle.SPIN : WaitStyle.YIELD;
        return new PipelineSettings(mode, USUAL_RING_SIZE, wait, USUAL_STOP_WITHIN_NS);
    }

    /** No threads: for tests, replay and backtests. */
    public static PipelineSettings stepped() {
        return new PipelineSettings(PipelineMode.STEPPED, USUAL_RING_SIZE, WaitStyle.YIELD, USUAL_STOP_WITHIN_NS);
    }
}
