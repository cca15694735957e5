package io.ringtape.polygon;

/** The records of a chunk that was never spilled. */
final class ChunkRecords implements OrderedRecords {
    private final RecordChunk chunk;
    private final int[] order;
    private int next;
    private int offset;
    private int length;

    ChunkRecords(RecordChunk chunk) {
        this.chunk = chunk;
        order = chunk.sorted();
    }

    @Override
    public boolean advance() {
        if (next == chunk.count()) {
            return false;
        }
        int index = order[next++];
        offset = chunk.offset(index) + RecordChunk.PREFIX;
        length = chunk.length(index);
        return true;
    }

    @Override
    public byte[] bytes() {
        return chunk.bytes();
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() {
        next = chunk.count();
    }
}
