package io.ringtape.tape;

import java.nio.file.Path;
import java.util.Locale;

/** The disk has too little room left; nothing was written, and what was written stays readable. */
public final class TapeSpaceException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeSpaceException(Path folder, long usableBytes, long keepFreeBytes) {
        super(String.format(
                Locale.ROOT,
                "the disk of the tape in %s has %,d bytes free, wanted at least %,d; make room, or keep less free",
                folder,
                usableBytes,
                keepFreeBytes));
    }
}
