package io.ringtape.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A result stream in UTF-8 that remembers why it failed; a plain print stream only knows that it did. */
final class ResultStream extends PrintStream {
    private final Memory memory;

    private ResultStream(Memory memory) {
        super(memory, false, StandardCharsets.UTF_8);
        this.memory = memory;
    }

    /** Returns an unbuffered result stream onto {@code out}. */
    static ResultStream to(OutputStream out) {
        return new ResultStream(new Memory(out));
    }

    /** Returns the system's message for the first failure, or null. */
    IOException failure() {
        return memory.failure;
    }

    /** Remembers the first failure of the stream below. */
    private static final class Memory extends FilterOutputStream {
        private IOException failure;

        Memory(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            remembering(() -> out.write(value));
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            remembering(() -> out.write(bytes, from, count));
        }

        @Override
        public void flush() throws IOException {
            remembering(out::flush);
        }

        private void remembering(StreamOperation work) throws IOException {
            try {
                work.run();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        /** An operation that may fail. */
        private interface StreamOperation {
            void run() throws IOException;
        }
    }
}
