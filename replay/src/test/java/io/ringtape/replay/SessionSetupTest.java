package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SessionSetupTest {
    private static final Pattern PARENT_VERSION =
            Pattern.compile("<parent>.*?<version>([^<]+)</version>.*?</parent>", Pattern.DOTALL);

    @Test
    void theVersionOnTheTapeHasTheProjectsVersionAndTheCommit() throws Exception {
        Matcher pom = PARENT_VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        String wanted = pom.group(1) + commit().map(commit -> "+" + commit).orElse("");
        assertThat(SessionSetup.CODE_VERSION.replace("-dirty", "")).isEqualTo(wanted);
        SessionSetup setup = SessionSetup.of(Configuration.defaults(), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        assertThat(setup.backtestStart(true).codeVersion).hasToString(SessionSetup.CODE_VERSION);
    }

    /** Returns the commit of the clone that holds this test; empty outside a clone. */
    private static Optional<String> commit() throws Exception {
        Path root = Path.of("..").toRealPath();
        try {
            Process git = new ProcessBuilder(
                            "git", "--git-dir=" + root.resolve(".git"), "describe", "--always", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no git on this machine
        }
    }
}
