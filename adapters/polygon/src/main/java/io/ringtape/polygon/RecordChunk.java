package io.ringtape.polygon;

import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A chunk of encoded events in memory, with their sort keys in arrays. A record is its length (4 bytes, little-endian)
 * followed by a frame record, whose engine time holds the SIP time and whose sequence holds the rank of
 * {@link TapeOrder}. Runs can therefore be merged without decoding fields.
 */
final class RecordChunk {
    static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final int PREFIX = 4;

    /** An upper bound on the length of a record, even with two full lists of codes and the longest trade id. */
    static final int LARGEST_RECORD = 512;

    private final FrameWriter writer = new FrameWriter();
    private final Frame arena;
    private final int capacity;
    private long[] times;
    private long[] ranks;
    private int[] instruments;
    private int[] offsets;
    private int count;
    private boolean rising = true;

    /** Creates a chunk that grows up to {@code capacity} bytes. */
    RecordChunk(int capacity) {
        this.capacity = Math.max(capacity, 2 * LARGEST_RECORD);
        arena = new Frame(Math.min(this.capacity, 1024 * 1024));
        int guess = arena.bytes().length / 64;
        times = new long[guess];
        ranks = new long[guess];
        instruments = new int[guess];
        offsets = new int[guess];
    }

    /** Whether there is no room for another event. */
    boolean isFull() {
        return arena.length() + LARGEST_RECORD > capacity;
    }

    /** Returns the number of events. */
    int count() {
        return count;
    }

    /** Removes all events. */
    void clear() {
        count = 0;
        rising = true;
        arena.length(0);
    }

    /** Adds an event with its sort key. Overwrites the engine time and sequence of {@code event}. */
    void add(Event event, long sipNs, long rank) {
        event.timeNs = sipNs;
        event.sequence = rank;
        if (count == times.length) {
            grow();
        }
        int start = arena.length();
        reserve(start + LARGEST_RECORD);
        arena.length(start + PREFIX);
        writer.append(arena, event);
        LENGTH.set(arena.bytes(), start, arena.length() - start - PREFIX);
        times[count] = sipNs;
        ranks[count] = rank;
        instruments[count] = event.instrument;
        offsets[count] = start;
        count++;
        rising &= count == 1 || compare(count - 2, count - 1) <= 0;
    }

    /** Returns the bytes of the records. */
    byte[] bytes() {
        return arena.bytes();
    }

    /** Returns the offset of record {@code index}, where its length prefix starts. */
    int offset(int index) {
        return offsets[index];
    }

    /** Returns the length of the frame record at {@code index}, in bytes. */
    int length(int index) {
        return (int) LENGTH.get(arena.bytes(), offsets[index]);
    }

    /** Returns the SIP time of the event at {@code index}. */
    long time(int index) {
        return times[index];
    }

    long rank(int index) {
        return ranks[index];
    }

    int instrument(int index) {
        return instruments[index];
    }

    /** Returns the indexes of all events in tape order. The array may be longer than {@link #count}. */
    int[] sorted() {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return rising ? order : mergeSorted(order);
    }

    /** Natural merge sort, stable: merges ascending stretches, such as those of one symbol, pairwise. */
    private int[] mergeSorted(int[] order) {
        int[] starts = new int[count + 1];
        int runs = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || compare(i - 1, i) > 0) {
                starts[runs++] = i;
            }
        }
        starts[runs] = count;
        int[] from = order;
        int[] to = new int[count];
        while (runs > 1) {
            int merged = 0;
            for (int run = 0; run < runs; run += 2) {
                int start = starts[run];
                int middle = starts[run + 1];
                int end = run + 1 < runs ? starts[run + 2] : middle;
                merge(from, start, middle, end, to);
                starts[merged++] = start;
            }
            starts[merged] = count;
            runs = merged;
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int start, int middle, int end, int[] to) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int a, int b) {
        return TapeOrder.compare(times[a], ranks[a], instruments[a], times[b], ranks[b], instruments[b]);
    }

    private void reserve(int bytes) {
        int held = arena.bytes().length;
        if (bytes > held) {
            arena.ensureCapacity(Math.min(Math.max(bytes, held * 2), Math.max(bytes, capacity)));
        }
    }

    private void grow() {
        int larger = Math.max(64, count * 2);
        times = Arrays.copyOf(times, larger);
        ranks = Arrays.copyOf(ranks, larger);
        instruments = Arrays.copyOf(instruments, larger);
        offsets = Arrays.copyOf(offsets, larger);
    }
}
