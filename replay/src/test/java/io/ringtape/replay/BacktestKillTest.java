package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.tape.TapeCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a backtest twenty times, when its tape grows past a random byte, and checks that the tape opens, is sound and
 * replays. A kill that comes after the end does not count and is repeated.
 */
class BacktestKillTest {
    private static final int KILLS = 20;
    private static final int ATTEMPTS = 40;
    private static final int WINDOW = 4_096;

    @TempDir
    Path folder;

    @Test
    void aKilledBacktestLeavesATapeThatIsSoundAndReplaysIdentically() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 5, 20_000);
        Path policies = Files.writeString(folder.resolve("policies.yaml"), "engine: {stateHashEvery: 500}\n");
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        long wholeBytes = wholeBytes(policies, day);
        int kills = 0;
        for (int attempt = 0; kills < KILLS && attempt < ATTEMPTS; attempt++) {
            Path tape = folder.resolve("tape" + attempt);
            Process process = BacktestProcess.start(policies, day, tape);
            try {
                awaitByte(process, tape, random.nextLong(wholeBytes - WINDOW));
            } finally {
                process.destroyForcibly().waitFor();
            }
            String which = "seed " + seed + ", attempt " + attempt;
            TapeCheck check = TapeCheck.of(tape);
            assertThat(check.damage()).as(which).isEmpty();
            Replay.Result replay = Replay.verify(tape, RunProgress.NONE);
            assertThat(replay.difference()).as(which).isEmpty();
            assertThat(replay.entries()).as(which).isEqualTo(check.entries());
            kills += check.isComplete() || check.entries() == 0 ? 0 : 1;
            delete(tape);
        }
        assertThat(kills).as("kills in the middle of a run, seed %d", seed).isEqualTo(KILLS);
    }

    /** Returns the length of the tape of an undisturbed run, in bytes. */
    private long wholeBytes(Path policies, SyntheticDay day) throws Exception {
        Path tape = folder.resolve("whole");
        Process process = BacktestProcess.start(policies, day, tape);
        try {
            assertThat(process.waitFor()).as(log(tape)).isZero();
            assertThat(TapeCheck.of(tape).isComplete()).isTrue();
            return Files.size(data(tape).orElseThrow());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Waits until something is written at {@code place} of the tape, or the run has ended. */
    private static void awaitByte(Process process, Path tape, long place) throws IOException {
        while (process.isAlive() && data(tape).isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        Path data = data(tape).orElseThrow(() -> new AssertionError(log(tape)));
        try (FileChannel file = FileChannel.open(data)) {
            while (process.isAlive() && isBlank(file, place)) {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private static boolean isBlank(FileChannel file, long place) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        file.read(window, place);
        window.flip();
        while (window.hasRemaining()) {
            if (window.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Path> data(Path tape) throws IOException {
        if (!Files.isDirectory(tape)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(tape)) {
            return files.filter(file -> file.toString().endsWith(".cq4")).findAny();
        }
    }

    private static String log(Path tape) {
        try {
            return Files.readString(tape.resolveSibling(tape.getFileName() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tape) throws IOException {
        try (Stream<Path> files = Files.list(tape)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
