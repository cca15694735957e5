package io.ringtape.event;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last event of a tape that ended in order. */
public final class SessionEnd extends Event {
    private static final String COLON = ": ";

    /** Why it ended. */
    public EndReason reason = EndReason.COMPLETE;

    /** Unusable rows of the source files. */
    public long badRows = Missing.LONG;

    /** Bad rows by reason, one line each: {@code price is missing: 3}. */
    public final Text badRowReasons = new Text(64);

    /** Sets the bad rows of each reason. Allocates. */
    public void badRowsByReason(SortedMap<String, Long> byReason) {
        badRows = 0;
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Long> each : byReason.entrySet()) {
            badRows += each.getValue();
            lines.append(each.getKey()).append(COLON).append(each.getValue()).append('\n');
        }
        badRowReasons.set(lines.toString());
    }

    /** Returns the bad rows by reason. Allocates. */
    public SortedMap<String, Long> badRowsByReason() {
        SortedMap<String, Long> byReason = new TreeMap<>();
        badRowReasons.toString().lines().forEach(line -> {
            int colon = line.lastIndexOf(COLON);
            byReason.put(line.substring(0, colon), Long.parseLong(line.substring(colon + COLON.length())));
        });
        return byReason;
    }

    @Override
    public EventType type() {
        return EventType.SESSION_END;
    }

    @Override
    public void describe(Fields f) {
        reason = f.choice("reason", reason, EndReason.VALUES);
        badRows = f.count("badRows", badRows);
        f.text("badRowReasons", badRowReasons);
    }
}
