package io.ringtape.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
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
    void sortsCausesByReceiveTime() throws Exception {
        assertThat(Scenario.read(folder).script().causes().stream().map(Event::type))
                .containsExactly(EventType.TIMER, EventType.QUOTE, EventType.TRADE);
    }

    @Test
    void anErrorNamesFileAndLine() throws Exception {
        write("in.yaml", "market: SPY\nrows: |\n  09:31:00 600.00\n---\ntype: Quote\nbidd: 3\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in.yaml:5: Quote has no field [bidd]");
        write("in.yaml", "market: IBM\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in.yaml:1: symbol: unknown 'IBM'");
        write("in.yaml", "type: Alert\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("Alert is no cause");
    }

    @Test
    void refusesUnknownKeys() throws Exception {
        write("scenario.yaml", "title: A story\ntitel: B\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("scenario.yaml: wanted a mapping of");
        write("scenario.yaml", "title: A story\nbroker: nobody\n");
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("[simulated, reports]");
    }

    @Test
    void mirroringTwiceRestoresTheOriginal() throws Exception {
        write("scenario.yaml", "title: A story\nmirror: 600.5\n");
        Scenario scenario = Scenario.read(folder);
        assertThat(scenario.mirrored().script().causes())
                .usingRecursiveFieldByFieldElementComparator()
                .isNotEqualTo(scenario.script().causes());
        assertThat(scenario.mirrored().mirrored().script().causes())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(scenario.script().causes());
    }

    @Test
    void aScenarioMayContinueAnother() throws Exception {
        write("scenario.yaml", "title: A story\nmirror: 600.5\nsettings: half.yaml\n");
        write("half.yaml", "setups:\n  vwapReclaim:\n    partialShare: 0.25\n");
        write("next/scenario.yaml", "title: The next one\nbegins: ..\nsettings: none.yaml\n");
        write("next/none.yaml", "setups:\n  vwapReclaim:\n    partialR: 2\n");
        write("next/in.yaml", "market: SPY\nrows: |\n  09:30:45 600.00\n");
        Scenario next = Scenario.read(folder.resolve("next"));
        assertThat(next.title()).isEqualTo("The next one");
        assertThat(next.subject().mirror()).contains(600_500_000L);
        assertThat(next.script().causes().stream().map(Event::type))
                .containsExactly(EventType.TIMER, EventType.QUOTE, EventType.TRADE, EventType.QUOTE, EventType.TRADE);
        assertThat(next.script().ownFromNs()).isEqualTo(next.script().causes().get(1).receiveNs);
        assertThat(next.session().configuration().canonicalText()).contains("partialShare: 0.25", "partialR: 2");
    }

    @Test
    void aScenarioWithoutCausesIsTheOneItContinues() throws Exception {
        write("next/scenario.yaml", "title: The next one\nbegins: ..\n");
        Scenario next = Scenario.read(folder.resolve("next"));
        assertThat(next.script().causes())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(Scenario.read(folder).script().causes());
        assertThat(next.script().ownFromNs()).isEqualTo(Long.MIN_VALUE);
        Files.delete(folder.resolve("in.yaml"));
        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in.yaml");
    }

    @Test
    void anErrorInAContinuedScenarioNamesFileAndLine() throws Exception {
        write("next/scenario.yaml", "title: The next one\nbegins: ../nowhere\n");
        assertThatThrownBy(() -> Scenario.read(folder.resolve("next")))
                .hasMessageContaining("next/scenario.yaml:2: begins '../nowhere' is no folder of a scenario");
        write("next/scenario.yaml", "title: The next one\nbegins: ..\n");
        write("in.yaml", "type: Alert\n");
        assertThatThrownBy(() -> Scenario.read(folder.resolve("next")))
                .hasMessageContaining(folder.resolve("in.yaml") + ":1: Alert is no cause");
        write("scenario.yaml", "begins: next\ntitle: A story\n");
        assertThatThrownBy(() -> Scenario.read(folder.resolve("next")))
                .hasMessageContaining(folder.resolve("scenario.yaml") + ":1: begins 'next' leads back to itself");
    }

    @Test
    void noScenarioInheritsATitle() throws Exception {
        write("next/scenario.yaml", "begins: ..\n");
        assertThatThrownBy(() -> Scenario.read(folder.resolve("next")))
                .hasMessageContaining("next/scenario.yaml: title is missing");
    }

    @Test
    void noMutationComesBeforeAScenariosOwnFirstCause() throws Exception {
        write("next/scenario.yaml", "title: The next one\nbegins: ..\n");
        write("next/in.yaml", "market: SPY\nrows: |\n  09:31:30 600.00\n  09:32:30 600.00\n");
        Scenario next = Scenario.read(folder.resolve("next"));
        List<Event> begun = next.script().causes().subList(0, 3);
        Mutations mutations = new Mutations(next);
        int changed = 0;
        for (long seed = 0; seed < 100; seed++) {
            Mutation kind = Mutation.values()[(int) seed % Mutation.values().length];
            List<Event> mutant = mutations.mutant(kind, new SplittableRandom(seed));
            assertThat(mutant).as("%s, seed %d", kind, seed).startsWith(begun.toArray(Event[]::new));
            changed += mutant.equals(next.script().causes()) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(90);
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
