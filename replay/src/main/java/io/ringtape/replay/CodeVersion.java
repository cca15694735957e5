package io.ringtape.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build, read from a resource. It is the project's version only, so that builds are reproducible.
 */
final class CodeVersion {
    private CodeVersion() {}

    /** Returns the version, such as {@code 0.1.0}. */
    static String ofBuild() {
        Properties properties = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties is missing from the program", e);
        }
        return properties.getProperty("version");
    }
}
