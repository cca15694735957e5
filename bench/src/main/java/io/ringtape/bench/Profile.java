package io.ringtape.bench;

import io.ringtape.app.Console;
import io.ringtape.bench.profile.FlameGraph;
import io.ringtape.bench.profile.FoldedStacks;
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
final class Profile {
    private static final int SHOWN = 10;

    /** Without them a sample counts for the next place at which the virtual machine may stop, and that may be elsewhere. */
    private static final List<String> EVERY_INSTRUCTION =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private final Session session;
    private final WorkFolder work;
    private final RunProgress progress;

    Profile(Session session, WorkFolder work, RunProgress progress) {
        this.session = session;
        this.work = work;
        this.progress = progress;
    }

    /** Profiles each; the pictures go into that folder. */
    List<Table> draw(Path folder, Console console) throws IOException {
        Files.createDirectories(folder);
        List<Table> tables = new ArrayList<>();
        for (Profiled profiled : Profiled.values()) {
            progress.phase("profile of " + profiled.key(), "processes", -1);
            tables.add(draw(folder, console, profiled));
        }
        WorkFolder.remove(work.place("profile"));
        return tables;
    }

    private Table draw(Path folder, Console console, Profiled profiled) throws IOException {
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
