package io.ringtape.polygon;

import io.ringtape.event.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Merges the runs of a spill file with a tree of losers: each inner node holds the run that lost there, node 0 the
 * winner. Among equal records, the one of the earlier run comes first, because it was read first.
 */
final class MergedRuns implements OrderedRecords {
    private static final int LARGEST_BUFFER = 256 * 1024;
    private static final int NOBODY = -1;

    private final SpillFile file;
    private final FrameReader reader = new FrameReader();
    private final SortedRun[] runs;
    private final int[] losers;
    private final int[] instruments;
    private final long[] times;
    private final long[] ranks;
    private boolean begun;

    /**
     * Merges the runs of {@code file} with about {@code bufferBytes} of buffers in total, and at least 1 KiB for each
     * run.
     */
    MergedRuns(SpillFile file, long bufferBytes) {
        this.file = file;
        int count = file.runs();
        int size = (int) Math.max(2 * RecordChunk.LARGEST_RECORD, Math.min(LARGEST_BUFFER, bufferBytes / count));
        runs = new SortedRun[count];
        for (int i = 0; i < count; i++) {
            runs[i] = new SortedRun(size, file.runStart(i), file.runEnd(i));
        }
        losers = new int[count];
        instruments = new int[count];
        times = new long[count];
        ranks = new long[count];
    }

    @Override
    public boolean advance() throws IOException {
        if (begun) {
            advance(losers[0]);
            replay(losers[0]);
        } else {
            begin();
        }
        return !runs[losers[0]].ended;
    }

    @Override
    public byte[] bytes() {
        return runs[losers[0]].bytes;
    }

    @Override
    public int offset() {
        return runs[losers[0]].offset;
    }

    @Override
    public int length() {
        return runs[losers[0]].length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void begin() throws IOException {
        begun = true;
        Arrays.fill(losers, NOBODY);
        for (int run = 0; run < runs.length; run++) {
            advance(run);
            replay(run);
        }
    }

    private void advance(int index) throws IOException {
        SortedRun run = runs[index];
        if (run.advance(file)) {
            reader.wrap(run.bytes, run.offset, run.length).next();
            times[index] = reader.timeNs();
            ranks[index] = reader.sequence();
            instruments[index] = reader.instrument();
        }
    }

    /** Replays {@code run} up to the root. While the tree is being built, stops at the first node without a loser. */
    private void replay(int run) {
        int winner = run;
        for (int node = (run + runs.length) >>> 1; node > 0; node >>>= 1) {
            int loser = losers[node];
            if (loser == NOBODY) {
                losers[node] = winner;
                return;
            }
            if (isBefore(loser, winner)) {
                losers[node] = winner;
                winner = loser;
            }
        }
        losers[0] = winner;
    }

    private boolean isBefore(int a, int b) {
        if (runs[a].ended || runs[b].ended) {
            return !runs[a].ended;
        }
        int order = TapeOrder.compare(times[a], ranks[a], instruments[a], times[b], ranks[b], instruments[b]);
        return order < 0 || (order == 0 && a < b);
    }

    /** A run, read through a buffer. */
    private static final class SortedRun {
        private final byte[] bytes;
        private final ByteBuffer buffer;
        private final long fileEnd;
        private long filePosition;
        private int filled;
        private int offset;
        private int length;
        private boolean ended;

        SortedRun(int size, long start, long end) {
            bytes = new byte[(int) Math.min(size, end - start)];
            buffer = ByteBuffer.wrap(bytes);
            filePosition = start;
            fileEnd = end;
        }

        boolean advance(SpillFile file) throws IOException {
            if (ended) {
                return false;
            }
            int start = offset + length;
            if (filled - start < RecordChunk.PREFIX
                    || filled - start < RecordChunk.PREFIX + (int) RecordChunk.LENGTH.get(bytes, start)) {
                fill(file, start);
                start = 0;
            }
            if (filled == 0) {
                ended = true;
                return false;
            }
            length = (int) RecordChunk.LENGTH.get(bytes, start);
            offset = start + RecordChunk.PREFIX;
            return true;
        }

        private void fill(SpillFile file, int from) throws IOException {
            int rest = filled - from;
            System.arraycopy(bytes, from, bytes, 0, rest);
            int count = (int) Math.min(bytes.length - rest, fileEnd - filePosition);
            buffer.clear().position(rest).limit(rest + count);
            file.read(buffer, filePosition);
            filePosition += count;
            filled = rest + count;
        }
    }
}
