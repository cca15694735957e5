package io.ringtape.tape;

import io.ringtape.event.EndReason;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import java.util.Collections;
import java.util.SortedMap;

/**
 * How a session ended, and what data it left out. A figure may be missing on a tape of another version.
 *
 * @param reason why it ended
 * @param badRows unusable rows of the source files
 * @param badRowReasons number of bad rows by reason
 * @param dropped prints that did not count
 */
public record SessionEnding(
        EndReason reason, long badRows, SortedMap<String, Long> badRowReasons, DroppedPrints dropped) {

    /**
     * Prints that did not count, by reason.
     *
     * @param duplicates dropped as already seen
     * @param corrections cancel, error and correction records
     * @param unknownConditions with a sale condition missing from the table, which count for volume alone
     * @param outOfSession outside the session's hours
     */
    public record DroppedPrints(long duplicates, long corrections, long unknownConditions, long outOfSession) {}

    public SessionEnding {
        badRowReasons = Collections.unmodifiableSortedMap(badRowReasons);
    }

    /** Combines the two events that carry these figures. */
    static SessionEnding of(SessionEnd end, SessionFigures figures) {
        return new SessionEnding(
                end.reason,
                end.badRows,
                end.badRowsByReason(),
                new DroppedPrints(
                        figures.duplicates, figures.corrections, figures.unknownConditions, figures.outOfSession));
    }
}
