package io.ringtape.bench.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often and how long a garbage collector stopped the threads of a process.
 *
 * @param count number of pauses
 * @param greatestMs length of the longest; 0 without pauses
 */
public record Pauses(int count, double greatestMs) {
    /** The flag with which the virtual machine writes this log; the name of the file follows it. */
    public static final String LOG_FLAG = "-Xlog:gc*:file=";

    /** Only the line that ends a pause has its length. G1 names the kind and sizes, ZGC the phase. */
    private static final Pattern PAUSE = Pattern.compile(
            "^\\[(\\d+\\.\\d+)s].*\\bPause (?:Young|Full|Remark|Cleanup|Mark|Relocate).* (\\d+\\.\\d+)ms$");

    private static final Pauses NONE = new Pauses(0, 0);

    /** Returns the pauses in a log that ended at or after {@code seconds} of the process. */
    public static Pauses since(double seconds, Path log) throws IOException {
        Pauses all = NONE;
        for (String line : Files.readAllLines(log)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.matches() && Double.parseDouble(pause.group(1)) >= seconds) {
                all = all.and(Double.parseDouble(pause.group(2)));
            }
        }
        return all;
    }

    private Pauses and(double ms) {
        return new Pauses(count + 1, Math.max(greatestMs, ms));
    }
}
