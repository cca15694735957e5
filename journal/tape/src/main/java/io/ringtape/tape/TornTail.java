package io.ringtape.tape;

/**
 * The half-written end of a tape whose writer died. No append that returned is in it, unless the disk was full: then the
 * fault comes an entry or two late.
 *
 * @param entry number that the half-written entry would have had, from 1
 * @param offset where it begins in the data file
 * @param bytes how many bytes of it were written, up to the last that is not zero
 */
public record TornTail(long entry, long offset, long bytes) {
    @Override
    public String toString() {
        return bytes + " bytes of a half-written entry " + entry + " at byte " + offset;
    }
}
