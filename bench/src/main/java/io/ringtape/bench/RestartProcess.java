package io.ringtape.bench;

import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The process of {@link Restart}: replays the tape in the folder of its one argument, prints {@code restart
 * REPLAY_SECONDS PEAK_RESIDENT_MB}, and ends with 0 when the replay is equal.
 */
public final class RestartProcess {
    static final String ANSWER = "restart ";

    private RestartProcess() {}

    /** Replays it. */
    public static void main(String[] arguments) throws ConfigurationException {
        Stopwatch watch = new Stopwatch();
        boolean equal = Replay.verify(Path.of(arguments[0]), RunProgress.NONE)
                .difference()
                .isEmpty();
        System.out.println(ANSWER
                + String.format(
                        Locale.ROOT,
                        "%.4f %.1f",
                        watch.seconds(),
                        ResidentMemory.peakMb().orElse(0)));
        System.exit(equal ? 0 : 1);
    }
}
