package io.ringtape.event;

/** How many of the session's prints the engine did not take as they came; written once, at the session's end. */
public final class SessionFigures extends Event {
    /** Prints dropped as seen before. */
    public long duplicates = Missing.LONG;

    /** Cancel, error and correction records, dropped. */
    public long corrections = Missing.LONG;

    /** Prints with a sale condition that the table does not know, which count for volume only. */
    public long unknownConditions = Missing.LONG;

    /** Prints outside the session's hours, which count for nothing. */
    public long outOfSession = Missing.LONG;

    @Override
    public EventType type() {
        return EventType.SESSION_FIGURES;
    }

    @Override
    public void describe(Fields f) {
        duplicates = f.count("duplicates", duplicates);
        corrections = f.count("corrections", corrections);
        unknownConditions = f.count("unknownConditions", unknownConditions);
        outOfSession = f.count("outOfSession", outOfSession);
    }
}
