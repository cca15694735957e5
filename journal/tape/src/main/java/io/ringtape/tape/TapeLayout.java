package io.ringtape.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The layout of a tape's data file, little-endian. The file is a sequence of documents, each a header word and a body,
 * padded to four bytes. In a header, bit 31 marks an incomplete document, bit 30 a document of the queue's own, and the
 * rest is the length of the body; a zero header marks the end of the data. The body of an entry is the length of its
 * frame (4 bytes), the checksum of the chain up to it (4 bytes), and the frame.
 */
final class TapeLayout {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static final int METADATA = 1 << 30;
    static final int LENGTH = METADATA - 1;

    static final int HEADER_BYTES = 4;

    /** Length and checksum before the frame. */
    static final int PREFIX_BYTES = 8;

    /** The longest frame allowed. */
    static final int MAX_FRAME_BYTES = 1 << 20;

    /** The longest document with header and padding. The queue's own documents are shorter. */
    static final int MAX_DOCUMENT_BYTES = HEADER_BYTES + PREFIX_BYTES + MAX_FRAME_BYTES;

    /** The data file is truncated to a multiple of this, at least one zero word after the last document. */
    static final int TRIM_BYTES = 4096;

    /** The unit of disk space. A page that found no space reads as zeros, and so does everything after it. */
    static final int PAGE_BYTES = 4096;

    private TapeLayout() {}

    static boolean isComplete(int header) {
        return header > 0;
    }

    /** Returns the length of the document with {@code header}, including header and padding. */
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
