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
import java.util.function.LongConsumer;

/** Replays the tape in the folder of its one argument once, cold. */
public final class ReplayTask implements ChildTask<ReplayTask.Cold> {
    /**
     * Figures of a cold process.
     *
     * @param seconds of the replay
     * @param peakMb peak resident memory, MiB; 0 on systems other than Linux
     */
    public record Cold(double seconds, double peakMb) {}

    @Override
    public Cold run(List<String> arguments, LongConsumer progress) throws ConfigurationException {
        Stopwatch watch = new Stopwatch();
        Replay.verify(Path.of(arguments.get(0)), RunProgress.NONE).difference().ifPresent(difference -> {
            throw new WrongOutputException("restart", difference.toString(), "the tape again");
        });
        return new Cold(watch.seconds(), ProcFile.peakResidentBytes().orElse(0L) / (double) (1 << 20));
    }
}
