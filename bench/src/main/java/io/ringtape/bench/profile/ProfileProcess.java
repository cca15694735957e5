package io.ringtape.bench.profile;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.Stopwatch;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The process of {@link Profile}: does the subject of its fourth argument with the tape of its first again and again, in
 * the work folder of its second, and writes the stacks into the file of its third.
 */
public final class ProfileProcess {
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    private ProfileProcess() {}

    /** Records it; ends with 1 when something came out wrong. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[2]);
        try (WorkFolder work = new WorkFolder(Path.of(arguments[1]))) {
            MeasuredSession session = MeasuredSession.inMemory(Path.of(arguments[0]));
            ProfileSubject profiled = ProfileSubject.valueOf(arguments[3]);
            List<String> lines = stacks(profiled, session, work).lines().stream()
                    .filter(profiled::isWork)
                    .toList();
            if (lines.isEmpty()) {
                throw new WrongOutputException(profiled.key(), "no samples", "one or more");
            }
            Files.write(file, lines);
        } catch (WrongOutputException e) {
            System.err.println("wrong output, so no profile: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static FoldedStacks stacks(ProfileSubject profiled, MeasuredSession session, WorkFolder work)
            throws IOException {
        Measurement subject = profiled.subject(session, work);
        Stopwatch warmUp = new Stopwatch();
        do {
            subject.measure();
        } while (warmUp.elapsedNs() < AT_LEAST.toNanos());
        return Profiler.profile(work.place("."), profiled::isWatched, () -> {
            Stopwatch watch = new Stopwatch();
            do {
                subject.measure();
            } while (watch.elapsedNs() < AT_LEAST.toNanos());
        });
    }
}
