package io.ringtape.polygon;

import java.io.Closeable;
import java.io.IOException;

/** Encoded events in tape order. */
interface OrderedRecords extends Closeable {
    /** Advances to the next record. Returns false at the end. */
    boolean advance() throws IOException;

    /** Returns the bytes that hold the record. Valid until the next call of {@link #advance}. */
    byte[] bytes();

    /** Returns the offset of the record in {@link #bytes}. */
    int offset();

    /** Returns the length of the record in bytes. */
    int length();
}
