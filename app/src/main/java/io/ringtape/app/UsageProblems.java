package io.ringtape.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems with the command line and the files it names, so that all are reported at once. */
public final class UsageProblems {
    private final Set<String> lines = new LinkedHashSet<>();

    /** Adds a problem: the thing, the value found and the value wanted. */
    public void add(String line) {
        lines.add(line);
    }

    /** Adds a problem if the path is the empty text, which would mean the working folder. */
    public void requirePath(String option, Path path, String wanted) {
        if (path != null && path.toString().isEmpty()) {
            add(option + ": '' is not a " + wanted);
        }
    }

    /** Adds a problem if the file does not exist or cannot be read. Ignores null, an absent option. */
    public void requireFile(String option, Path file) {
        if (file == null) {
            return;
        }
        if (!Files.exists(file)) {
            add(option + ": no file " + file);
        } else if (Files.isDirectory(file)) {
            add(option + ": " + file + " is a folder, wanted a file");
        } else if (!Files.isRegularFile(file)) {
            add(option + ": " + file + " is a pipe or device, wanted a file");
        } else if (!Files.isReadable(file)) {
            add(option + ": " + file + " cannot be read");
        }
    }

    /** Adds a problem if the folder does not exist. Ignores null, an absent option. */
    public void requireFolder(String option, Path folder) {
        if (folder == null) {
            return;
        }
        if (!Files.exists(folder)) {
            add(option + ": no folder " + folder);
        } else if (!Files.isDirectory(folder)) {
            add(option + ": " + folder + " is a file, wanted a folder");
        }
    }

    /** Returns the distinct lines in the order they were added. */
    public List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** Whether the parser could not read the value of {@code option}. */
    boolean concern(String option) {
        return lines.stream().anyMatch(line -> line.contains("option '" + option + "'"));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Fails the command if there is any problem.
     *
     * @throws CommandFailure with all lines
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw CommandFailure.wrongUsage(lines());
        }
    }
}
