package io.ringtape.setting;

/** An enum whose constants the file spells otherwise than the code. */
public interface Spelled {
    /** The constant's word in the file. */
    String word();
}
