package io.ringtape.bench.subject;

import io.ringtape.bench.measure.ProcFile;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.config.ConfigurationException;
import io.ringtape.replay.Replay;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays the tape in the folder of its one argument once, cold. Results: {@code seconds} of the replay, and {@code peakMb},
 * the peak resident memory in MiB, 0 where the system does not tell.
 */
public final class ReplayTask implements ChildTask {
    @Override
    public void run(List<String> arguments, Results results) throws ConfigurationException {
        Stopwatch watch = new Stopwatch();
        Replay.verify(Path.of(arguments.get(0)), RunProgress.NONE).difference().ifPresent(difference -> {
            throw new WrongOutputException("restart", difference.toString(), "the tape again");
        });
        results.put("seconds", watch.seconds());
        results.put("peakMb", ProcFile.peakResidentBytes().orElse(0L) / (double) (1 << 20));
    }
}
