package io.ringtape.polygon.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The {@code status} of a status event, by which the state of the connection is decided. */
public enum StatusWord {
    /** The first message of every connection; authentication may be sent. */
    CONNECTED,

    /** The key is accepted; topics may be subscribed to. */
    AUTH_SUCCESS,

    /** The key or its plan is refused; retrying does not help. */
    AUTH_FAILED,

    /** Authentication did not arrive in time. */
    AUTH_TIMEOUT,

    /** A topic was subscribed to or unsubscribed from; the message names it. */
    SUCCESS,

    /** A request was refused; the message does not name the topic. */
    ERROR,

    /** The key has too many connections; this one will be closed. */
    MAX_CONNECTIONS,

    /** A status that is not in this list. */
    UNKNOWN;

    private static final StatusWord[] VALUES = values();

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] spelling = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    /** Returns the constant spelled by {@code bytes[from..to)}, or {@link #UNKNOWN}. */
    static StatusWord of(byte[] bytes, int from, int to) {
        for (StatusWord word : VALUES) {
            if (Arrays.equals(word.spelling, 0, word.spelling.length, bytes, from, to)) {
                return word;
            }
        }
        return UNKNOWN;
    }
}
