package io.ringtape.app;

import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One tape, or the tapes in the folders of a folder, each known by its date and symbols. */
final class TapeSet {
    private final NavigableMap<String, Path> byDay = new TreeMap<>();

    private TapeSet() {}

    /**
     * Returns the tapes of {@code folder}. Adds a problem if there is none, or two of the same date and symbols.
     *
     * @param name what the folder is called in problems
     */
    static TapeSet of(String name, Path folder, UsageProblems problems) throws IOException {
        TapeSet set = new TapeSet();
        for (Path tape : tapes(folder)) {
            TapeManifest manifest = TapeManifest.read(tape);
            String day = manifest.tradingDate() + " "
                    + String.join(",", manifest.symbols().stream().sorted().toList());
            Path other = set.byDay.putIfAbsent(day, tape);
            if (other != null) {
                problems.add(name + ": " + other + " and " + tape + " are both of " + day);
            }
        }
        if (set.byDay.isEmpty()) {
            problems.add(name + ": no tape in " + folder + " or in its folders");
        }
        return set;
    }

    private static List<Path> tapes(Path folder) throws IOException {
        if (isTape(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(TapeSet::isTape).sorted().toList();
        }
    }

    private static boolean isTape(Path folder) {
        return Files.exists(folder.resolve(TapeManifest.FILE));
    }

    /** Returns date and symbols of all tapes. */
    String days() {
        return String.join("; ", byDay.keySet());
    }

    /** Returns date and symbols of the tapes that both have, in order. */
    List<String> shared(TapeSet other) {
        return byDay.keySet().stream().filter(other.byDay::containsKey).toList();
    }

    /** Returns date and symbols of the tapes that the other set does not have, in order. */
    List<String> without(TapeSet other) {
        return byDay.keySet().stream()
                .filter(day -> !other.byDay.containsKey(day))
                .toList();
    }

    /** Returns the folder of the tape of a day. */
    Path tape(String day) {
        return byDay.get(day);
    }
}
