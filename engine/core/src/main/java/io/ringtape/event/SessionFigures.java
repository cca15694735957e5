package io.ringtape.event;

/** Counts of the session's prints that the engine dropped or limited, written once at the end of the session. */
public final class SessionFigures extends Event {
    /** Prints dropped as already seen. */
    public long duplicates = Missing.LONG;

    /** Cancel, error and correction records, dropped. */
    public long corrections = Missing.LONG;

    /** Prints with a sale condition missing from the table, which count for volume only. */
    public long unknownConditions = Missing.LONG;

    /** Prints outside the session's hours, which count for nothing. */
    public long outOfSession = Missing.LONG;

    /** Implausible prints, too far from the market or too large, which count for nothing. */
    public long implausiblePrints = Missing.LONG;

    /** Implausible quotes, too far from the market, on which nothing trades. */
    public long implausibleQuotes = Missing.LONG;

    /** Off-exchange prints published long after the trade, which count for volume only. */
    public long lateReports = Missing.LONG;

    /** Back-filled prints that may have been counted before, as they are older than what is remembered; dropped. */
    public long forgottenBackfills = Missing.LONG;

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
        implausiblePrints = f.count("implausiblePrints", implausiblePrints);
        implausibleQuotes = f.count("implausibleQuotes", implausibleQuotes);
        lateReports = f.count("lateReports", lateReports);
        forgottenBackfills = f.count("forgottenBackfills", forgottenBackfills);
    }
}
