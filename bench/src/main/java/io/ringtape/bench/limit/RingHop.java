package io.ringtape.bench.limit;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import java.util.concurrent.CountDownLatch;

/** The limit of any pipeline: one producer passes numbers to one consumer through a Disruptor. */
public final class RingHop {

    private static final int RING_SIZE = 8_192;
    private final long hops;

    public RingHop(long hops) {
        this.hops = hops;
    }

    private static final class Slot {
        private long value;
    }

    public double measure() {
        Disruptor<Slot> disruptor =
                new Disruptor<>(Slot::new, RING_SIZE, RingHop::daemon, ProducerType.SINGLE, new YieldingWaitStrategy());
        Sum sum = new Sum(hops);
        disruptor.handleEventsWith(sum);
        RingBuffer<Slot> ring = disruptor.start();
        Stopwatch watch = new Stopwatch();
        for (long i = 1; i <= hops; i++) {
            long sequence = ring.next();
            ring.get(sequence).value = i;
            ring.publish(sequence);
        }
        sum.await();
        double rate = watch.rate(hops);
        disruptor.halt();
        WrongOutputException.requireEqual("the sum over the ring", sum.sum, hops * (hops + 1) / 2);
        return rate;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bench-ring-hop");
        thread.setDaemon(true);
        return thread;
    }

    private static final class Sum implements EventHandler<Slot> {
        private final CountDownLatch done = new CountDownLatch(1);
        private final long last;
        private long sum;

        Sum(long last) {
            this.last = last;
        }

        @Override
        public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
            sum += slot.value;
            if (slot.value == last) {
                done.countDown();
            }
        }

        void await() {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the consumer", e);
            }
        }
    }
}
