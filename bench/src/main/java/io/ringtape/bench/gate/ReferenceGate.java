package io.ringtape.bench.gate;

import io.ringtape.app.Console;
import io.ringtape.app.ExitCode;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares this clone with that of a reference commit: processor time of whole commands, each started by the launcher of
 * its clone, in interleaved pairs on this machine. A command has become slower if two trials, the second started because
 * of the first, each prove that the reference takes less than {@value #BOUND} of its time.
 */
public final class ReferenceGate {
    private static final double BOUND = 0.9;
    private static final String DATE = "2026-03-02";
    private static final String SYMBOLS = "SPY,QQQ";
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int CHILDREN_USER_TICKS = 13;
    private static final GateRules RULES = new GateRules(1, 10, 20, GateRules.USUAL.doubt());

    private final Path own;
    private final Path reference;
    private final Path work;
    private final ProcessorTime time;
    private final RunProgress progress;

    /** A command whose processor time is compared. */
    private enum Command {
        BACKTEST,
        REPLAY;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The processor time of all ended child processes, in ticks; empty where it is not known. */
    @FunctionalInterface
    interface ProcessorTime {
        Optional<Long> ticks() throws IOException;
    }

    /**
     * Prepares a comparison.
     *
     * @param own root of this program's clone
     * @param reference root of the clone of the reference commit
     * @param work folder for market files and tapes
     */
    public ReferenceGate(Path own, Path reference, Path work, RunProgress progress) {
        this(own, reference, work, progress, ReferenceGate::childTicks);
    }

    ReferenceGate(Path own, Path reference, Path work, RunProgress progress, ProcessorTime time) {
        this.own = own;
        this.reference = reference;
        this.work = work;
        this.progress = progress;
        this.time = time;
    }

    /** Measures and judges. Returns {@link ExitCode#FAILED} if a command became slower. */
    public ExitCode judge(Console console) throws IOException {
        if (time.ticks().isEmpty()) {
            console.note("NOT JUDGED, so passed without proof: reference (only Linux counts the time of processes)");
            return ExitCode.DONE;
        }
        run(reference, List.of("--version")); // builds it
        run(
                own,
                List.of(
                        "synth",
                        "--date",
                        DATE,
                        "--symbols",
                        SYMBOLS,
                        "--scale",
                        "100k",
                        "--force",
                        "--out",
                        market()));
        boolean fell = false;
        progress.phase("reference", "commands", Command.values().length);
        for (Command command : Command.values()) {
            Trial trial = trial(command);
            if (trial.verdict(BOUND) == BoundVerdict.FELL) {
                console.note("%s: measured again", line(command, trial));
                trial = trial(command);
            }
            BoundVerdict verdict = trial.verdict(BOUND);
            console.result("%s", line(command, trial));
            if (verdict == BoundVerdict.UNDECIDED) {
                console.note(
                        "NOT JUDGED, so passed without proof: reference/%s (%s)", command.label(), trial.reason(BOUND));
            }
            fell |= verdict == BoundVerdict.FELL;
            progress.at(command.ordinal() + 1L);
        }
        return fell ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Trial trial(Command command) throws IOException {
        boolean[] ownFirst = {false};
        return Trial.of(
                () -> {
                    ownFirst[0] = !ownFirst[0];
                    double first = ticks(ownFirst[0] ? own : reference, command);
                    double second = ticks(ownFirst[0] ? reference : own, command);
                    return Pair.quiet(ownFirst[0] ? second / first : first / second);
                },
                BOUND,
                RULES);
    }

    private static String line(Command command, Trial trial) {
        MedianInterval found = trial.interval();
        return String.format(
                Locale.ROOT,
                "%s: reference/%s %.4f (%.4f – %.4f, %d pairs), wanted %.2f or more: time of the reference ÷ of this build",
                trial.verdict(BOUND).label(),
                command.label(),
                found.median(),
                found.low(),
                found.high(),
                trial.pairs().size(),
                BOUND);
    }

    /** Runs the command with one of the builds. Returns its processor time in ticks. */
    private double ticks(Path clone, Command command) throws IOException {
        Path tape = work.resolve(clone.equals(own) ? "own-tape" : "reference-tape");
        if (command == Command.BACKTEST) {
            WorkFolder.remove(tape);
        }
        long before = time.ticks().orElseThrow();
        run(clone, command == Command.BACKTEST ? backtest(tape) : List.of("replay", tape.toString()));
        return time.ticks().orElseThrow() - before;
    }

    private List<String> backtest(Path tape) {
        List<String> arguments = new ArrayList<>(List.of("backtest", "--date", DATE, "--symbols", SYMBOLS));
        for (String kind : List.of("trades", "quotes", "bars")) {
            arguments.add("--" + kind);
            arguments.add(market() + "/" + kind + "-" + DATE + ".csv.gz");
        }
        arguments.addAll(List.of("--tape", tape.toString()));
        return arguments;
    }

    private String market() {
        return work.resolve("market").toString();
    }

    private void run(Path clone, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(clone.resolve("ringtape").toString()));
        command.addAll(arguments);
        Path output = work.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while comparing with the reference", e);
        }
    }

    /** Returns the processor time of all ended child processes; empty on systems other than Linux. */
    private static Optional<Long> childTicks() throws IOException {
        if (!Files.isReadable(STAT)) {
            return Optional.empty();
        }
        String line = Files.readString(STAT);
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Optional.of(Long.parseLong(words[CHILDREN_USER_TICKS]) + Long.parseLong(words[CHILDREN_USER_TICKS + 1]));
    }
}
