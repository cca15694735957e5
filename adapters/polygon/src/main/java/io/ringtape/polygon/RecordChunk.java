package io.ringtape.polygon;

import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * As many events as fit into a piece of memory, encoded, with what orders them beside. Each record is its length (4
 * bytes, little-endian) and a frame record whose engine time is the SIP time and whose sequence is the rank of
 * {@link TapeOrder}, so that runs can be merged without knowing the fields.
 */
final class RecordChunk {
    static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final int PREFIX = 4;

    /** More than any record takes: two full lists of codes and the longest trade id are below it. */
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

    /** A chunk of about that many bytes, which grows up to them as it is filled. */
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

    /** How many events are in it. */
    int count() {
        return count;
    }

    /** Forgets all events. */
    void clear() {
        count = 0;
        rising = true;
        arena.length(0);
    }

    /** Adds an event that stands at that SIP time and rank; its engine time and sequence are overwritten. */
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

    /** The bytes of the records. */
    byte[] bytes() {
        return arena.bytes();
    }

    /** Where the length of the event at that index starts. */
    int offset(int index) {
        return offsets[index];
    }

    /** Bytes of the frame record of the event at that index. */
    int length(int index) {
        return (int) LENGTH.get(arena.bytes(), offsets[index]);
    }

    /** SIP time of the event at that index. */
    long time(int index) {
        return times[index];
    }

    /** Rank of the event at that index. */
    long rank(int index) {
        return ranks[index];
    }

    /** Instrument of the event at that index. */
    int instrument(int index) {
        return instruments[index];
    }

    /** The indexes of all events in the order of the tape; the array may be longer than they are. */
    int[] sorted() {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return rising ? order : mergeSorted(order);
    }

    /** Natural merge sort, stable: the parts that rise already, such as those of one symbol, are merged pairwise. */
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
