package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import java.util.List;

/** One feature out of a catalogue, which only its own package can reach. For benchmarks. */
public final class LoneFeature {
    private final Feature feature;

    private LoneFeature(Feature feature) {
        this.feature = feature;
    }

    /** The feature of that class in the catalogue. */
    public static LoneFeature of(Features features, String name) {
        return features.catalogue().stream()
                .filter(feature -> feature.getClass().getSimpleName().equals(name))
                .map(LoneFeature::new)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is a " + name));
    }

    /** The classes of the catalogue's features, in its order. */
    public static List<String> names(Features features) {
        return features.catalogue().stream()
                .map(feature -> feature.getClass().getSimpleName())
                .toList();
    }

    /** Writes its fields. */
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        feature.fill(instrument, timeNs, out);
    }

    /** Takes the close of a minute. */
    public void onMinute(int instrument, int minute, Bar bar) {
        feature.onMinute(instrument, minute, bar);
    }
}
