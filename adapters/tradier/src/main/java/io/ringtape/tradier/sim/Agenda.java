package io.ringtape.tradier.sim;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/** What is to be done at which session time; what is due at one time is done in the order in which it was added. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueNs).thenComparingLong(Entry::order));
    private long order;

    /** One thing to do, which is told its own time. */
    private record Entry(long dueNs, long order, LongConsumer work) {}

    void add(long dueNs, LongConsumer work) {
        entries.add(new Entry(dueNs, order++, work));
    }

    long nextDueNs() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().dueNs();
    }

    void runUntil(long nowNs) {
        while (nextDueNs() <= nowNs) {
            Entry next = entries.poll();
            next.work().accept(next.dueNs());
        }
    }
}
