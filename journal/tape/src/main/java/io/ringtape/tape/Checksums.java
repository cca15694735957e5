package io.ringtape.tape;

import java.util.Locale;

/** CRC-32C values as texts. */
final class Checksums {
    private Checksums() {}

    /** Eight hex digits. */
    static String hex(int crc) {
        return String.format(Locale.ROOT, "%08x", crc);
    }

    /** The checksum of a chain, named by its kind. */
    static String chain(int crc) {
        return "crc32c:" + hex(crc);
    }
}
