package io.ringtape.polygon.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * One page of an answer, held as the bytes that arrived. It is read twice: first to the end, so that a page that is cut
 * short or no JSON gives no row at all, then row by row, so that its rows are never in memory together.
 */
final class RestPage {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RESULTS = "results";

    private final List<ByteBuffer> parts;
    private final boolean gzip;
    private String status = "";
    private String message = "";
    private String nextUrl;

    /** Holds {@code parts}, compressed if {@code gzip}, unread. */
    RestPage(List<ByteBuffer> parts, boolean gzip) {
        this.parts = parts;
        this.gzip = gzip;
    }

    /**
     * Reads the page to its end.
     *
     * @throws RestException when it is no JSON object, ends early, or has no {@code status} of OK or DELAYED
     */
    void check() throws RestException {
        boolean whole = false;
        try (JsonParser parser = JSON.createParser(stream())) {
            whole = readEnvelope(parser) && parser.nextToken() == null;
        } catch (IOException e) {
            throw new RestException(
                    RestFailure.UNREADABLE, "the answer is not the JSON of a page, or ends early: " + start(), e);
        }
        if (!whole) {
            throw new RestException(RestFailure.UNREADABLE, "the answer is not the JSON of a page: " + start());
        }
        if (!status.equals("OK") && !isDelayed()) {
            String what = status.isEmpty() ? "no status" : "the status " + status;
            throw new RestException(
                    RestFailure.UNREADABLE,
                    "the answer has " + what + (message.isEmpty() ? "" : ": " + message) + ", wanted OK or DELAYED");
        }
    }

    /** Whether the data are delayed, by the plan of the key. */
    boolean isDelayed() {
        return status.equals("DELAYED");
    }

    /** Returns the address of the next page as the server wrote it, or null on the last one. */
    String nextUrl() {
        return nextUrl;
    }

    /** Reads the rows of a page that was checked. Returns their number. */
    long read(RowParser reader) throws IOException {
        long rows = 0;
        try (JsonParser parser = JSON.createParser(stream())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isResults = parser.currentName().equals(RESULTS);
                if (parser.nextToken() != JsonToken.START_ARRAY || !isResults) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    rows++;
                    reader.read(parser);
                }
            }
        }
        return rows;
    }

    /** Returns what the server says is wrong, or the start of its answer. */
    String complaint() {
        try (JsonParser parser = JSON.createParser(stream())) {
            readEnvelope(parser);
        } catch (IOException e) {
            return start();
        }
        return message.isEmpty() ? start() : message;
    }

    /** Reads the members of the object. Returns false if it is none, or if its rows are no array. */
    private boolean readEnvelope(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean isText = token == JsonToken.VALUE_STRING;
            switch (name) {
                case "status" -> status = isText ? parser.getText() : "";
                case "next_url" -> nextUrl = isText && !parser.getText().isEmpty() ? parser.getText() : null;
                case "error", "message" -> message = isText ? shown(parser.getText()) : message;
                case RESULTS -> {
                    if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
                        return false;
                    }
                }
                default -> {
                    // Counts and ids of the request, which nobody needs.
                }
            }
            parser.skipChildren();
        }
        return true;
    }

    private InputStream stream() throws IOException {
        List<BufferStream> streams = parts.stream().map(BufferStream::new).toList();
        InputStream bytes = new SequenceInputStream(Collections.enumeration(streams));
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }

    private String start() {
        try (InputStream in = stream()) {
            byte[] bytes = in.readNBytes(160);
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.isEmpty() ? "it is empty" : "it starts with '" + shown(text) + "'";
        } catch (IOException e) {
            return "it cannot be decompressed";
        }
    }

    private static String shown(String text) {
        return text.codePoints()
                .limit(200)
                .mapToObj(each -> each < ' ' || each > '~' ? " " : Character.toString(each))
                .collect(Collectors.joining())
                .strip();
    }

    /** Reads a buffer without moving it. */
    private static final class BufferStream extends InputStream {
        private final ByteBuffer buffer;

        BufferStream(ByteBuffer buffer) {
            this.buffer = buffer.duplicate();
        }

        @Override
        public int read() {
            return buffer.hasRemaining() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int count = Math.min(length, buffer.remaining());
            buffer.get(to, offset, count);
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
