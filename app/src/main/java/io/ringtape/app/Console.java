package io.ringtape.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The output of a command: results on one stream, everything else on the other.
 *
 * @param out results only; with {@code --json} exactly one object
 * @param err progress, notes and errors
 * @param isTerminal whether a person watches {@code err}, so that lines may be redrawn
 * @param interruption the user's request to end early
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal, Interruption interruption) {

    private static final int CHECK_EVERY = 1 << 16;

    /** Creates a console that is never interrupted. */
    public Console(PrintStream out, PrintStream err, boolean isTerminal) {
        this(out, err, isTerminal, new Interruption());
    }

    /**
     * Returns the streams of this process in UTF-8, with results buffered. The launcher says whether standard error is
     * a terminal.
     */
    public static Console ofProcess() {
        PrintStream out = ResultStream.to(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Console(out, err, Boolean.getBoolean("ringtape.terminal"));
    }

    /** Prints one line of the result. */
    public void result(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** Prints one line that is not part of the result. */
    public void note(String format, Object... values) {
        err.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /**
     * Flushes all results.
     *
     * @throws ReaderGone when the reader has closed the pipe, as {@code | head} does
     * @throws IOException when results were lost for another reason, such as a full disk; its message says so
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

    /**
     * Returns the result stream for long texts. It fails like {@link #requireWritten}, and soon after the first error.
     */
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

    /** The reader of the results has closed the pipe. */
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
