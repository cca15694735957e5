package io.ringtape.bench.jmh;

import io.ringtape.replay.RunProgress;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** JMH's own talk: how far it has come is told, the rest kept for the case that a benchmark fails. */
final class JmhProgress implements OutputFormat {
    private final RunProgress progress;
    private final int total;
    private final StringBuilder talk = new StringBuilder();
    private int done;

    /** Tells of so many benchmarks, each value of a parameter counted. */
    JmhProgress(RunProgress progress, int total) {
        this.progress = progress;
        this.total = total;
    }

    @Override
    public void startRun() {
        progress.phase("JMH", "benchmarks", total);
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {}

    /** All that was said since the last benchmark began. */
    String talk() {
        return talk.toString();
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {}

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        talk.setLength(0);
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        progress.at(++done);
    }

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void print(String text) {
        talk.append(text);
    }

    @Override
    public void println(String text) {
        talk.append(text).append('\n');
    }

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int letter) {}

    @Override
    public void write(byte[] text) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
