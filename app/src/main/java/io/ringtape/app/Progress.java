package io.ringtape.app;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows the progress of long work with its rate and the time left, on standard error: a bar that redraws itself on a
 * terminal, otherwise a plain line every few seconds, as long as it goes on. For one thread.
 */
public final class Progress implements AutoCloseable {
    private static final long FIRST_LINE_NS = Duration.ofSeconds(2).toNanos();
    private static final long LINE_EVERY_NS = Duration.ofSeconds(5).toNanos();

    private final Console console;
    private final String task;
    private final String unit;
    private final long total;
    private final LongSupplier clock;
    private final ProgressBar bar;
    private final long startedNs;
    private long nextLineNs;
    private long lastDone = -1;

    /**
     * Starts showing progress.
     *
     * @param task what is being done, such as {@code backtest}
     * @param unit what is counted, such as {@code events}
     * @param total the number to do, or 0 or less if unknown
     */
    public static Progress start(Console console, String task, String unit, long total) {
        return new Progress(console, task, unit, total, System::nanoTime);
    }

    Progress(Console console, String task, String unit, long total, LongSupplier clock) {
        this.console = console;
        this.task = task;
        this.unit = unit;
        this.total = Math.max(total, 0);
        this.clock = clock;
        startedNs = clock.getAsLong();
        nextLineNs = startedNs + FIRST_LINE_NS;
        bar = console.isTerminal() ? bar() : null;
    }

    /** Reports the number done. Cheap enough to call for every few thousand. */
    public void advanceTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        long nowNs = clock.getAsLong();
        if (nowNs >= nextLineNs && done != lastDone) {
            lastDone = done;
            nextLineNs = nowNs + LINE_EVERY_NS;
            console.err().println(line(done, nowNs - startedNs));
        }
    }

    /** Ends the bar. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private String line(long done, long elapsedNs) {
        double rate = done / (elapsedNs / 1e9);
        StringBuilder line = new StringBuilder(task).append(": ");
        line.append(String.format(Locale.ROOT, "%,d %s", done, unit));
        if (total > 0) {
            line.append(String.format(Locale.ROOT, ", %d %%", Math.min(100, 100 * done / total)));
        }
        line.append(String.format(Locale.ROOT, ", %,.0f/s", rate));
        if (total > 0 && rate > 0) {
            long left = (long) Math.ceil(Math.max(0, total - done) / rate);
            line.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
        }
        return line.toString();
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build();
    }
}
