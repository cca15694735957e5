package io.ringtape.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command speaks: results to one stream, everything else to the other.
 *
 * @param out results only; with {@code --json} exactly one object
 * @param err progress, notes and errors
 * @param isTerminal whether {@code err} is watched by a person, so that lines may be redrawn
 * @param interruption the wish that the command ends early
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal, Interruption interruption) {

    private static final int CHECK_EVERY = 1 << 16;

    /** A console of which nobody interrupts the command. */
    public Console(PrintStream out, PrintStream err, boolean isTerminal) {
        this(out, err, isTerminal, new Interruption());
    }

    /** The streams of this process in UTF-8, results buffered; the launcher says whether standard error is a terminal. */
    public static Console ofProcess() {
        PrintStream out = ResultStream.to(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Console(out, err, Boolean.getBoolean("ringtape.terminal"));
    }

    /** Prints one line of the result. */
    public void result(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** Prints one line of news that is not the result. */
    public void note(String format, Object... values) {
        err.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /**
     * Writes out all results so far.
     *
     * @throws ReaderGone when nobody reads any more, as behind {@code | head}
     * @throws IOException when results were lost otherwise, as on a full disk; its message says so
     */
    void requireWritten() throws IOException {
        if (!out.checkError()) {
            return;
        }
        IOException reason = out instanceof ResultStream results ? results.failure() : null;
        if (reason != null && "Broken pipe".equals(reason.getMessage())) {
            throw new ReaderGone();
        }
        throw new IOException(
                "results were lost, standard output cannot be written"
                        + (reason == null ? "" : ": " + reason.getMessage()),
                reason);
    }

    /** The stream of results for long texts; it fails as {@link #requireWritten} does, and not much later. */
    Appendable asAppendable() {
        return new Appendable() {
            private int unchecked;

            @Override
            public Appendable append(CharSequence text) throws IOException {
                out.append(text);
                unchecked += text.length();
                if (unchecked > CHECK_EVERY) {
                    unchecked = 0;
                    requireWritten();
                }
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                return append(text.subSequence(start, end));
            }

            @Override
            public Appendable append(char letter) throws IOException {
                return append(String.valueOf(letter));
            }
        };
    }

    /** Nobody reads the results any more. */
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
