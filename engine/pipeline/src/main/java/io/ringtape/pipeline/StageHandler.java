package io.ringtape.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.ringtape.event.Frame;

/**
 * Runs a stage on its own thread. Reports progress after every slot, so that the next stage need not wait for the end
 * of a batch.
 */
final class StageHandler implements EventHandler<Frame> {
    private final String name;
    private final Stage stage;
    private final PipelineGate gate;
    private volatile Thread thread;
    private Sequence done;

    StageHandler(String name, Stage stage, PipelineGate gate) {
        this.name = name;
        this.stage = stage;
        this.gate = gate;
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        done = sequence;
    }

    @Override
    public void onStart() {
        thread = Thread.currentThread();
        thread.setName("ringtape-" + name);
    }

    @Override
    public void onEvent(Frame frame, long sequence, boolean endOfBatch) {
        if (frame.length() > 0 && gate.lets(sequence)) {
            try {
                stage.run(frame);
            } catch (Throwable broken) { // any error at all: the state of the stage can no longer be trusted
                gate.fail(sequence, broken);
            }
        }
        done.set(sequence);
    }

    /** Returns the last sequence handled, or -1 before the first. */
    long doneSequence() {
        return done.get();
    }

    /** Describes where the stage's thread is. */
    String position() {
        Thread running = thread;
        if (running == null) {
            return name + " never started";
        }
        StackTraceElement[] stack = running.getStackTrace();
        String at = stack.length == 0 ? "" : " at " + stack[0];
        return name + " finished sequence " + doneSequence() + ", " + running.getState() + at;
    }
}
