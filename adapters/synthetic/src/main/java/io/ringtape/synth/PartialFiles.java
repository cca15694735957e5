package io.ringtape.synth;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Files under hidden names beside those they get once all are whole; closing removes what did not get that far. */
final class PartialFiles implements Closeable {
    private final List<Path> files;

    PartialFiles(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Where to write that file. */
    Path of(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    /** Gives all files their names, over files of that name. */
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
