package io.ringtape.app;

import io.ringtape.event.Missing;
import io.ringtape.tape.SessionEnding;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeStat;
import io.ringtape.tape.TornTail;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The {@code journal stat} command. */
@CommandLine.Command(
        name = "stat",
        header = "Describe a tape and count its events.",
        footer = {
            "",
            "Examples:",
            "  ./ringtape journal stat tapes/2026-03-02",
            "  ./ringtape journal stat tapes/2026-03-02 --json"
        })
final class JournalStatCommand extends TapeCommand {
    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    ExitCode perform(Console console) throws IOException {
        TapeStat stat = TapeStat.of(tape());
        if (json) {
            console.result("%s", json(stat));
        } else {
            stat.print(console.out());
        }
        return ExitCode.DONE;
    }

    private static JsonReport json(TapeStat stat) {
        TapeManifest manifest = stat.manifest();
        return new JsonReport()
                .text("tradingDate", manifest.tradingDate().toString())
                .text("mode", manifest.mode().name())
                .texts("symbols", manifest.symbols())
                .count("format", manifest.versions().format())
                .count("engineVersion", manifest.engineVersion())
                .text("codeVersion", manifest.codeVersion())
                .text("configurationDigest", manifest.configurationDigest())
                .flag("synthetic", stat.synthetic())
                .text("status", manifest.status().name().toLowerCase(Locale.ROOT))
                .count("entries", stat.extent().entries())
                .count("events", stat.events().count())
                .counts("eventsByType", new TreeMap<>(stat.events().byType()))
                .object("ending", stat.ending().map(JournalStatCommand::json).orElse(null))
                .text("first", instant(stat.events().firstNs()))
                .text("last", instant(stat.events().lastNs()))
                .count("bytes", stat.extent().bytes())
                .statistic("bytesPerEvent", stat.bytesPerEvent())
                .text("checksum", stat.extent().checksum())
                .object(
                        "tornTail",
                        stat.extent().tornTail().map(JournalStatCommand::json).orElse(null));
    }

    private static JsonReport json(SessionEnding ending) {
        JsonReport report = new JsonReport()
                .text("reason", ending.reason().name())
                .count("badRows", ending.badRows())
                .counts("badRowReasons", ending.badRowReasons());
        ending.leftOut().forEach(report::count);
        return report;
    }

    /** Returns a half-written end as an object. */
    static JsonReport json(TornTail torn) {
        return new JsonReport()
                .count("entry", torn.entry())
                .count("offset", torn.offset())
                .count("bytes", torn.bytes());
    }

    private static String instant(long epochNs) {
        return Missing.isPresent(epochNs) ? Instant.ofEpochSecond(0, epochNs).toString() : null;
    }
}
