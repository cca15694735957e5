package io.ringtape.polygon;

import io.ringtape.market.Instrument;
import java.io.IOException;

/** Converts the rows of one kind of file to events. */
interface RowReader {
    /** Returns the kind of file that this reader understands. */
    Layout layout();

    /**
     * Converts a row of {@code instrument} to an event if the row is sound; otherwise records a fault in {@code row}.
     */
    void take(CsvRow row, Instrument instrument) throws IOException;
}
