package io.ringtape.tape;

import java.util.Locale;

/** Whether a tape is finished. */
public enum TapeStatus {
    /** Being written, or its writer died. */
    OPEN,

    /** Ended in order: counts, checksum and files are in the manifest. */
    COMPLETE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
