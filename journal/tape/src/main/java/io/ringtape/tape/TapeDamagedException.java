package io.ringtape.tape;

/** What is on disk is not what was written. */
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

    /** The first entry that is not as written, from 1; 0 when all are, and something around them is not. */
    public long entry() {
        return entry;
    }

    /** Byte offset in the data file. */
    public long offset() {
        return offset;
    }

    /** What is wrong. */
    public String detail() {
        return detail;
    }
}
