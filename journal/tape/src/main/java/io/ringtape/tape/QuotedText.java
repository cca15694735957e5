package io.ringtape.tape;

/** Quotes text as JSON does, in a form that YAML reads too. */
final class QuotedText {
    private QuotedText() {}

    /** Returns {@code text} as a JSON string. */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        append(quoted, text);
        return quoted.toString();
    }

    /** Appends {@code text} as a JSON string. */
    static void append(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> appendPlain(to, c);
            }
        }
        to.append('"');
    }

    private static void appendPlain(StringBuilder to, char c) {
        if (isPrintable(c)) {
            to.append(c);
        } else {
            to.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                to.append(Character.forDigit(c >> shift & 0xF, 16));
            }
        }
    }

    /**
     * Whether YAML, Chronicle's wire and a terminal all accept the character unescaped. The wire treats surrogates in
     * its own way.
     */
    static boolean isPrintable(char c) {
        return c >= ' '
                && !(c >= 0x7F && c <= 0x9F)
                && c != 0x2028
                && c != 0x2029
                && c != 0xFEFF
                && c < 0xFFFE
                && !Character.isSurrogate(c);
    }
}
