package io.ringtape.bench.profile;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildTask;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Repeats a subject while it is profiled. Arguments: the folder of the tape, the work folder, the file for the stacks,
 * and the {@link ProfileSubject}.
 */
public final class ProfileTask implements ChildTask<ProfileTask.Recorded> {
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    /** The number of distinct stacks in the file. */
    record Recorded(int stacks) {}

    @Override
    public Recorded run(List<String> arguments, LongConsumer progress) throws IOException {
        try (WorkFolder work = new WorkFolder(Path.of(arguments.get(1)))) {
            MeasuredSession session = MeasuredSession.inMemory(Path.of(arguments.get(0)));
            ProfileSubject subject = ProfileSubject.valueOf(arguments.get(3));
            List<String> lines = stacks(subject, session, work).lines().stream()
                    .filter(subject::isWork)
                    .toList();
            if (lines.isEmpty()) {
                throw new WrongOutputException(subject.key(), "no samples", "one or more");
            }
            Files.write(Path.of(arguments.get(2)), lines);
            return new Recorded(lines.size());
        }
    }

    private static FoldedStacks stacks(ProfileSubject profiled, MeasuredSession session, WorkFolder work)
            throws IOException {
        Measurement subject = profiled.metric().on(new RunContext(session, work, Workload.QUICK));
        repeat(subject);
        return Profiler.profile(work.place("."), profiled::isWatched, () -> repeat(subject));
    }

    /** Measures the subject again and again, first to warm up, then for the samples. */
    private static void repeat(Measurement subject) throws IOException {
        Stopwatch watch = new Stopwatch();
        do {
            subject.measure();
        } while (watch.elapsedNs() < AT_LEAST.toNanos());
    }
}
