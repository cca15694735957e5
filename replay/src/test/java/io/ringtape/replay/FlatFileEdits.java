package io.ringtape.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** Copies of flat files with something changed. */
final class FlatFileEdits {
    private FlatFileEdits() {}

    /** Writes the lines of a gzip file to a plain one, each changed by {@code edit}; null leaves a line out. */
    static Path rewrite(Path file, Path copy, UnaryOperator<String> edit) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Writer out = Files.newBufferedWriter(copy)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String edited = edit.apply(line);
                if (edited != null) {
                    out.write(edited + "\n");
                }
            }
        }
        return copy;
    }
}
