package io.ringtape.pipeline;

import io.ringtape.event.Frame;

/** A ring of one slot without threads: publishing runs all stages before it returns. For one thread at a time. */
final class SteppedRing implements Ring {
    private final Frame slot = new Frame();
    private final Stage stages;
    private final PipelineGate gate;
    private long claimed = -1;
    private boolean running;

    SteppedRing(Stage stages, PipelineGate gate) {
        this.stages = stages;
        this.gate = gate;
    }

    @Override
    public long tryClaim() {
        if (running) {
            throw new IllegalStateException(
                    "a listener published while its transaction was being handled: publish afterwards");
        }
        return ++claimed;
    }

    @Override
    public Frame slot(long sequence) {
        return slot;
    }

    @Override
    public void publish(long sequence) {
        if (slot.length() == 0 || !gate.lets(sequence)) {
            return;
        }
        running = true;
        try {
            stages.run(slot);
        } catch (Throwable broken) { // any error at all: the state of the stage can no longer be trusted
            gate.fail(sequence, broken);
            gate.requireOpen();
        } finally {
            running = false;
        }
    }

    @Override
    public boolean isHalfFree() {
        return true;
    }

    @Override
    public long backlog() {
        return 0;
    }

    @Override
    public boolean awaitDrained(long withinNs) {
        return true;
    }

    @Override
    public void start() {}

    @Override
    public String stop(long withinNs) {
        return "";
    }
}
