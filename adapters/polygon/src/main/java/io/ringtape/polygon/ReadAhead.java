package io.ringtape.polygon;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Reads a stream up to a mebibyte ahead on its own thread, so that inflating and parsing overlap. Delivers the same
 * bytes, and the same exception at the end, as the stream itself.
 */
final class ReadAhead extends InputStream {
    private static final int BLOCKS = 4;
    private static final int BLOCK_LENGTH = 256 * 1024;

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_LENGTH];
        private int length;
        private Throwable failure;
    }

    private final InputStream source;
    private final ArrayBlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final ArrayBlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private Block current;
    private int position;
    private boolean ended;

    /** Starts reading. Closing this stream closes {@code source}. */
    ReadAhead(InputStream source) {
        this.source = source;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block());
        }
        thread = new Thread(this::run, "flat-file-reader");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (!ended && (current == null || position == current.length)) {
            if (current != null && (current.failure != null || current.length < BLOCK_LENGTH)) {
                ended = true;
                rethrow(current.failure);
                return -1;
            }
            swap();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current.bytes, position, to, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }

    private void swap() throws InterruptedIOException {
        try {
            if (current != null) {
                empty.put(current);
            }
            current = full.take();
            position = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading flat files");
        }
    }

    private void run() {
        try {
            Block block;
            do {
                block = empty.take();
                fill(block);
                full.put(block);
            } while (block.failure == null && block.length == BLOCK_LENGTH);
        } catch (InterruptedException e) {
            // The consumer closed the stream and takes no further block.
            return;
        }
    }

    /** Fills {@code block}. A block that is not full is the last one. */
    private void fill(Block block) {
        block.length = 0;
        try {
            while (block.length < BLOCK_LENGTH) {
                int count = source.read(block.bytes, block.length, BLOCK_LENGTH - block.length);
                if (count < 0) {
                    return;
                }
                block.length += count;
            }
        } catch (IOException | RuntimeException | Error e) {
            block.failure = e;
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException("the reading thread failed", failure);
        }
    }
}
