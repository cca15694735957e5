package io.ringtape.explain;

import io.ringtape.tape.NewYorkTime;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Command lines of {@code explain}, ready for a shell. */
public final class ExplainLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ExplainLine() {}

    /** Returns the command that explains a signal of the tape in {@code folder}. */
    public static String ofSignal(Path folder, long signalId) {
        return of(folder) + " --signal " + signalId;
    }

    /** Returns the command that explains a symbol of the tape in {@code folder} at the minute of {@code timeNs}. */
    public static String ofMoment(Path folder, String symbol, long timeNs) {
        return of(folder) + " --symbol " + symbol + " --at " + NewYorkTime.minutes(timeNs);
    }

    private static String of(Path folder) {
        return "./ringtape explain " + quoted(folder.toString());
    }

    /** Returns {@code word} as a shell takes it for one word. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
