package io.ringtape.polygon.stream;

import io.ringtape.event.Text;

/** A status event of the server. Reused: a receiver copies what it keeps. */
public final class ServerStatus {
    private static final int USUAL_MESSAGE = 256;

    /** What it says. */
    public StatusWord word = StatusWord.UNKNOWN;

    /** The word as it was sent, also an unknown one. */
    public final Text spelling = new Text(16);

    /** Free text for people, or the topic of a {@link StatusWord#SUCCESS}; empty when there is none. */
    public final Text message = new Text(USUAL_MESSAGE);
}
