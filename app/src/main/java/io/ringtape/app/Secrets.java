package io.ringtape.app;

import io.ringtape.polygon.sim.SimulatorSettings;
import io.ringtape.tradier.api.TradierToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads secrets from the environment or from systemd's credentials; they are never shown. */
final class Secrets {
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";
    private static final long MOST_BYTES = 4_096;
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** Here systemd gives a service its files by an access list, whose mask looks like a right of the group. */
    private static final Path OF_SYSTEMD = Path.of("/run/credentials");

    private final Map<String, String> environment;

    /** A secret: where it may be, and what it looks like. */
    private record Secret(String variable, String file, String what, Pattern form, String wanted) {
        /** Returns where it is looked for, as a phrase. */
        String places() {
            return "the environment variable " + variable + " or the file " + file + " of $" + CREDENTIALS;
        }
    }

    private static final Secret POLYGON_KEY = new Secret(
            "POLYGON_API_KEY",
            "polygon-api-key",
            "key of the vendor",
            Pattern.compile("[A-Za-z0-9_\\-]{1,200}"),
            "a key: wanted at most 200 letters, digits, _ and -");

    /** Where the vendor's key is looked for, as a phrase. */
    static final String POLYGON_KEY_PLACES = POLYGON_KEY.places();

    private static final Secret TRADIER_TOKEN = new Secret(
            "TRADIER_TOKEN",
            "tradier-token",
            "token of the broker",
            Pattern.compile("[!-~]{8,200}"),
            "a token: wanted 8 to 200 characters, all of them visible ASCII");

    private static final Secret TRADIER_ACCOUNT = new Secret(
            "TRADIER_ACCOUNT",
            "tradier-account",
            "account number at the broker",
            Pattern.compile("[A-Za-z0-9]{3,20}"),
            "an account number: wanted 3 to 20 letters and digits");

    Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the vendor's key, or null with a problem. */
    String polygonKey(UsageProblems problems) {
        return required(POLYGON_KEY, problems);
    }

    /** Returns the key of the simulated server, unless the environment has another. */
    String simulatedKey(UsageProblems problems) {
        return environment.containsKey(POLYGON_KEY.variable()) ? polygonKey(problems) : SimulatorSettings.TEST_KEY;
    }

    /** Returns the broker's token, or null with a problem. */
    TradierToken tradierToken(UsageProblems problems) {
        String token = required(TRADIER_TOKEN, problems);
        return token == null ? null : new TradierToken(token);
    }

    /** Returns the account number at the broker, or null with a problem. */
    String tradierAccount(UsageProblems problems) {
        return required(TRADIER_ACCOUNT, problems);
    }

    /** Whether a key of the vendor is given, good or bad. */
    boolean hasPolygonKey() {
        return isGiven(POLYGON_KEY);
    }

    /** Whether a token of the broker is given, good or bad. */
    boolean hasTradierToken() {
        return isGiven(TRADIER_TOKEN);
    }

    private boolean isGiven(Secret secret) {
        return environment.containsKey(secret.variable())
                || (environment.get(CREDENTIALS) != null && Files.exists(file(secret)));
    }

    private Path file(Secret secret) {
        return Path.of(environment.get(CREDENTIALS), secret.file());
    }

    private String required(Secret secret, UsageProblems problems) {
        if (!isGiven(secret)) {
            problems.add("no " + secret.what() + ", wanted one in " + secret.places());
            return null;
        }
        String value = environment.get(secret.variable());
        String place = secret.variable();
        if (value == null) {
            place = file(secret).toString();
            value = read(file(secret), problems);
        }
        if (value != null && !secret.form().matcher(value.strip()).matches()) {
            problems.add(place + " does not hold " + secret.wanted());
            return null;
        }
        return value == null ? null : value.strip();
    }

    private static String read(Path file, UsageProblems problems) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(file + " is no file");
                return null;
            }
            if (Files.size(file) > MOST_BYTES) {
                problems.add(file + " is too large for a secret");
                return null;
            }
            if (isReadableByOthers(file)) {
                problems.add(file + " can be read by others (" + permissions(file) + "); wanted chmod 600");
                return null;
            }
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
            return null;
        }
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> rights = EnumSet.copyOf(OF_OTHERS);
        rights.retainAll(Files.getPosixFilePermissions(file));
        if (file.toAbsolutePath().normalize().startsWith(OF_SYSTEMD)) {
            rights.remove(PosixFilePermission.GROUP_READ);
        }
        return !rights.isEmpty();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
