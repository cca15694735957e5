package io.ringtape.polygon;

import io.ringtape.event.Codes;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;

/**
 * One row of a file, split into its columns. An accessor that finds its field unfit answers missing and notes the
 * row's first fault; whoever reads the row asks at the end whether it {@link #isSound}. Reused, allocates nothing.
 */
@SuppressWarnings("EnumOrdinal") // indexes into arrays that live as long as this process
final class Row {
    private final int[] from = new int[Column.values().length];
    private final int[] to = new int[Column.values().length];
    private final Header header;
    private byte[] bytes;
    private Fault fault;
    private Column faultColumn;

    Row(Header header) {
        this.header = header;
    }

    /** Splits the bytes, which must not change while the row is read; doubled quotes are made single in place. */
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

    /** Whether no fault was found in it so far. */
    boolean isSound() {
        return fault == null;
    }

    /** The first fault, or null. */
    Fault fault() {
        return fault;
    }

    /** The column of the first fault; null when it is the whole row's. */
    Column faultColumn() {
        return faultColumn;
    }

    /** Notes a fault, unless there is one already. */
    void fail(Fault found, Column column) {
        if (fault == null) {
            fault = found;
            faultColumn = column;
        }
    }

    /** Whether the field is empty, or the file has no such column. */
    boolean isEmpty(Column column) {
        return from[column.ordinal()] == to[column.ordinal()];
    }

    /** The field as it stands, for messages. */
    String text(Column column) {
        int start = from[column.ordinal()];
        return new String(bytes, start, to[column.ordinal()] - start, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** A price in micros, 0 to {@link Believed#HIGHEST_PRICE}; missing when empty. */
    long price(Column column) {
        return bounded(column, Believed.HIGHEST_PRICE);
    }

    /** A size in micros, 0 to {@link Believed#LARGEST_SIZE}; missing when empty. */
    long size(Column column) {
        return bounded(column, Believed.LARGEST_SIZE);
    }

    /** A price that must be there and above 0. */
    long priceAboveZero(Column column) {
        long price = price(column);
        if (price <= 0) {
            fail(price == 0 ? Fault.NOT_POSITIVE : Fault.ABSENT, column);
        }
        return price;
    }

    /** A whole number, 0 or more; missing when empty. */
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

    /** An instant in epoch nanoseconds, its unit told by {@link Believed#instantNs magnitude}; missing when empty or 0. */
    long instant(Column column) {
        long value = whole(column);
        if (value <= 0) {
            return Missing.LONG;
        }
        long instantNs = Believed.instantNs(value);
        if (instantNs == Missing.LONG) {
            fail(Fault.NOT_AN_INSTANT, column);
        }
        return instantNs;
    }

    /** A code; missing when empty. */
    int code(Column column) {
        long value = whole(column);
        if (value > Believed.HIGHEST_CODE) {
            fail(Fault.NOT_CODES, column);
        }
        return value < 0 ? Missing.CODE : (int) value;
    }

    /** A code of which 0 says that there is none. */
    int codeAboveZero(Column column) {
        int code = code(column);
        return code == 0 ? Missing.CODE : code;
    }

    /** A list of codes, {@code 1} or {@code 1,81}. */
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
            if (code < 0 || code > Believed.HIGHEST_CODE || !codes.add((int) code)) {
                fail(Fault.NOT_CODES, column);
                return;
            }
            at++;
        }
    }

    /** A text of at most 255 bytes. */
    void text(Column column, Text text) {
        int start = from[column.ordinal()];
        int count = to[column.ordinal()] - start;
        if (count > Believed.LONGEST_TEXT) {
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
