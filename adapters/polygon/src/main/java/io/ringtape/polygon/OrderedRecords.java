package io.ringtape.polygon;

import java.io.Closeable;
import java.io.IOException;

/** Records of events in the order of the tape. */
interface OrderedRecords extends Closeable {
    /** Goes to the next record; false at the end. */
    boolean advance() throws IOException;

    /** The bytes in which the record lies until the next call. */
    byte[] bytes();

    /** Where the record starts. */
    int offset();

    /** Bytes of the record. */
    int length();
}
