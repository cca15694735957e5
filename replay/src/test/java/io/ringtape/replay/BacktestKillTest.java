package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.tape.TapeCheck;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a backtest at random moments, twenty times and more: what is on its tape opens, is sound and replays. */
class BacktestKillTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    @Test
    void aKilledBacktestLeavesATapeThatIsSoundAndReplaysIdentically() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 5, 60_000);
        Path policies = Files.writeString(folder.resolve("policies.yaml"), "engine: {stateHashEvery: 500}\n");
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path tape = folder.resolve("tape" + kill);
            Process process = BacktestProcess.start(policies, day, tape);
            try {
                awaitTape(process, tape);
                long until = random.nextLong(1_000_000_000L);
                long startedNs = System.nanoTime();
                while (process.isAlive() && System.nanoTime() - startedNs < until) {
                    LockSupport.parkNanos(1_000_000);
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            TapeCheck check = TapeCheck.of(tape);
            assertThat(check.damage()).as("seed %d, kill %d", seed, kill).isEmpty();
            Replay.Result replay = Replay.verify(tape, RunProgress.NONE);
            assertThat(replay.difference()).as("seed %d, kill %d", seed, kill).isEmpty();
            assertThat(replay.entries()).isEqualTo(check.entries());
            cutShort += check.isComplete() ? 0 : 1;
            delete(tape);
        }
        assertThat(cutShort).as("kills that came before the end, seed %d", seed).isPositive();
    }

    private static void awaitTape(Process process, Path tape) throws IOException {
        while (!Files.exists(tape.resolve(TapeManifest.FILE))) {
            assertThat(process.isAlive())
                    .as(Files.readString(tape.resolveSibling(tape.getFileName() + ".log")))
                    .isTrue();
            LockSupport.parkNanos(1_000_000);
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
