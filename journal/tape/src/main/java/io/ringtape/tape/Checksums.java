package io.ringtape.tape;

import java.util.Locale;

/** Text forms of CRC-32C values. */
final class Checksums {
    private Checksums() {}

    /** Returns {@code crc} as eight hex digits. */
    static String hex(int crc) {
        return String.format(Locale.ROOT, "%08x", crc);
    }

    /** Returns the checksum of a chain with its kind, {@code crc32c:xxxxxxxx}. */
    static String chain(int crc) {
        return "crc32c:" + hex(crc);
    }
}
