package io.ringtape.bench.profile;

import io.ringtape.app.Console;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Profiles engine and tape, and replay: a flame graph of each, and the ten frames with the most time of their own. Each
 * runs in a process of its own whose compiler keeps debug information for every instruction.
 */
public final class Profile {
    private static final int SHOWN = 10;

    /** Without these flags a sample is attributed to the next safepoint. */
    private static final String[] EVERY_INSTRUCTION = {"-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"};

    private final MeasuredSession session;
    private final WorkFolder work;
    private final RunProgress progress;

    public Profile(MeasuredSession session, WorkFolder work, RunProgress progress) {
        this.session = session;
        this.work = work;
        this.progress = progress;
    }

    /** Profiles every subject and draws it into {@code folder}. Returns a table for each. */
    public List<ResultTable> draw(Path folder, Console console) throws IOException {
        Files.createDirectories(folder);
        List<ResultTable> tables = new ArrayList<>();
        for (ProfileSubject profiled : ProfileSubject.values()) {
            progress.phase("profile of " + profiled.key(), "processes", -1);
            tables.add(draw(folder, console, profiled));
        }
        WorkFolder.remove(work.place("profile"));
        return tables;
    }

    private ResultTable draw(Path folder, Console console, ProfileSubject profiled) throws IOException {
        Path folded = folder.resolve("profile-" + profiled.key() + ".folded");
        new ChildProcess<>(ProfileTask.class, ProfileTask.Recorded.class)
                .with(EVERY_INSTRUCTION)
                .run(session.tape(), work.place("profile"), folded, profiled.name())
                .required("the profile of " + profiled.key());
        FoldedStacks stacks = FoldedStacks.of(Files.readAllLines(folded));
        String title = profiled.metric().label();
        Path svg = folder.resolve("profile-" + profiled.key() + ".svg");
        Files.writeString(svg, new FlameGraph(title, stacks).svg());
        console.note("flame graph: %s", svg);
        return table(profiled.key(), title, stacks);
    }

    private static ResultTable table(String name, String title, FoldedStacks stacks) {
        ResultTable table =
                new ResultTable("profile-" + name, "Most time of its own: " + title, "frame", "share", "samples");
        stacks.top(SHOWN)
                .forEach(self -> table.row(
                        self.name(), Numbers.percent(self.share()), String.format(Locale.ROOT, "%,d", self.samples())));
        return table.note("A sample each 2 ms; what was inlined is named as itself.");
    }
}
