package io.ringtape.synth;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes files under hidden names and renames them once all are complete. Closing deletes the incomplete ones. */
final class PartialFiles implements Closeable {
    private final List<Path> files;

    PartialFiles(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Returns the path under which to write {@code file}. */
    Path of(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    /** Renames all files to their final names, replacing existing files. */
    void rename() throws IOException {
        for (Path file : files) {
            Files.move(of(file), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(of(file));
        }
    }
}
