package io.ringtape.tape;

/** Thrown when the data on disk differ from what was written. */
public final class TapeDamagedException extends TapeException {
    private static final long serialVersionUID = 1L;

    private final long entry;
    private final long offset;
    private final String detail;

    TapeDamagedException(long entry, long offset, String detail) {
        super("tape damaged" + place(entry, offset, "its") + ": " + detail);
        this.entry = entry;
        this.offset = offset;
        this.detail = detail;
    }

    /**
     * Describes where damage is, as it follows "damaged"; empty if it is not in the data file.
     *
     * @param whose the word before "entries"
     */
    static String place(long entry, long offset, String whose) {
        if (entry == 0 && offset == 0) {
            return "";
        }
        return (entry == 0 ? " outside " + whose + " entries" : " at entry " + entry) + ", byte " + offset;
    }

    /** Returns the number of the first damaged entry, from 1, or 0 if the damage is outside the entries. */
    public long entry() {
        return entry;
    }

    /** Returns the byte offset in the data file; 0 with entry 0 if the damage is in another file. */
    public long offset() {
        return offset;
    }

    public String detail() {
        return detail;
    }
}
