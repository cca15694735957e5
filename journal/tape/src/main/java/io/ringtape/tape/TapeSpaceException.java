package io.ringtape.tape;

import java.nio.file.Path;
import java.util.Locale;

/** Thrown when the disk has too little space. What was written before stays readable. */
public final class TapeSpaceException extends TapeException {
    private static final long serialVersionUID = 1L;

    /** Reports that the disk filled up before the guard checked. The tape takes no more. */
    TapeSpaceException(Path folder, long entries, InternalError fault) {
        super(
                String.format(
                        Locale.ROOT,
                        "the disk of the tape in %s filled while writing; the tape is sound up to about entry %,d,"
                                + " journal check says which",
                        folder,
                        entries),
                fault);
    }

    TapeSpaceException(Path folder, long usableBytes, long keepFreeBytes) {
        super(String.format(
                Locale.ROOT,
                "the disk of the tape in %s has %,d bytes free, wanted at least %,d; make room, or keep less free",
                folder,
                usableBytes,
                keepFreeBytes));
    }
}
