package io.ringtape.bench;

import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;

/** The process of {@link Restart}: replays the tape in the folder of its one argument, and ends with 0 when it is equal. */
public final class RestartProcess {
    private RestartProcess() {}

    /** Replays it. */
    public static void main(String[] arguments) throws ConfigurationException {
        boolean equal = Replay.verify(Path.of(arguments[0]), RunProgress.NONE)
                .difference()
                .isEmpty();
        System.exit(equal ? 0 : 1);
    }
}
