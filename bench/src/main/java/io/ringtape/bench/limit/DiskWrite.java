package io.ringtape.bench.limit;

import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.session.WorkFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes a file from front to back in blocks of a mebibyte. */
public final class DiskWrite {
    private static final int BLOCK_BYTES = 1 << 20;

    private DiskWrite() {}

    /**
     * Writes {@code blocks} blocks. Returns bytes a second.
     *
     * @param force whether the file must reach the disk, not only the page cache
     */
    public static double measure(WorkFolder work, int blocks, boolean force) throws IOException {
        byte[] content = new byte[BLOCK_BYTES];
        Arrays.fill(content, (byte) 1);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).put(content);
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
