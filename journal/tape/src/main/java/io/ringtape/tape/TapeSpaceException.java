package io.ringtape.tape;

import java.nio.file.Path;
import java.util.Locale;

/** The disk has too little room left; what was written before stays readable. */
public final class TapeSpaceException extends TapeException {
    private static final long serialVersionUID = 1L;

    /** The disk filled before the guard looked; the tape goes no further. */
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
