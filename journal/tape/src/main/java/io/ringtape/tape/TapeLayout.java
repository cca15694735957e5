package io.ringtape.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How a tape lies in its data file, little-endian. The file is a row of documents, each a header word and a body, padded
 * to four bytes. In a header, bit 31 says that the document is not complete, bit 30 that it is the queue's own, and the
 * rest is the length of the body; zero says that nothing more is written. The body of an entry is the length of its
 * frame (4), the checksum of the chain up to it (4), and the frame.
 */
final class TapeLayout {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static final int NOT_COMPLETE = 1 << 31;
    static final int METADATA = 1 << 30;
    static final int LENGTH = METADATA - 1;

    static final int HEADER_BYTES = 4;

    /** Length and checksum, before the frame. */
    static final int PREFIX_BYTES = 8;

    /** The longest frame that an entry takes. */
    static final int MAX_FRAME_BYTES = 1 << 20;

    /** The longest document with header and padding; the queue's own are shorter. */
    static final int MAX_DOCUMENT_BYTES = HEADER_BYTES + PREFIX_BYTES + MAX_FRAME_BYTES;

    /** The data file ends on such a boundary, and at least one zero word after the last document. */
    static final int TRIM_BYTES = 4096;

    /** What a disk gives at once: a page that found no room reads as zeros, and all after it. */
    static final int PAGE_BYTES = 4096;

    private TapeLayout() {}

    static boolean isComplete(int header) {
        return header > 0;
    }

    /** Bytes of the document whose header that is, header and padding included. */
    static int documentBytes(int header) {
        return HEADER_BYTES + padded(header & LENGTH);
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    static long trimmedLength(long dataEnd) {
        return (dataEnd + HEADER_BYTES + TRIM_BYTES - 1) / TRIM_BYTES * TRIM_BYTES;
    }
}
