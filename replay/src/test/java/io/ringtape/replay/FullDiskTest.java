package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.config.Configuration;
import io.ringtape.engine.Journal;
import io.ringtape.event.RunMode;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeCheck;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import io.ringtape.tape.TapeSpaceException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while a session is written to it. */
class FullDiskTest {
    private static final int ROOM_FOR = 3_000;

    @TempDir
    Path folder;

    @Test
    void endsTheRunWithASpaceExceptionAndLeavesASoundTape() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 5, 10_000);
        Configuration settings = SyntheticDay.settings(folder, "");
        SessionSetup setup = SessionSetup.of(settings, SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        FlatFileRequest files = new FlatFileRequest(
                day.request(settings, folder).market().trades(),
                day.request(settings, folder).market().quotes(),
                setup.settings().instruments(),
                setup.settings().session(),
                settings.marketData(),
                folder);
        TapeManifest manifest = manifest(setup);
        try (var stream = FlatFiles.open(files, ReadProgress.NONE);
                ChronicleTape tape = ChronicleTape.create(folder.resolve("tape"), manifest)) {
            Journal filling = frame -> {
                if (tape.entries() == ROOM_FOR) {
                    throw noRoom(manifest);
                }
                tape.append(frame);
            };
            SessionRun run = new SessionRun(setup.settings(), setup.opens(), filling, frame -> {});
            assertThatThrownBy(() -> run.run(setup.backtestStart(true), stream, RunProgress.NONE))
                    .isInstanceOf(TapeSpaceException.class)
                    .hasMessageContaining("bytes free, wanted at least ");
        }
        TapeCheck check = TapeCheck.of(folder.resolve("tape"));
        assertThat(check.damage()).isEmpty();
        assertThat(check.entries()).isEqualTo(ROOM_FOR);
        assertThat(Replay.verify(folder.resolve("tape"), RunProgress.NONE).difference())
                .isEmpty();
    }

    /** Returns the exception of a tape that must keep more free space than any disk has. */
    private TapeSpaceException noRoom(TapeManifest manifest) {
        TapeSettings settings = new TapeSettings(TapeSettings.DEFAULTS.blockSizeBytes(), 0, false, Long.MAX_VALUE);
        try (ChronicleTape tape = ChronicleTape.create(folder.resolve("other"), manifest, settings)) {
            throw new AssertionError("made a tape of " + tape.entries() + " entries");
        } catch (TapeSpaceException e) {
            return e;
        }
    }

    private static TapeManifest manifest(SessionSetup setup) {
        return TapeManifest.open(
                "0",
                setup.date(),
                RunMode.BACKTEST,
                setup.symbols(),
                setup.configuration().digest());
    }
}
