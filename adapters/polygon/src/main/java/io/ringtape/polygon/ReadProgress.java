package io.ringtape.polygon;

/** Receives the progress of reading files, on the reading thread, about once per mebibyte. */
@FunctionalInterface
public interface ReadProgress {
    /** Ignores progress. */
    ReadProgress NONE = (bytes, totalBytes) -> {};

    /**
     * Reports the bytes read so far. In the last call, {@code bytes} equals {@code totalBytes}.
     *
     * @param bytes read so far as stored on disk, never decreasing
     * @param totalBytes of all files together, the same in every call
     */
    void onRead(long bytes, long totalBytes);
}
