package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.QuoteState;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final long NO_ANSWER = 12_345;

    private final Features features = new Features(
            RandomTape.settings().settings(),
            RandomTape.session(),
            RandomTape.INSTRUMENTS,
            Masks.table(),
            RandomTape.OPENS);

    @Test
    void eachFieldOfASnapshotIsWrittenByOneFeature() throws IllegalAccessException {
        Map<String, Integer> writers = new TreeMap<>();
        for (Feature feature : features.catalogue()) {
            FeatureSnapshot snapshot = new FeatureSnapshot();
            for (Field field : fields()) {
                if (field.getType() == double.class) {
                    field.setDouble(snapshot, NO_ANSWER);
                } else if (field.getType() == long.class) {
                    field.setLong(snapshot, NO_ANSWER);
                } else {
                    field.set(snapshot, QuoteState.CROSSED);
                }
            }
            feature.fill(0, RandomTape.session().openNs(), snapshot);
            for (Field field : fields()) {
                Object value = field.get(snapshot);
                boolean written = value instanceof Number number
                        ? number.doubleValue() != NO_ANSWER
                        : value != QuoteState.CROSSED;
                writers.merge(field.getName(), written ? 1 : 0, Integer::sum);
            }
        }
        assertThat(writers)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isOne());
    }

    private static List<Field> fields() {
        return Arrays.stream(FeatureSnapshot.class.getFields())
                .filter(field -> field.getDeclaringClass() != Event.class
                        && !field.getName().equals("trigger")
                        && !field.getName().equals("policies"))
                .toList();
    }
}
