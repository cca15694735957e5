package io.ringtape.setting;

/** An enum whose constants the file spells otherwise than the code. */
public interface Spelled {
    /** Returns the constant's spelling in the file. */
    String word();
}
