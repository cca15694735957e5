package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeAStory() throws Exception {
        write("scenario.yaml", "title: A story\n");
        write("in.yaml", "market: SPY\nrows: |\n  09:31:00 600.00\n---\ntype: Timer\nreceived: 2026-06-15T13:30:30Z\n");
    }

    @Test
    void putsTheCausesInTheOrderOfTheirReceipt() throws Exception {
        assertThat(Scenario.read(folder).causes().stream().map(Event::type))
                .containsExactly(EventType.TIMER, EventType.QUOTE, EventType.TRADE);
    }

    @Test
    void aMistakeNamesFileAndLine() throws Exception {
        write("in.yaml", "market: SPY\nrows: |\n  09:31:00 600.00\n---\ntype: Quote\nbidd: 3\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in.yaml:5: Quote has no field [bidd]");
        write("in.yaml", "market: IBM\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in.yaml:1: symbol: unknown 'IBM'");
        write("in.yaml", "type: Alert\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("Alert is no cause");
    }

    @Test
    void refusesKeysThatItDoesNotKnow() throws Exception {
        write("scenario.yaml", "title: A story\ntitel: B\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("scenario.yaml: wanted a mapping of");
        write("scenario.yaml", "title: A story\nbroker: nobody\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("[simulated, reports]");
    }

    @Test
    void whatIsMirroredTwiceIsAsItWas() throws Exception {
        write("scenario.yaml", "title: A story\nmirror: 600.5\n");
        Scenario scenario = Scenario.read(folder);
        assertThat(scenario.mirrored().causes())
                .usingRecursiveFieldByFieldElementComparator()
                .isNotEqualTo(scenario.causes());
        assertThat(scenario.mirrored().mirrored().causes())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(scenario.causes());
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
