package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;

/** Loads the settings a command runs with. */
final class Policies {
    private Policies() {}

    /**
     * Returns the defaults with {@code file} applied, or the defaults if it is null. Adds any problems and returns null
     * then.
     */
    static Configuration load(Path file, UsageProblems problems) {
        return load("--policies", file, problems);
    }

    /** Like {@link #load(Path, UsageProblems)}, for the file given by {@code option}. */
    static Configuration load(String option, Path file, UsageProblems problems) {
        return load(option, file, problems, Configuration::load);
    }

    /** Like {@link #load(String, Path, UsageProblems)}, with the defaults of a session on a live stream. */
    static Configuration loadLive(String option, Path file, UsageProblems problems) {
        return load(option, file, problems, Configuration::loadLive);
    }

    /** Loads the settings of a file, or without one the defaults. */
    private interface Loader {
        Configuration load(Path fileOrNull) throws ConfigurationException, IOException;
    }

    private static Configuration load(String option, Path file, UsageProblems problems, Loader loader) {
        if (file != null) {
            int before = problems.lines().size();
            problems.requireFile(option, file);
            if (problems.lines().size() > before) {
                return null;
            }
        }
        try {
            return loader.load(file);
        } catch (ConfigurationException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.add(option + ": " + file + " cannot be read: " + e.getMessage());
        }
        return null;
    }
}
