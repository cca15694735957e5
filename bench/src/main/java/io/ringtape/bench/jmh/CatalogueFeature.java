package io.ringtape.bench.jmh;

import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import java.util.List;

/** Looks up single features of a catalogue by the names of their classes. */
final class CatalogueFeature {
    private CatalogueFeature() {}

    /** Returns the feature of that class. */
    static Feature named(Features features, String name) {
        return features.catalogue().stream()
                .filter(feature -> feature.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is a " + name));
    }

    /** Returns the class names of all features, in the catalogue's order. */
    static List<String> names(Features features) {
        return features.catalogue().stream()
                .map(feature -> feature.getClass().getSimpleName())
                .toList();
    }
}
