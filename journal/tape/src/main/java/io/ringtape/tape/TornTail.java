package io.ringtape.tape;

/**
 * The half-written end of a tape whose writer died. It contains no append that returned, unless the disk was full, in
 * which case the error comes an entry or two late.
 *
 * @param entry number that the entry would have had, from 1
 * @param offset byte offset of its start in the data file
 * @param bytes written of it, up to the last nonzero byte
 */
public record TornTail(long entry, long offset, long bytes) {
    @Override
    public String toString() {
        return bytes + " bytes of a half-written entry " + entry + " at byte " + offset;
    }
}
