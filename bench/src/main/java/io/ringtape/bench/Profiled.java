package io.ringtape.bench;

import io.ringtape.pipeline.PipelineMode;

/** What is profiled, and on which threads. */
enum Profiled {
    /** Engine and tape on the thread that publishes. */
    ENGINE_TAPE_STEPPED("engine-tape-stepped", "main") {
        @Override
        Measurement subject(Session session, WorkFolder work) {
            return new EngineTape(session, work, PipelineMode.STEPPED);
        }
    },

    /** Engine and tape on the thread behind the ring; the publisher's is left out. */
    ENGINE_TAPE_FUSED("engine-tape-fused", "ringtape-") {
        @Override
        Measurement subject(Session session, WorkFolder work) {
            return new EngineTape(session, work, PipelineMode.FUSED);
        }
    },

    /** The command's replay. */
    REPLAY("replay", "main") {
        @Override
        Measurement subject(Session session, WorkFolder work) {
            return new ReplayRun(session);
        }
    };

    private final String key;
    private final String threads;

    Profiled(String key, String threads) {
        this.key = key;
        this.threads = threads;
    }

    /** It, ready to be done. */
    abstract Measurement subject(Session session, WorkFolder work);

    /** In names of files and tables. */
    String key() {
        return key;
    }

    /** Whether a thread of that name works for it, in a process that does nothing else. */
    boolean isWatched(String thread) {
        return thread.startsWith(threads);
    }
}
