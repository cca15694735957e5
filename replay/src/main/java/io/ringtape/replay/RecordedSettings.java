package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.event.Frame;
import io.ringtape.event.SessionStart;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings that tapes were written with. */
public final class RecordedSettings {
    private RecordedSettings() {}

    /**
     * Returns the settings of the session.
     *
     * @throws ConfigurationException when this version cannot read them
     */
    public static Configuration of(SessionStart start) throws ConfigurationException {
        return Configuration.parse(start.configuration.toString(), "the tape's configuration");
    }

    /**
     * Returns the digest that tapes under the same settings share, whatever their symbols: the tape's own, but without
     * the symbols that have only the usual tick and round lots. Parses the settings.
     */
    public static String sharedDigest(Path folder) {
        return startOf(folder).map(RecordedSettings::sharedDigest).orElseGet(() -> TapeManifest.read(folder)
                .configurationDigest());
    }

    private static String sharedDigest(SessionStart start) {
        try {
            return of(start).digestWithoutUsual();
        } catch (ConfigurationException e) {
            return start.configurationDigest.toString();
        }
    }

    /**
     * Returns the settings that differ between two tapes; empty if a tape has no entries.
     *
     * @throws ConfigurationException when this version cannot read the settings of a tape
     */
    public static List<SettingChange> changes(Path first, Path second) throws ConfigurationException {
        return changes(startOf(first), startOf(second));
    }

    /**
     * Returns the settings that differ between two sessions; empty if either has no start.
     *
     * @throws ConfigurationException when this version cannot read the settings of a session
     */
    public static List<SettingChange> changes(Optional<SessionStart> first, Optional<SessionStart> second)
            throws ConfigurationException {
        return first.isEmpty() || second.isEmpty() ? List.of() : of(first.get()).changesTo(of(second.get()));
    }

    private static Optional<SessionStart> startOf(Path folder) {
        try (TapeReader tape = TapeReader.open(folder)) {
            Frame frame = new Frame();
            return tape.next(frame) ? Optional.of(Replay.firstOf(frame)) : Optional.empty();
        }
    }
}
