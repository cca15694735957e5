package io.ringtape.tape;

import io.ringtape.event.EndReason;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import java.util.Collections;
import java.util.SortedMap;

/**
 * How a session ended, and what of its data did not count; each figure may be missing on a tape of another version.
 *
 * @param reason why it ended
 * @param badRows rows of the source files that could not be read
 * @param badRowReasons the same by reason
 * @param duplicates prints dropped as seen before
 * @param corrections cancel, error and correction records, dropped
 * @param unknownConditions prints with a sale condition that the table does not know
 * @param outOfSession prints outside the session's hours
 */
public record SessionEnding(
        EndReason reason,
        long badRows,
        SortedMap<String, Long> badRowReasons,
        long duplicates,
        long corrections,
        long unknownConditions,
        long outOfSession) {

    /** Takes a view of the map. */
    public SessionEnding {
        badRowReasons = Collections.unmodifiableSortedMap(badRowReasons);
    }

    /** The ending of the two events that tell of it. */
    static SessionEnding of(SessionEnd end, SessionFigures figures) {
        return new SessionEnding(
                end.reason,
                end.badRows,
                end.badRowsByReason(),
                figures.duplicates,
                figures.corrections,
                figures.unknownConditions,
                figures.outOfSession);
    }
}
