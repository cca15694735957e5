package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import java.io.IOException;

/** Makes events of the rows of one kind of file. */
interface RowReader {
    /** The kind of file it reads. */
    Layout layout();

    /** Takes a row of that instrument if it is sound, and otherwise notes its fault in it. */
    void take(Row row, Instrument instrument) throws IOException;
}
