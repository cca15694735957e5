package io.ringtape.tape;

import java.util.zip.CRC32C;

/**
 * The chain of checksums over the entries of one tape: each is the CRC-32C of the one before it and the frame. It begins
 * with the manifest's identity, so that an entry of another tape, or from another place, does not fit.
 */
final class EntryChain {
    private final CRC32C crc = new CRC32C();
    private final byte[] before = new byte[4];
    private int value;

    EntryChain(int seed) {
        value = seed;
    }

    /** Checksum up to the last entry that was taken. */
    int value() {
        return value;
    }

    /** Takes an entry with that checksum. */
    void take(int checksum) {
        value = checksum;
    }

    /** What the checksum of an entry with that frame is, were it next. */
    int following(byte[] frame, int length) {
        TapeLayout.INT.set(before, 0, value);
        crc.reset();
        crc.update(before, 0, 4);
        crc.update(frame, 0, length);
        return (int) crc.getValue();
    }

    /** The same for a frame that follows the stored checksum at that place of a buffer; leaves the buffer as it was. */
    int followingInPlace(byte[] buffer, int checksumAt, int frameLength) {
        int stored = (int) TapeLayout.INT.get(buffer, checksumAt);
        TapeLayout.INT.set(buffer, checksumAt, value);
        crc.reset();
        crc.update(buffer, checksumAt, 4 + frameLength);
        TapeLayout.INT.set(buffer, checksumAt, stored);
        return (int) crc.getValue();
    }
}
