package io.ringtape.bench.jmh;

import io.ringtape.event.Text;

/** A text on its way to or from Chronicle Wire, which takes letters and not bytes; ASCII only. */
final class WireText {
    private static final int LONGEST = 256;

    private final StringBuilder letters = new StringBuilder(LONGEST);
    private final byte[] bytes = new byte[LONGEST];

    /** The text as letters. */
    StringBuilder of(Text text) {
        letters.setLength(0);
        for (int i = 0; i < text.length(); i++) {
            letters.append((char) text.bytes()[i]);
        }
        return letters;
    }

    /** Room to read letters into. */
    StringBuilder cleared() {
        letters.setLength(0);
        return letters;
    }

    /** Gives the letters to a text. */
    void into(Text text) {
        int count = letters.length();
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) letters.charAt(i);
        }
        text.set(bytes, 0, count);
    }
}
