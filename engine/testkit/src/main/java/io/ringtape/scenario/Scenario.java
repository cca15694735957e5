package io.ringtape.scenario;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Event;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.SessionSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder with a short story of a session: {@code scenario.yaml} describes it, {@code in.yaml} holds the causes,
 * {@code out.yaml} the expected decisions. It may continue another scenario, whose causes come before its own; then
 * {@code out.yaml} starts from its own first cause.
 *
 * @param folder its folder
 * @param title the story in a sentence
 * @param session its date, symbols, and the defaults with its settings applied
 * @param subject what it is about
 * @param script what happens
 */
public record Scenario(Path folder, String title, SessionSetup session, Subject subject, Script script) {
    private static final String HEAD = "scenario.yaml";
    private static final String IN = "in.yaml";
    private static final String OUT = "out.yaml";

    /**
     * What a scenario is about.
     *
     * @param mirror price about which it is mirrored, micro-dollars; empty if it is not
     * @param setup the setup; empty for all
     * @param side the side; empty for both
     */
    public record Subject(Optional<Long> mirror, Optional<Setup> setup, Optional<Side> side) {}

    /**
     * What happens in a scenario.
     *
     * @param simulated whether the simulated exchange answers orders; otherwise the causes contain the broker's reports
     * @param ownFromNs receive time of its own first cause, if it continues another scenario and has causes of its own;
     *     otherwise the beginning of time
     * @param causes sorted by receive time, including those of the scenario it continues
     */
    public record Script(boolean simulated, long ownFromNs, List<Event> causes) {
        /** Returns this script with other causes. */
        Script with(List<Event> others) {
            return new Script(simulated, ownFromNs, List.copyOf(others));
        }
    }

    /** Returns the folders below {@code root} that hold a scenario, by name. */
    public static List<Path> folders(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(HEAD))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a scenario.
     *
     * @throws IOException when a file cannot be read
     * @throws ConfigurationException with all problems in its settings
     * @throws IllegalArgumentException when a file is invalid; the message names file and place
     */
    public static Scenario read(Path folder) throws IOException, ConfigurationException {
        ScenarioHead head = ScenarioHead.read(folder.resolve(HEAD));
        Configuration configuration = Configuration.loadAll(head.settings());
        LocalDate date = LocalDate.parse(head.list("date").get(0));
        SessionSetup session = SessionSetup.of(configuration, date, head.list("symbols"));
        CauseText text = new CauseText(date, configuration.calendar(), new SessionSymbols(session.symbols()));
        List<Event> causes = new ArrayList<>();
        for (Path begun : head.beginnings()) {
            causes.addAll(ownCauses(begun, text, !causes.isEmpty()));
        }
        boolean begins = !causes.isEmpty();
        List<Event> own = ownCauses(folder, text, begins);
        causes.addAll(own);
        causes.sort(Comparator.comparingLong(cause -> cause.receiveNs));
        return new Scenario(
                folder,
                head.title(),
                session,
                new Subject(
                        head.optional("mirror").map(MicrosText::micros),
                        head.optional("setup").map(Setup::valueOf),
                        head.optional("side").map(Side::valueOf)),
                new Script(
                        head.choice("broker", "simulated", "reports").equals("simulated"),
                        begins && !own.isEmpty() ? own.get(0).receiveNs : Long.MIN_VALUE,
                        causes));
    }

    /**
     * Returns the scenario's own causes. Without a file of causes it is the scenario it continues, with other settings.
     */
    private static List<Event> ownCauses(Path folder, CauseText text, boolean begins) throws IOException {
        Path file = folder.resolve(IN);
        return begins && Files.notExists(file) ? List.of() : text.read(file);
    }

    /** Returns the folder's name. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Returns the expected decisions as text, or an empty string if there are none yet. */
    public String expected() throws IOException {
        Path file = outFile();
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Returns the file of expected decisions. */
    public Path outFile() {
        return folder.resolve(OUT);
    }

    /** Returns this scenario with other causes. */
    public Scenario with(List<Event> others) {
        return new Scenario(folder, title, session, subject, script.with(others));
    }

    /** Returns this scenario with prices mirrored and sides swapped. */
    public Scenario mirrored() {
        Mirror mirror = new Mirror(subject.mirror().orElseThrow());
        Subject mirrored =
                new Subject(subject.mirror(), subject.setup(), subject.side().map(Mirror::of));
        List<Event> causes = script.causes().stream().map(mirror::of).toList();
        return new Scenario(folder, title + ", mirrored", session, mirrored, script.with(causes));
    }
}
