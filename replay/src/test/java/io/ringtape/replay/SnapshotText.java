package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Snapshots as text: whole numbers exact, statistics to nine digits, instants to the millisecond of the stream. */
final class SnapshotText {
    private static final long MILLI_NS = 1_000_000;

    private SnapshotText() {}

    /** Returns where two lists of snapshots differ, but for the fields of every event and those of {@code without}. */
    static List<String> differences(List<FeatureSnapshot> one, List<FeatureSnapshot> other, Set<String> without) {
        List<String> differences = new ArrayList<>();
        if (one.size() != other.size()) {
            differences.add(one.size() + " and " + other.size() + " snapshots");
        }
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            for (Field field : FeatureSnapshot.class.getFields()) {
                String value = value(field, one.get(i));
                String wanted = value(field, other.get(i));
                if (field.getDeclaringClass() != Event.class
                        && !without.contains(field.getName())
                        && !value.equals(wanted)) {
                    differences.add(i + ": instrument " + one.get(i).instrument + " at " + one.get(i).timeNs + ": "
                            + field.getName() + " " + value + " and " + wanted);
                }
            }
        }
        return differences;
    }

    private static String value(Field field, FeatureSnapshot snapshot) {
        try {
            Object value = field.get(snapshot);
            if (value instanceof Double statistic) {
                return String.format(Locale.ROOT, "%.9g", statistic);
            }
            boolean isInstant = field.getName().endsWith("Ns");
            return String.valueOf(isInstant ? Math.floorDiv((long) value, MILLI_NS) : value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
