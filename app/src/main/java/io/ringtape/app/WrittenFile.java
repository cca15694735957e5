package io.ringtape.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file that a command writes. A failure names the file; a full disk by itself does not. */
final class WrittenFile {
    private WrittenFile() {}

    /** Writes {@code text} in UTF-8 in place of what the file holds. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a resource of the program to a file that does not exist. */
    static void copy(InputStream resource, Path file) throws IOException {
        write(Files.createFile(file), resource.readAllBytes());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
