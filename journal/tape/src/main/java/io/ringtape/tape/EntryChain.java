package io.ringtape.tape;

import java.util.zip.CRC32C;

/**
 * The chain of checksums over the entries of a tape: each is the CRC-32C of the checksum before it and the frame. It
 * starts from the manifest's identity, so that an entry from another tape or another place does not match.
 */
final class EntryChain {
    private final CRC32C crc = new CRC32C();
    private final byte[] before = new byte[4];
    private int value;

    EntryChain(int seed) {
        value = seed;
    }

    /** Returns the checksum up to the last entry taken. */
    int value() {
        return value;
    }

    /** Extends the chain by an entry with the given checksum. */
    void take(int checksum) {
        value = checksum;
    }

    /** Returns the checksum that the next entry would have with {@code frame}. Does not extend the chain. */
    int following(byte[] frame, int length) {
        TapeLayout.INT.set(before, 0, value);
        crc.reset();
        crc.update(before, 0, 4);
        crc.update(frame, 0, length);
        return (int) crc.getValue();
    }

    /**
     * Like {@link #following}, for a frame that comes after its stored checksum in {@code buffer}. Leaves the buffer
     * unchanged.
     */
    int followingInPlace(byte[] buffer, int checksumAt, int frameLength) {
        int stored = (int) TapeLayout.INT.get(buffer, checksumAt);
        TapeLayout.INT.set(buffer, checksumAt, value);
        crc.reset();
        crc.update(buffer, checksumAt, 4 + frameLength);
        TapeLayout.INT.set(buffer, checksumAt, stored);
        return (int) crc.getValue();
    }
}
