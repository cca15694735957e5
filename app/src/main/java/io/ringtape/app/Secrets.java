package io.ringtape.app;

import io.ringtape.polygon.sim.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads secrets from the environment or from systemd's credentials; they are never shown. */
final class Secrets {
    private static final String POLYGON_VARIABLE = "POLYGON_API_KEY";
    private static final String POLYGON_FILE = "polygon-api-key";
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

    /** Where the vendor's key is looked for, as a phrase. */
    static final String POLYGON_KEY_PLACES =
            "the environment variable " + POLYGON_VARIABLE + " or the file " + POLYGON_FILE + " of $" + CREDENTIALS;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_\\-]{1,200}");
    private static final long MOST_BYTES = 4_096;

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the vendor's key, or null with a problem. */
    String polygonKey(UsageProblems problems) {
        String key = environment.get(POLYGON_VARIABLE);
        String place = POLYGON_VARIABLE;
        if (key == null && environment.get(CREDENTIALS) != null) {
            Path file = Path.of(environment.get(CREDENTIALS), POLYGON_FILE);
            place = file.toString();
            key = read(file, problems);
        }
        if (key == null) {
            problems.add("no key of the vendor, wanted one in " + POLYGON_KEY_PLACES);
            return null;
        }
        if (!KEY.matcher(key.strip()).matches()) {
            problems.add(place + " does not hold a key: wanted at most 200 letters, digits, _ and -");
            return null;
        }
        return key.strip();
    }

    /** Returns the key of the simulated server, unless the environment has another. */
    String simulatedKey(UsageProblems problems) {
        return environment.containsKey(POLYGON_VARIABLE) ? polygonKey(problems) : SimulatorSettings.TEST_KEY;
    }

    private static String read(Path file, UsageProblems problems) {
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            if (Files.size(file) > MOST_BYTES) {
                problems.add(file + " is too large for a key");
                return null;
            }
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
            return null;
        }
    }
}
