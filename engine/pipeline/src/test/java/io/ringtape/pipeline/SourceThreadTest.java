package io.ringtape.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SourceThreadTest {
    private static final long SOON_NS = 1_000_000;

    @Test
    void anInterruptEndsItWithoutAFailure() {
        CountDownLatch never = new CountDownLatch(1);
        SourceThread thread = new SourceThread("patient", never::await);
        thread.start();
        assertThat(thread.isRunning()).isTrue();
        thread.end(SourceThread.END_WITHIN_NS);
        assertThat(thread.isRunning()).isFalse();
        assertThat(thread.failure()).isEmpty();
    }

    @Test
    void keepsWhatBrokeIt() {
        IOException broken = new IOException("no such file");
        SourceThread thread = new SourceThread("broken", () -> {
            throw broken;
        });
        thread.start();
        while (thread.isRunning()) {
            Thread.onSpinWait();
        }
        thread.end(SourceThread.END_WITHIN_NS);
        assertThat(thread.failure()).contains(broken);
    }

    @Test
    void reportsThatItDidNotEnd() {
        CountDownLatch released = new CountDownLatch(1);
        SourceThread thread = new SourceThread("stubborn", () -> {
            while (released.getCount() > 0) {
                LockSupport.parkNanos(SOON_NS);
            }
        });
        thread.start();
        thread.end(SOON_NS);
        assertThat(thread.failure())
                .get(InstanceOfAssertFactories.THROWABLE)
                .hasMessageStartingWith("stubborn did not end");
        released.countDown();
    }

    @Test
    void endsAtOnceIfItNeverStarted() {
        SourceThread thread = new SourceThread("idle", () -> {});
        thread.end(SourceThread.END_WITHIN_NS);
        assertThat(thread.failure()).isEmpty();
    }
}
