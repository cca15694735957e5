package io.ringtape.bench.profile;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.EngineTape;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.pipeline.PipelineMode;

/** What is profiled, and where. */
enum ProfileSubject {
    /** Engine and tape on the thread that publishes. */
    ENGINE_TAPE_STEPPED("engine-tape-stepped", true) {
        @Override
        Measurement subject(MeasuredSession session, WorkFolder work) {
            return new EngineTape(session, work, PipelineMode.STEPPED);
        }
    },

    /** Engine and tape on the thread behind the ring; its waits, and the publisher's thread, are left out. */
    ENGINE_TAPE_FUSED("engine-tape-fused", false) {
        @Override
        Measurement subject(MeasuredSession session, WorkFolder work) {
            return new EngineTape(session, work, PipelineMode.FUSED);
        }
    },

    /** The command's replay. */
    REPLAY("replay", true) {
        @Override
        Measurement subject(MeasuredSession session, WorkFolder work) {
            return new ReplayRun(session);
        }
    };

    private static final String STAGE = "io.ringtape.pipeline.StageHandler.";

    private final String key;
    private final boolean isOnMainThread;

    ProfileSubject(String key, boolean isOnMainThread) {
        this.key = key;
        this.isOnMainThread = isOnMainThread;
    }

    /** It, ready to be done. */
    abstract Measurement subject(MeasuredSession session, WorkFolder work);

    /** In names of files and tables. */
    String key() {
        return key;
    }

    /** Whether a thread of that name may work for it, in a process that does nothing else. */
    boolean isWatched(String thread) {
        return isOnMainThread == thread.equals("main");
    }

    /** Whether a stack of such a thread, its frames in one line, is of the work itself. */
    boolean isWork(String stack) {
        return isOnMainThread || stack.contains(STAGE);
    }
}
