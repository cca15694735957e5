package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Receives the rows of a page. */
interface RowParser {
    /** Reads the value at the parser's current token, which is a row, and leaves the parser at its last token. */
    void read(JsonParser parser) throws IOException;
}
