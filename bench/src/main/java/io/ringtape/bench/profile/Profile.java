package io.ringtape.bench.profile;

import io.ringtape.app.Console;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
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
 * Where engine and tape, and replay, spend their time: a flame graph of each, and its ten greatest frames. Each is done by
 * a process of its own, whose compiler keeps what is needed to tell the frame of every instruction.
 */
public final class Profile {
    private static final int SHOWN = 10;

    /** Without them a sample counts for the next place at which the virtual machine may stop, and that may be elsewhere. */
    private static final List<String> EVERY_INSTRUCTION =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private final MeasuredSession session;
    private final WorkFolder work;
    private final RunProgress progress;

    public Profile(MeasuredSession session, WorkFolder work, RunProgress progress) {
        this.session = session;
        this.work = work;
        this.progress = progress;
    }

    /** Profiles each; the pictures go into that folder. */
    public List<Table> draw(Path folder, Console console) throws IOException {
        Files.createDirectories(folder);
        List<Table> tables = new ArrayList<>();
        for (ProfileSubject profiled : ProfileSubject.values()) {
            progress.phase("profile of " + profiled.key(), "processes", -1);
            tables.add(draw(folder, console, profiled));
        }
        WorkFolder.remove(work.place("profile"));
        return tables;
    }

    private Table draw(Path folder, Console console, ProfileSubject profiled) throws IOException {
        Path folded = folder.resolve("profile-" + profiled.key() + ".folded");
        int code = new ChildProcess(ProfileProcess.class, flag -> true, EVERY_INSTRUCTION)
                .run(
                        List.of(
                                session.tape().toString(),
                                work.place("profile").toString(),
                                folded.toString(),
                                profiled.name()),
                        System.err::println);
        if (code != 0) {
            throw new WrongOutputException("profile of " + profiled.key(), "exit code " + code, "exit code 0");
        }
        FoldedStacks stacks = FoldedStacks.of(Files.readAllLines(folded));
        String title = profiled.subject(session, work).name();
        Path svg = folder.resolve("profile-" + profiled.key() + ".svg");
        Files.writeString(svg, new FlameGraph(title, stacks).svg());
        console.note("flame graph: %s", svg);
        return table(profiled.key(), title, stacks);
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
