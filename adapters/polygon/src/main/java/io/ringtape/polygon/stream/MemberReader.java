package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.Text;
import io.ringtape.polygon.VendorLimits;
import java.util.Arrays;

/** Reads members in any valid JSON form, and notes where unknown keys are. */
final class MemberReader {
    private final JsonCursor cursor;
    private final Members members;
    private final SymbolIndex symbols;
    private final long kind;
    private int[] unknownFrom = new int[16];
    private int[] unknownTo = new int[16];
    private int unknownKeys;
    private boolean otherKind;

    MemberReader(JsonCursor cursor, Members members, SymbolIndex symbols, long kind) {
        this.cursor = cursor;
        this.members = members;
        this.symbols = symbols;
        this.kind = kind;
    }

    /**
     * Reads the remaining members, up to the end of the object or until the cursor is broken.
     *
     * @param sure whether the event is known to be of this kind, so that any further {@code ev} is ignored
     */
    void read(boolean sure) {
        members.clear();
        unknownKeys = 0;
        otherKind = false;
        long[] values = members.values();
        while (cursor.nextKey()) {
            int known = members.find(cursor.key());
            int place = Members.place(known);
            switch (Members.how(known)) {
                case Members.PRICE -> values[place] = cursor.micros();
                case Members.SIZE -> values[place] = cursor.textMicros();
                case Members.WHOLE, Members.CODE -> values[place] = cursor.whole();
                case Members.INSTRUMENT -> values[place] = symbol();
                case Members.CODES -> values[place] = codes(members.list(place));
                case Members.TEXT -> values[place] = text(members.text(place));
                case Members.KIND -> furtherKind(sure);
                case Members.IGNORED -> cursor.skipValue();
                default -> {
                    noteUnknown();
                    cursor.skipValue();
                }
            }
        }
    }

    /** Whether a further {@code ev} named another kind, which stops the reading. */
    boolean isOfOtherKind() {
        return otherKind;
    }

    int unknownKeys() {
        return unknownKeys;
    }

    /** Returns where the unknown key {@code number}, from 0, starts in the frame, as it is written there. */
    int unknownFrom(int number) {
        return unknownFrom[number];
    }

    /** Returns where the unknown key {@code number}, from 0, ends. */
    int unknownTo(int number) {
        return unknownTo[number];
    }

    private void noteUnknown() {
        if (unknownKeys == unknownFrom.length) {
            unknownFrom = Arrays.copyOf(unknownFrom, 2 * unknownKeys);
            unknownTo = Arrays.copyOf(unknownTo, 2 * unknownKeys);
        }
        unknownFrom[unknownKeys] = cursor.keyFrom();
        unknownTo[unknownKeys] = cursor.keyTo();
        unknownKeys++;
    }

    private long symbol() {
        if (cursor.here() != '"') {
            return noneOrUnfit();
        }
        long id = symbols.find(cursor.takeWord(), cursor);
        return id == WordTable.UNKNOWN ? Members.UNWANTED : id;
    }

    private long text(Text text) {
        if (cursor.here() == '"' ? !cursor.takeText() : !cursor.isNumber() || !cursor.takeNumber()) {
            return noneOrUnfit();
        }
        text.set(cursor.textBytes(), cursor.textFrom(), cursor.textTo() - cursor.textFrom());
        return Members.THERE;
    }

    private long codes(Codes codes) {
        codes.clear();
        int start = cursor.place();
        if (cursor.here() == '[' ? takeAll(codes) : take(codes)) {
            return Members.THERE;
        }
        cursor.moveTo(start);
        return noneOrUnfit();
    }

    private boolean takeAll(Codes codes) {
        cursor.skip(1);
        if (cursor.pastBlanks() == ']') {
            cursor.skip(1);
            return true;
        }
        while (take(codes)) {
            byte next = cursor.pastBlanks();
            cursor.skip(1);
            if (next != ',') {
                return next == ']';
            }
            cursor.pastBlanks();
        }
        return false;
    }

    private boolean take(Codes codes) {
        long code = cursor.isNumber() ? cursor.whole() : Members.UNFIT;
        return code >= 0 && code <= VendorLimits.HIGHEST_CODE && codes.add((int) code);
    }

    private long noneOrUnfit() {
        return cursor.skipIfNull() ? Members.NONE : cursor.skipUnfit();
    }

    private void furtherKind(boolean sure) {
        if (sure) {
            cursor.skipValue();
        } else if (cursor.here() != '"' || cursor.takeWord() != kind) {
            otherKind = true;
            cursor.fail();
        }
    }
}
