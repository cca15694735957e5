package io.ringtape.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, read from a resource that the build writes. A commit always gives the same one. */
final class CodeVersion {
    private CodeVersion() {}

    /**
     * Returns the project's version and the commit, such as {@code 0.1.0+1a2b3c4d5e6f}; {@code -dirty} follows when
     * there were uncommitted changes. Outside a clone it is the project's version alone.
     */
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
