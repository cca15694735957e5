package io.ringtape.bench.jmh;

import io.ringtape.event.Event;
import io.ringtape.feature.Feature;
import io.ringtape.feature.Features;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks up features of a catalogue, and reads from their classes what they take. */
final class CatalogueFeature {
    private CatalogueFeature() {}

    /** Returns the feature whose class is named {@code name}. */
    static Feature named(Features features, String name) {
        return features.catalogue().stream()
                .filter(feature -> name(feature).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is a " + name));
    }

    /** Returns the class names of all features, in the order of the catalogue. */
    static List<String> names(Features features) {
        return features.catalogue().stream().map(CatalogueFeature::name).toList();
    }

    /** Returns the class names of the features that take prints or quotes. */
    static List<String> namesOfTicked(Features features) {
        return features.catalogue().stream()
                .filter(CatalogueFeature::takesTicks)
                .map(CatalogueFeature::name)
                .toList();
    }

    private static String name(Feature feature) {
        return feature.getClass().getSimpleName();
    }

    /** Whether the class of {@code feature} overrides a callback whose first parameter is an event. */
    private static boolean takesTicks(Feature feature) {
        return Stream.of(Feature.class.getMethods())
                .filter(callback -> Event.class.isAssignableFrom(callback.getParameterTypes()[0]))
                .anyMatch(callback -> Stream.of(feature.getClass().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(callback.getName())));
    }

    /** Returns the features that {@code feature} reads, directly or through others, in the order of the catalogue. */
    static List<Feature> sources(Features features, Feature feature) {
        Set<Feature> found = new HashSet<>();
        addSources(feature, found);
        return features.catalogue().stream().filter(found::contains).toList();
    }

    private static void addSources(Feature feature, Set<Feature> found) {
        for (Field field : feature.getClass().getDeclaredFields()) {
            if (Feature.class.isAssignableFrom(field.getType())) {
                try {
                    field.setAccessible(true);
                    Feature source = (Feature) field.get(feature);
                    found.add(source);
                    addSources(source, found);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a field of " + name(feature) + " cannot be read", e);
                }
            }
        }
    }
}
