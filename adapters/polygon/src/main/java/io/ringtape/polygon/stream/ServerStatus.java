package io.ringtape.polygon.stream;

import io.ringtape.event.Text;

/** A status message from the server. Reused: a receiver copies what it keeps. */
public final class ServerStatus {
    private static final int USUAL_MESSAGE = 256;

    public StatusWord word = StatusWord.UNKNOWN;

    /** The status as it was sent, even if unknown. */
    public final Text spelling = new Text(16);

    /** Text for people, or the topic of a {@link StatusWord#SUCCESS}; empty if absent. */
    public final Text message = new Text(USUAL_MESSAGE);
}
