package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;

/**
 * A row of a file, split into columns. An accessor that cannot use its field returns a missing value and records the
 * row's first fault; the reader of the row checks {@link #isSound} at the end. Reused; does not allocate.
 */
@SuppressWarnings("EnumOrdinal") // indexes into in-memory arrays, never stored
final class CsvRow {
    private final int[] from = new int[Column.values().length];
    private final int[] to = new int[Column.values().length];
    private final Header header;
    private byte[] bytes;
    private Fault fault;
    private Column faultColumn;

    CsvRow(Header header) {
        this.header = header;
    }

    /**
     * Splits a line into fields. {@code line} must not change while the row is in use. Unescapes doubled quotes in
     * place.
     */
    void split(byte[] line, int start, int end) {
        bytes = line;
        fault = null;
        faultColumn = null;
        int place = 0;
        int at = start;
        while (true) {
            int first = at;
            int last;
            if (at < end && line[at] == '"') {
                first++;
                int close = closingQuote(line, first, end);
                if (close < 0 || (close + 1 < end && line[close + 1] != ',')) {
                    fail(Fault.OPEN_QUOTE, null);
                    return;
                }
                last = singleQuotes(line, first, close);
                at = close + 1;
            } else {
                while (at < end && line[at] != ',') {
                    at++;
                }
                last = at;
            }
            take(place++, first, last);
            if (at >= end) {
                break;
            }
            at++;
        }
        if (place != header.places()) {
            fail(Fault.COLUMN_COUNT, null);
        }
    }

    /** Whether no fault was recorded so far. */
    boolean isSound() {
        return fault == null;
    }

    /** Returns the first fault, or null. */
    Fault fault() {
        return fault;
    }

    /** Returns the column of the first fault, or null if the fault concerns the whole row. */
    Column faultColumn() {
        return faultColumn;
    }

    /** Records a fault, unless the row already has one. */
    void fail(Fault found, Column column) {
        if (fault == null) {
            fault = found;
            faultColumn = column;
        }
    }

    /** Whether the field is empty or the file lacks the column. */
    boolean isEmpty(Column column) {
        return from[column.ordinal()] == to[column.ordinal()];
    }

    /** Returns the raw field, for messages. */
    String text(Column column) {
        int start = from[column.ordinal()];
        return new String(bytes, start, to[column.ordinal()] - start, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Returns a price in micros, 0 to {@link VendorLimits#HIGHEST_PRICE}, or missing if the field is empty. */
    long price(Column column) {
        return bounded(column, VendorLimits.HIGHEST_PRICE);
    }

    /** Returns a size in micros, 0 to {@link VendorLimits#LARGEST_SIZE}, or missing if the field is empty. */
    long size(Column column) {
        return bounded(column, VendorLimits.LARGEST_SIZE);
    }

    /** Returns a required price above 0. */
    long priceAboveZero(Column column) {
        long price = price(column);
        if (price <= 0) {
            fail(price == 0 ? Fault.NOT_POSITIVE : Fault.ABSENT, column);
        }
        return price;
    }

    /** Returns a whole number of at least 0, or missing if the field is empty. */
    long whole(Column column) {
        if (isEmpty(column)) {
            return Missing.LONG;
        }
        long value = Decimal.whole(bytes, from[column.ordinal()], to[column.ordinal()]);
        if (value < 0) {
            fail(value == Missing.LONG ? Fault.NOT_A_NUMBER : Fault.NEGATIVE, column);
        }
        return value;
    }

    /**
     * Returns an instant in epoch nanoseconds, or missing if the field is empty or 0. The unit is inferred from the
     * {@linkplain VendorLimits#instantNs magnitude}.
     */
    long instant(Column column) {
        long value = whole(column);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = VendorLimits.instantNs(value);
        if (instantNs == Missing.LONG) {
            fail(Fault.NOT_AN_INSTANT, column);
        }
        return instantNs;
    }

    /** Returns a code, or missing if the field is empty. */
    int code(Column column) {
        long value = whole(column);
        if (value > VendorLimits.HIGHEST_CODE) {
            fail(Fault.NOT_CODES, column);
        }
        return value < 0 ? Missing.CODE : (int) value;
    }

    /** Returns a code, or missing if the field is empty or 0. */
    int codeAboveZero(Column column) {
        int code = code(column);
        return code == 0 ? Missing.CODE : code;
    }

    /** Reads a list of codes such as {@code 1} or {@code 1,81}. */
    void codes(Column column, Codes codes) {
        codes.clear();
        int at = from[column.ordinal()];
        int end = to[column.ordinal()];
        while (at < end) {
            while (at < end && bytes[at] == ' ') {
                at++;
            }
            int start = at;
            while (at < end && bytes[at] != ',' && bytes[at] != ' ') {
                at++;
            }
            long code = Decimal.whole(bytes, start, at);
            if (code < 0 || code > VendorLimits.HIGHEST_CODE || !codes.add((int) code)) {
                fail(Fault.NOT_CODES, column);
                return;
            }
            at++;
        }
    }

    /** Reads a text of at most 255 bytes. */
    void text(Column column, Text text) {
        int start = from[column.ordinal()];
        int count = to[column.ordinal()] - start;
        if (count > VendorLimits.LONGEST_TEXT) {
            fail(Fault.TOO_LONG, column);
            return;
        }
        text.set(bytes, start, count);
    }

    private long bounded(Column column, long limit) {
        if (isEmpty(column)) {
            return Missing.LONG;
        }
        long value = Decimal.micros(bytes, from[column.ordinal()], to[column.ordinal()]);
        if (value < 0) {
            fail(value == Missing.LONG ? Fault.NOT_A_NUMBER : Fault.NEGATIVE, column);
        } else if (value > limit) {
            fail(Fault.TOO_LARGE, column);
        }
        return value;
    }

    private void take(int place, int first, int last) {
        int column = place < header.places() ? header.columnAt(place) : -1;
        if (column >= 0) {
            int start = first;
            int end = last;
            while (start < end && bytes[start] == ' ') {
                start++;
            }
            while (end > start && bytes[end - 1] == ' ') {
                end--;
            }
            from[column] = start;
            to[column] = end;
        }
    }

    private static int closingQuote(byte[] line, int first, int end) {
        for (int at = first; at < end; at++) {
            if (line[at] == '"') {
                if (at + 1 < end && line[at + 1] == '"') {
                    at++;
                } else {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int singleQuotes(byte[] line, int first, int close) {
        int last = first;
        for (int at = first; at < close; at++) {
            if (line[at] == '"') {
                at++;
            }
            if (last != at) {
                line[last] = line[at];
            }
            last++;
        }
        return last;
    }
}
