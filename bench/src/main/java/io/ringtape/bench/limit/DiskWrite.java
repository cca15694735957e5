package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.Unit;
import io.ringtape.bench.session.WorkFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The disk: a file written from front to back in blocks of a mebibyte, into memory alone or through to the disk. */
public final class DiskWrite implements Measurement {
    static final String BUFFERED = "file write, into the page cache";
    static final String FORCED = "file write, through to the disk";

    private static final int BLOCK_BYTES = 1 << 20;

    private final WorkFolder work;
    private final int blocks;
    private final boolean force;

    public DiskWrite(WorkFolder work, int blocks, boolean force) {
        this.work = work;
        this.blocks = blocks;
        this.force = force;
    }

    @Override
    public String name() {
        return force ? FORCED : BUFFERED;
    }

    @Override
    public Unit unit() {
        return Unit.BYTES_PER_SECOND;
    }

    @Override
    public double measure() throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        byte[] noise = new byte[BLOCK_BYTES];
        Arrays.fill(noise, (byte) 1);
        block.put(noise);
        try (WorkFolder.Lent file = work.lend("disk");
                FileChannel channel =
                        FileChannel.open(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Stopwatch watch = new Stopwatch();
            for (int i = 0; i < blocks; i++) {
                block.clear();
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
            if (force) {
                channel.force(false);
            }
            return watch.rate((long) blocks * BLOCK_BYTES);
        }
    }
}
