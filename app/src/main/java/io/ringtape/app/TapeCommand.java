package io.ringtape.app;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A command on one tape. */
abstract class TapeCommand extends ConsoleCommand {
    @Parameters(arity = "1", paramLabel = "DIR", description = "Folder of the tape.")
    private Path tape;

    /** Returns the tape's folder. */
    final Path tape() {
        return tape;
    }

    @Override
    void check(UsageProblems problems) {
        problems.requireFolder("DIR", tape);
    }
}
