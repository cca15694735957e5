package io.ringtape.bench;

import io.ringtape.app.Console;
import io.ringtape.bench.profile.FlameGraph;
import io.ringtape.bench.profile.FoldedStacks;
import io.ringtape.bench.profile.Profiler;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Where engine and tape, and replay, spend their time: a flame graph of each, and its ten greatest frames. */
final class Profile {
    private static final int SHOWN = 10;
    private static final long AT_LEAST_NS = Duration.ofSeconds(5).toNanos();

    private final Session session;
    private final WorkFolder work;
    private final RunProgress progress;

    Profile(Session session, WorkFolder work, RunProgress progress) {
        this.session = session;
        this.work = work;
        this.progress = progress;
    }

    /** Profiles both; the pictures go into that folder. */
    List<Table> draw(Path folder, Console console) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                draw(folder, console, "engine-tape", new EngineTape(session, work, PipelineMode.STEPPED)),
                draw(folder, console, "replay", new ReplayRun(session)));
    }

    private Table draw(Path folder, Console console, String name, Measurement subject) throws IOException {
        progress.phase("profile of " + name, "runs", -1);
        subject.measure();
        String thread = Thread.currentThread().getName();
        FoldedStacks stacks = Profiler.profile(folder, thread::equals, () -> {
            Stopwatch watch = new Stopwatch();
            for (long runs = 1; watch.elapsedNs() < AT_LEAST_NS; runs++) {
                subject.measure();
                progress.at(runs);
            }
        });
        Path svg = folder.resolve("profile-" + name + ".svg");
        Files.writeString(svg, new FlameGraph(subject.name(), stacks).svg());
        Files.write(folder.resolve("profile-" + name + ".folded"), stacks.lines());
        console.note("flame graph: %s", svg);
        return table(name, subject.name(), stacks);
    }

    private static Table table(String name, String title, FoldedStacks stacks) {
        List<List<String>> rows = stacks.top(SHOWN).stream()
                .map(self -> List.of(
                        self.name(), Numbers.percent(self.share()), String.format(Locale.ROOT, "%,d", self.samples())))
                .toList();
        return new Table(
                "profile-" + name,
                "Most time of its own: " + title,
                List.of("frame", "share", "samples"),
                rows,
                List.of("A sample each 2 ms; what was inlined is named as itself."));
    }
}
