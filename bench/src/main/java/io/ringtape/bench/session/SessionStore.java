package io.ringtape.bench.session;

import io.ringtape.app.Ringtape;
import io.ringtape.app.UsualMarket;
import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Backtest;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.SessionSetup;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import io.ringtape.tape.TapeException;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;

/** The sessions of a work folder. Each is made once, by a backtest of a synthetic market, and kept. */
public final class SessionStore {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final List<String> SYMBOLS = List.of("SPY", "QQQ");
    private static final long BYTES_AN_EVENT = 200;
    private static final String SETTINGS = "demo-policies.yaml";

    private final WorkFolder work;
    private final RunProgress progress;

    public SessionStore(WorkFolder work, RunProgress progress) {
        this.work = work;
        this.progress = progress;
    }

    /** Returns the session of {@code recipe}, in memory. */
    public MeasuredSession session(SessionRecipe recipe) throws IOException {
        return MeasuredSession.inMemory(tape(recipe));
    }

    /** Returns the folder of the complete tape. Makes the tape again if this engine does not replay it to the byte. */
    public Path tape(SessionRecipe recipe) throws IOException {
        Path folder = work.place(recipe.key());
        Path tape = folder.resolve("tape");
        SessionSetup setup = setup(folder);
        if (!replays(tape)) {
            try {
                make(recipe, setup, folder);
            } catch (ConfigurationException e) {
                throw unexpected(e);
            }
        }
        return tape;
    }

    private static IllegalStateException unexpected(ConfigurationException e) {
        return new IllegalStateException("the program's own settings are refused: " + e.problems(), e);
    }

    /** Returns what the engine of every session is built from. */
    public SessionSetup setup() throws IOException {
        try (WorkFolder.Lent folder = work.lend("settings")) {
            return setup(folder.path());
        }
    }

    private static SessionSetup setup(Path folder) throws IOException {
        try {
            return SessionSetup.of(settings(folder), DATE, SYMBOLS);
        } catch (ConfigurationException e) {
            throw unexpected(e);
        }
    }

    /** Returns the settings of the demo, with which a synthetic day trades. */
    private static Configuration settings(Path folder) throws IOException, ConfigurationException {
        Path file = Files.createDirectories(folder).resolve(SETTINGS);
        try (InputStream resource = Ringtape.class.getResourceAsStream(SETTINGS)) {
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return Configuration.load(file);
    }

    private boolean replays(Path tape) {
        if (!Files.exists(tape.resolve(TapeManifest.FILE))) {
            return false;
        }
        try {
            Replay.Result result = Replay.verify(tape, progress);
            return result.isComplete() && result.difference().isEmpty();
        } catch (TapeException | ConfigurationException | IllegalStateException e) {
            return false; // of another version, or incomplete
        }
    }

    private void make(SessionRecipe recipe, SessionSetup setup, Path folder)
            throws IOException, ConfigurationException {
        WorkFolder.remove(folder.resolve("tape"));
        work.requireRoom("a session of " + recipe.events() + " events", recipe.events() * BYTES_AN_EVENT);
        SyntheticSummary files = market(recipe, setup, folder.resolve("market"));
        Backtest.run(
                new Backtest.Request(
                        setup,
                        new Backtest.MarketFiles(
                                List.of(files.files().trades()),
                                List.of(files.files().quotes()),
                                List.of(files.files().bars()),
                                true),
                        folder.resolve("tape")),
                progress);
        WorkFolder.remove(folder.resolve("market"));
    }

    /** Writes the flat files of a synthetic market into {@code folder}. */
    public SyntheticSummary market(SessionRecipe recipe, SessionSetup setup, Path folder) throws IOException {
        progress.phase("synthetic session", "rows", recipe.events());
        try {
            SyntheticSettings market =
                    UsualMarket.settings(setup.configuration(), DATE, SYMBOLS, recipe.seed(), recipe.events(), false);
            return new SyntheticMarket(market).write(folder, (done, total) -> progress.at(done));
        } catch (ConfigurationException e) {
            throw unexpected(e);
        }
    }
}
