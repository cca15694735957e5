package io.ringtape.bench.jmh;

import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks up single features of a catalogue by the names of their classes. */
final class CatalogueFeature {
    private static final Set<String> TICKS = Set.of("onTrade", "onPreMarketTrade", "onQuote");

    private CatalogueFeature() {}

    /** Returns the feature of that class. */
    static Feature named(Features features, String name) {
        return features.catalogue().stream()
                .filter(feature -> name(feature).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is a " + name));
    }

    /** Returns the class names of all features, in the catalogue's order. */
    static List<String> names(Features features) {
        return features.catalogue().stream().map(CatalogueFeature::name).toList();
    }

    /** Returns the class names of the features that take prints or quotes. */
    static List<String> namesOfTicked(Features features) {
        return features.catalogue().stream()
                .filter(feature -> Stream.of(feature.getClass().getDeclaredMethods())
                        .anyMatch(method -> TICKS.contains(method.getName())))
                .map(CatalogueFeature::name)
                .toList();
    }

    private static String name(Feature feature) {
        return feature.getClass().getSimpleName();
    }
}
