package io.ringtape.bench.report;

import io.ringtape.app.UsageProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces files as a whole: writes beside the file, then moves what was written into its place. */
public final class WholeFile {
    private WholeFile() {}

    /** Replaces {@code file}. Writes a special file, such as a pipe, or a file in a read-only folder in place. */
    public static void write(Path file, String text) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (!Files.isWritable(place.getParent()) || (Files.exists(place) && !Files.isRegularFile(place))) {
            Files.writeString(file, text);
            return;
        }
        Path part = place.resolveSibling(place.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Adds a problem if {@code file} cannot be written. Ignores null, an absent option. */
    public static void requireWritable(String option, Path file, UsageProblems problems) {
        if (file == null || file.toString().isEmpty()) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            problems.add(option + ": " + file + " is a folder, wanted a file");
        } else if (!Files.isDirectory(folder)) {
            problems.add(option + ": no folder " + folder);
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            problems.add(option + ": " + file + " cannot be written");
        }
    }
}
