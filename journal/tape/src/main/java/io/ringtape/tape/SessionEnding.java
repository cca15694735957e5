package io.ringtape.tape;

import io.ringtape.event.EndReason;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a session ended, and what data it left out. A figure may be missing on a tape of another version.
 *
 * @param reason why it ended
 * @param badRows unusable rows of the source files
 * @param badRowReasons number of bad rows by reason
 * @param leftOut how many prints and quotes did not count, or not for everything, by the names of
 *     {@link SessionFigures}; missing in the figures of an older engine
 */
public record SessionEnding(
        EndReason reason, long badRows, SortedMap<String, Long> badRowReasons, Map<String, Long> leftOut) {

    public SessionEnding {
        badRowReasons = Collections.unmodifiableSortedMap(badRowReasons);
        leftOut = Collections.unmodifiableMap(leftOut);
    }

    /** Combines the two events that carry these figures. */
    static SessionEnding of(SessionEnd end, SessionFigures figures) {
        Map<String, Long> leftOut = new LinkedHashMap<>();
        leftOut.put("duplicates", figures.duplicates);
        leftOut.put("corrections", figures.corrections);
        leftOut.put("unknownConditions", figures.unknownConditions);
        leftOut.put("outOfSession", figures.outOfSession);
        leftOut.put("implausiblePrints", figures.implausiblePrints);
        leftOut.put("implausibleQuotes", figures.implausibleQuotes);
        leftOut.put("lateReports", figures.lateReports);
        leftOut.put("forgottenBackfills", figures.forgottenBackfills);
        return new SessionEnding(end.reason, end.badRows, end.badRowsByReason(), leftOut);
    }
}
