package io.ringtape.tape;

/** Thrown when the data on disk differ from what was written. */
public final class TapeDamagedException extends TapeException {
    private static final long serialVersionUID = 1L;

    private final long entry;
    private final long offset;
    private final String detail;

    TapeDamagedException(long entry, long offset, String detail) {
        super("tape damaged " + (entry == 0 ? "outside its entries" : "at entry " + entry) + ", byte " + offset + ": "
                + detail);
        this.entry = entry;
        this.offset = offset;
        this.detail = detail;
    }

    /** Returns the number of the first damaged entry, from 1, or 0 if the damage is outside the entries. */
    public long entry() {
        return entry;
    }

    /** Returns the byte offset in the data file. */
    public long offset() {
        return offset;
    }

    public String detail() {
        return detail;
    }
}
