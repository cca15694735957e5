package io.ringtape.polygon;

/** Told how far the reading of files has come; called on the reading thread, about once a mebibyte. */
@FunctionalInterface
public interface ReadProgress {
    /** Tells nobody. */
    ReadProgress NONE = (bytes, totalBytes) -> {};

    /**
     * So many bytes of all files, as they lie on disk, are read. The last call says that all are.
     *
     * @param bytes read so far, never falling
     * @param totalBytes of all files together, the same at every call
     */
    void onRead(long bytes, long totalBytes);
}
