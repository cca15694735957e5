package io.ringtape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that the benchmarks write in: sessions are kept there for later runs, everything else is removed. */
final class WorkFolder {
    private final Path folder;

    /** The folder, which is made when it is not there. */
    WorkFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The place of that name in it, there or not. */
    Path place(String name) {
        return folder.resolve(name);
    }

    /** The place of that name, empty: what was there is removed. */
    Path vacant(String name) throws IOException {
        Path place = place(name);
        remove(place);
        return place;
    }

    /** Removes a file, or a folder with all in it; nothing happens when it is not there. */
    static void remove(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(place)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
