package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.event.RunMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SessionSetupTest {
    private static final Pattern PARENT_VERSION =
            Pattern.compile("<parent>.*?<version>([^<]+)</version>.*?</parent>", Pattern.DOTALL);

    @Test
    void theVersionOnTheTapeIsTheProjectsVersion() throws Exception {
        Matcher pom = PARENT_VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        assertThat(SessionSetup.CODE_VERSION).isEqualTo(pom.group(1));
        SessionSetup setup = SessionSetup.of(Configuration.defaults(), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        assertThat(setup.sessionStart(RunMode.BACKTEST).codeVersion).hasToString(pom.group(1));
    }
}
