package io.ringtape.bench.profile;

import io.ringtape.bench.catalogue.Metric;

/** What is profiled, and on which threads. */
enum ProfileSubject {
    /** Engine and tape on the thread that publishes. */
    ENGINE_TAPE_STEPPED("engine-tape-stepped", Metric.ENGINE_TAPE_STEPPED, true),
    /** Engine and tape on the thread behind the ring, without its waits and without the thread that publishes. */
    ENGINE_TAPE_FUSED("engine-tape-fused", Metric.ENGINE_TAPE_FUSED, false),
    /** Replay as the command does it. */
    REPLAY("replay", Metric.REPLAY, true);

    private static final String STAGE = "io.ringtape.pipeline.StageHandler.";

    private final String key;
    private final Metric metric;
    private final boolean isOnMainThread;

    ProfileSubject(String key, Metric metric, boolean isOnMainThread) {
        this.key = key;
        this.metric = metric;
        this.isOnMainThread = isOnMainThread;
    }

    /** Returns its name in files and tables. */
    String key() {
        return key;
    }

    /** Returns what is repeated while it is profiled. */
    Metric metric() {
        return metric;
    }

    /** Whether the subject may run on the thread of the name {@code thread}. */
    boolean isWatched(String thread) {
        return isOnMainThread == thread.equals("main");
    }

    /** Whether a folded stack of such a thread belongs to the subject. */
    boolean isWork(String stack) {
        return isOnMainThread || stack.contains(STAGE);
    }
}
