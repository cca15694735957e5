package io.ringtape.tape;

import java.nio.file.Path;

/** The disk has too little room left; nothing was written, and what was written stays readable. */
public final class TapeSpaceException extends TapeException {
    private static final long serialVersionUID = 1L;

    TapeSpaceException(Path folder, long usableBytes, long keepFreeBytes) {
        super("the disk of the tape in " + folder + " has " + usableBytes + " bytes left, of which " + keepFreeBytes
                + " are kept free; make room, or let the tape keep less");
    }
}
