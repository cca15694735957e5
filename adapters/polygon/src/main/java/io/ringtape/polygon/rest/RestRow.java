package io.ringtape.polygon.rest;

import static io.ringtape.polygon.stream.EventFault.*;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import io.ringtape.polygon.Decimal;
import io.ringtape.polygon.VendorLimits;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads the values of one row, with the same limits as files and stream, and keeps its first fault. Numbers are exact:
 * they are read from their text, which may be in quotes. Reused.
 */
final class RestRow {
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,4})?");

    private final byte[] number = new byte[LONGEST_NUMBER];
    private EventFault fault;

    /** Starts a row. */
    void begin() {
        fault = null;
    }

    /** Returns the first fault, or null. */
    EventFault fault() {
        return fault;
    }

    /** Records {@code otherwise} if {@code claim} is false and there is no fault yet. */
    void require(boolean claim, EventFault otherwise) {
        if (!claim && fault == null) {
            fault = otherwise;
        }
    }

    /** Returns the price at the parser in micros, or missing if it is null. */
    long price(JsonParser parser) throws IOException {
        return limited(micros(parser), VendorLimits.HIGHEST_PRICE);
    }

    /** Returns the size at the parser in micros, or missing if it is null. */
    long size(JsonParser parser) throws IOException {
        return limited(micros(parser), VendorLimits.LARGEST_SIZE);
    }

    /** Returns the whole number at the parser, at most {@code limit}, or missing if it is null. */
    long whole(JsonParser parser, long limit) throws IOException {
        int length = numberText(parser);
        return limited(length == 0 ? Missing.LONG : number(Decimal.whole(number, 0, length)), limit);
    }

    /** Returns the number at the parser, of either sign, or missing if it is null. */
    double statistic(JsonParser parser) throws IOException {
        int length = numberText(parser);
        if (length == 0) {
            return Missing.STATISTIC;
        }
        String text = new String(number, 0, length, StandardCharsets.US_ASCII);
        double value = PLAIN_NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        require(Double.isFinite(value), NOT_A_NUMBER);
        return Double.isFinite(value) ? value : Missing.STATISTIC;
    }

    /** Returns the instant at the parser in epoch nanoseconds, or missing if it is null or 0. */
    long instant(JsonParser parser) throws IOException {
        long value = whole(parser, Long.MAX_VALUE);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = VendorLimits.instantNs(value);
        require(instantNs != Missing.LONG, NOT_AN_INSTANT);
        return instantNs;
    }

    /** Returns the code at the parser, or missing if it is null. */
    int code(JsonParser parser) throws IOException {
        long code = whole(parser, VendorLimits.HIGHEST_CODE);
        return code < 0 ? Missing.CODE : (int) code;
    }

    /** Returns the code at the parser, or missing if it is null or 0. */
    int codeAboveZero(JsonParser parser) throws IOException {
        int code = code(parser);
        return code == 0 ? Missing.CODE : code;
    }

    /** Reads the list of codes at the parser, or the single code. */
    void codes(JsonParser parser, Codes codes) throws IOException {
        codes.clear();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                add(parser, codes);
            }
        } else if (token != JsonToken.VALUE_NULL) {
            add(parser, codes);
        }
    }

    /** Reads the text at the parser, or the number as text. */
    void text(JsonParser parser, Text text) throws IOException {
        text.clear();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            byte[] bytes = parser.getText().getBytes(StandardCharsets.UTF_8);
            require(bytes.length <= VendorLimits.LONGEST_TEXT, TOO_LONG);
            text.set(bytes, 0, Math.min(bytes.length, VendorLimits.LONGEST_TEXT));
        } else {
            require(token == JsonToken.VALUE_NULL, NOT_A_TEXT);
            parser.skipChildren();
        }
    }

    private void add(JsonParser parser, Codes codes) throws IOException {
        int length = parser.currentToken().isNumeric() ? numberText(parser) : 0;
        long code = length == 0 ? Missing.LONG : Decimal.whole(number, 0, length);
        require(code >= 0 && code <= VendorLimits.HIGHEST_CODE && codes.add((int) code), NOT_CODES);
        parser.skipChildren();
    }

    private long micros(JsonParser parser) throws IOException {
        int length = numberText(parser);
        return length == 0 ? Missing.LONG : number(Decimal.micros(number, 0, length));
    }

    private long number(long value) {
        require(value != Missing.LONG, NOT_A_NUMBER);
        return value;
    }

    private long limited(long value, long limit) {
        if (value >= 0 && value <= limit) {
            return value;
        }
        require(value <= limit, TOO_LARGE);
        require(value == Missing.LONG, NEGATIVE);
        return Missing.LONG;
    }

    /**
     * Copies the number at the parser, in quotes or not. Returns its length, 0 if it is null or no number, which is a
     * fault then.
     */
    private int numberText(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return 0;
        }
        boolean isText = token.isNumeric() || token == JsonToken.VALUE_STRING;
        int length = isText ? parser.getTextLength() : 0;
        if (length == 0 || length > LONGEST_NUMBER) {
            require(false, NOT_A_NUMBER);
            parser.skipChildren();
            return 0;
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            char each = characters[offset + i];
            number[i] = each < 0x80 ? (byte) each : (byte) '?';
        }
        return length;
    }
}
