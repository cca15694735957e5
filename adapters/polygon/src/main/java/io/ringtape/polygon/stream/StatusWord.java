package io.ringtape.polygon.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What the server says of the connection: the {@code status} of a status event, on which to decide. */
public enum StatusWord {
    /** The first word of every connection; authentication may be sent. */
    CONNECTED,

    /** The key is accepted; topics may be subscribed to. */
    AUTH_SUCCESS,

    /** The key or its plan is refused; trying again does not help. */
    AUTH_FAILED,

    /** No authentication came in time. */
    AUTH_TIMEOUT,

    /** A topic was subscribed to or given up; the message names it. */
    SUCCESS,

    /** Something was refused; the message does not name the topic. */
    ERROR,

    /** The key has too many connections; this one will be closed. */
    MAX_CONNECTIONS,

    /** A word that is not in this list. */
    UNKNOWN;

    private static final StatusWord[] VALUES = values();

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] spelling = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    /** The word that those bytes spell, or {@link #UNKNOWN}. */
    static StatusWord of(byte[] bytes, int from, int to) {
        for (StatusWord word : VALUES) {
            if (Arrays.equals(word.spelling, 0, word.spelling.length, bytes, from, to)) {
                return word;
            }
        }
        return UNKNOWN;
    }
}
