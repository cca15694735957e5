package io.ringtape.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, so that all are reported at once. */
final class Problems {
    /** What counts as a problem. */
    enum Strictness {
        /** Also values that make no sense together. */
        OF_FILE,

        /** Only what cannot be run with. */
        OF_TAPE
    }

    private record Problem(SourceLine place, String text) {}

    private final List<Problem> found = new ArrayList<>();
    private final Strictness strictness;

    /** Creates a collection that takes everything a user's file must not have. */
    Problems() {
        this(Strictness.OF_FILE);
    }

    Problems(Strictness strictness) {
        this.strictness = strictness;
    }

    /** Whether values that make no sense together are no problem. */
    boolean allowsContradictions() {
        return strictness == Strictness.OF_TAPE;
    }

    void add(SourceLine place, String text) {
        found.add(new Problem(place, text));
    }

    boolean has(SourceLine place, String text) {
        return found.contains(new Problem(place, text));
    }

    int count() {
        return found.size();
    }

    /** Throws if there are any problems, ordered by file and line. */
    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream()
                    .sorted(Comparator.comparing((Problem p) -> p.place().file())
                            .thenComparing(p -> p.place().line()))
                    .map(problem -> problem.place() + ": " + problem.text())
                    .toList());
        }
    }
}
