package io.ringtape.config;

import io.ringtape.engine.EngineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A user's policy file for a test. */
final class UserFile {
    /** A full trading day. */
    static final LocalDate FULL_DAY = LocalDate.of(2025, 12, 1);

    private UserFile() {}

    /** Returns the defaults with {@code yaml} applied, or the defaults alone if it is empty. */
    static Configuration load(String yaml) throws ConfigurationException {
        return yaml.isEmpty() ? Configuration.defaults() : loadFile(yaml);
    }

    private static Configuration loadFile(String yaml) throws ConfigurationException {
        Path file = null;
        try {
            file = Files.createTempFile("user", ".yaml");
            Files.writeString(file, yaml);
            return Configuration.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** Returns the settings of SPY and QQQ on a full day with {@code yaml} applied to the defaults. */
    static EngineSettings engine(String yaml) throws ConfigurationException {
        return load(yaml).engineSettings(FULL_DAY, List.of("SPY", "QQQ"));
    }

    /** Returns the problems of a file that holds {@code yaml}, each as LINE: TEXT. */
    static List<String> problems(String yaml) {
        try {
            loadFile(yaml);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem -> problem.replaceFirst("^.*\\.yaml:", ""))
                    .toList();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
