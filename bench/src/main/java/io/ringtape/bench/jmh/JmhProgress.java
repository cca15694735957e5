package io.ringtape.bench.jmh;

import io.ringtape.replay.RunProgress;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Shows the progress of a JMH run, and keeps the output of the last benchmark to show it if that fails. */
final class JmhProgress implements OutputFormat {
    private final RunProgress progress;
    private final StringBuilder text = new StringBuilder();
    private int done;

    JmhProgress(RunProgress progress) {
        this.progress = progress;
    }

    /** Returns what was printed since the last benchmark began. */
    String text() {
        return text.toString();
    }

    @Override
    public void startRun() {
        progress.phase("JMH", "benchmarks", -1);
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        text.setLength(0);
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        progress.at(++done);
    }

    @Override
    public void print(String more) {
        text.append(more);
    }

    @Override
    public void println(String more) {
        text.append(more).append('\n');
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {}

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void verbosePrintln(String more) {}

    @Override
    public void write(int letter) {}

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
