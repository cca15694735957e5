package io.ringtape.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, as the build wrote it into a resource: the project's alone, so that builds are equal. */
final class CodeVersion {
    private CodeVersion() {}

    /** The version, such as {@code 0.1.0}. */
    static String ofBuild() {
        Properties properties = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties belongs to the program", e);
        }
        return properties.getProperty("version");
    }
}
