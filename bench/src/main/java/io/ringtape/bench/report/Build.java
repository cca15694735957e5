package io.ringtape.bench.report;

import io.ringtape.replay.SessionSetup;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The program that was measured.
 *
 * @param command with which it was called
 * @param codeVersion its version
 * @param commitOrNull the commit it was built from, with {@code -dirty} after changes; null outside a clone
 */
public record Build(String command, String codeVersion, String commitOrNull) {
    /** Returns this program, called with {@code arguments} of the launcher. */
    public static Build here(List<String> arguments) {
        return new Build(
                "./ringtape " + String.join(" ", arguments),
                SessionSetup.CODE_VERSION,
                root().flatMap(Build::commit).orElse(null));
    }

    /** Returns the folder of the project; empty if the program runs outside a clone. */
    public static Optional<Path> root() {
        Path folder = path(Build.class.getProtectionDomain().getCodeSource().getLocation());
        while (folder != null && !Files.exists(folder.resolve("config/jvm.flags"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }

    /** Returns the file at {@code location}, whatever characters its name contains. */
    static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the program is no file: " + location, e);
        }
    }

    /** Returns version and commit. */
    public String code() {
        return commitOrNull == null || codeVersion.contains("+")
                ? codeVersion
                : codeVersion + ", commit " + commitOrNull;
    }

    private static Optional<String> commit(Path root) {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
