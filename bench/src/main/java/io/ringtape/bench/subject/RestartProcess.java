package io.ringtape.bench.subject;

import io.ringtape.bench.measure.ResidentMemory;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The process of {@link Restart}: replays the tape in the folder of its one argument, prints {@code restart
 * REPLAY_SECONDS PEAK_RESIDENT_MB} when the replay is equal.
 */
public final class RestartProcess {
    public static final String ANSWER = "restart ";

    private RestartProcess() {}

    /** Replays it. */
    public static void main(String[] arguments) throws IOException, ConfigurationException {
        ChildProcess.serve(() -> replay(Path.of(arguments[0])));
    }

    private static void replay(Path tape) throws ConfigurationException {
        Stopwatch watch = new Stopwatch();
        Replay.verify(tape, RunProgress.NONE).difference().ifPresent(difference -> {
            throw new WrongOutputException("restart", difference.toString(), "the tape again");
        });
        ChildProcess.answer(
                ANSWER, "%.4f %.1f", watch.seconds(), ResidentMemory.peakMb().orElse(0));
    }
}
