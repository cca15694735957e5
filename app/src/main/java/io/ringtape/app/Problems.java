package io.ringtape.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a command line and the files it names, collected so that all of it is said at once. */
public final class Problems {
    private final Set<String> lines = new LinkedHashSet<>();

    /** Adds one problem: the thing, the value found and the value wanted. */
    public void add(String line) {
        lines.add(line);
    }

    /** Adds a problem when the path is the empty text, which would mean the working folder. */
    public void requirePath(String option, Path path, String wanted) {
        if (path != null && path.toString().isEmpty()) {
            add(option + ": '' is no " + wanted);
        }
    }

    /** Adds a problem when the file is not there or cannot be read; null is an option not given, said elsewhere. */
    public void requireFile(String option, Path file) {
        if (file == null) {
            return;
        }
        if (!Files.exists(file)) {
            add(option + ": no file " + file);
        } else if (Files.isDirectory(file)) {
            add(option + ": " + file + " is a folder, wanted a file");
        } else if (!Files.isReadable(file)) {
            add(option + ": " + file + " cannot be read");
        }
    }

    /** Adds a problem when the folder is not there; null is an option not given, said elsewhere. */
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

    /** The lines so far, in the order they were added, each once. */
    public List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Ends the command when something is wrong.
     *
     * @throws CommandFailure with all lines
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw CommandFailure.wrongUsage(lines());
        }
    }
}
