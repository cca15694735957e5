package io.ringtape.app;

import io.ringtape.tape.TapeCheck;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code journal check} command. */
@CommandLine.Command(
        name = "check",
        header = "Verify that a tape is as it was written.",
        description = {
            "",
            "Checks every entry against the chain of checksums and, if the tape is complete, every byte of every file. A"
                    + " flipped bit or a missing, repeated or reordered entry is named, and the exit code is 4. A"
                    + " half-written entry at the end of a tape whose writer died is not damage: it is set aside and reported.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal check tapes/2026-03-02",
            "  ./ringtape journal check tapes/2026-03-02 --json"
        })
final class JournalCheckCommand extends TapeCommand {
    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    ExitCode perform(Console console) throws IOException {
        TapeCheck check = TapeCheck.of(tape());
        if (json) {
            console.result("%s", json(check));
        } else {
            check.print(console.out());
        }
        return check.damage().isPresent() ? ExitCode.TAPE_DAMAGED : ExitCode.DONE;
    }

    private static JsonReport json(TapeCheck check) {
        return new JsonReport()
                .flag("ok", check.damage().isEmpty())
                .flag("complete", check.isComplete())
                .count("entries", check.entries())
                .text("checksum", check.checksum())
                .object(
                        "tornTail",
                        check.tornTail().map(JournalStatCommand::json).orElse(null))
                .object("damage", check.damage().map(JournalCheckCommand::json).orElse(null));
    }

    private static JsonReport json(TapeCheck.Damage damage) {
        return new JsonReport()
                .count("entry", damage.entry())
                .count("offset", damage.offset())
                .text("detail", damage.detail());
    }
}
