package io.ringtape.app;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;

/** The settings a command runs with. */
final class Policies {
    private Policies() {}

    /** The defaults with that file over them, null for the defaults alone; adds what is wrong and answers null then. */
    static Configuration load(Path file, Problems problems) {
        return load("--policies", file, problems);
    }

    /** The same of the file that the option names. */
    static Configuration load(String option, Path file, Problems problems) {
        if (file != null) {
            int before = problems.lines().size();
            problems.requireFile(option, file);
            if (problems.lines().size() > before) {
                return null;
            }
        }
        try {
            return Configuration.load(file);
        } catch (ConfigurationException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.add(option + ": " + file + " cannot be read: " + e.getMessage());
        }
        return null;
    }
}
